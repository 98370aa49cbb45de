import { Anchor } from "@mantine/core";
import { useState } from "react";
import type { Metrics } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { ItemLinks } from "../milestones/item-links.tsx";
import classes from "./metrics.module.css";

type Fix = Metrics["fixOnce"][number];
type FixPanelProps = { readonly systemId: string; readonly metrics: Metrics };

const MOST_LINKS = 6;
const WHAT = { product: "Product", solution: "Solution", weakness: "Weakness" } as const;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The fewest fixes that remove the most late risk. */
export const FixPanel = ({ systemId, metrics: { fixOnce, lateRiskWeights } }: FixPanelProps) => (
  <Section title="Fix once" padded={false}>
    <p className={classes["finding"]}>{findingOf(fixOnce)}</p>
    {fixOnce.length > 0 && (
      <>
        <p className={classes["note"]}>{lateRiskWeights}</p>
        <Table label="Fixes, the one that removes the most late risk first" stack>
          <thead>
            <tr>
              <th scope="col">Fix</th>
              <th scope="col">Kind</th>
              <th scope="col">Items</th>
              <th scope="col" data-number>
                Points
              </th>
              <th scope="col" data-number>
                Late risk so far
              </th>
            </tr>
          </thead>
          <tbody>
            {fixOnce.map((fix) => (
              <tr key={`${fix.what} ${fix.name}`}>
                <td>
                  <div className={classes["clamp"]}>{fix.name}</div>
                </td>
                <td data-label="Kind">{WHAT[fix.what]}</td>
                <td data-label="Items">
                  <div>
                    {counted(fix.poamIds.length, "item")}, {counted(fix.places, "place")}:{" "}
                    <Items systemId={systemId} fix={fix} />
                  </div>
                </td>
                <td data-label="Points" data-number>
                  {count(fix.points)}
                </td>
                <td data-label="So far" data-number>
                  {percent(fix.removedSoFar)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </>
    )}
  </Section>
);

const Items = ({ systemId, fix: { poamIds } }: { readonly systemId: string; readonly fix: Fix }) => {
  const [all, setAll] = useState(false);
  const more = poamIds.length - MOST_LINKS;
  return (
    <>
      <ItemLinks systemId={systemId} poamIds={all ? poamIds : poamIds.slice(0, MOST_LINKS)} />
      {!all && more > 0 && (
        <>
          {" and "}
          <Anchor component="button" type="button" inherit underline="always" onClick={() => setAll(true)}>
            {count(more)} more
          </Anchor>
        </>
      )}
    </>
  );
};

const findingOf = (fixes: readonly Fix[]): string => {
  const [first] = fixes;
  if (first === undefined) return "Nothing is late, so no fix comes before the others.";
  const few = fixes[Math.min(2, fixes.length - 1)] ?? first;
  const so = Math.min(3, fixes.length);
  return `${so === 1 ? "One fix removes" : `${so} fixes remove`} ${percent(few.removedSoFar)} of the late risk.`;
};
