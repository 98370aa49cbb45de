import { Button } from "@mantine/core";
import { useState } from "react";
import type { ImportChange } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { ItemLink } from "../../components/item-link.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { useNarrow } from "../../components/use-narrow.ts";
import { Table } from "../../components/table.tsx";
import classes from "./diff.module.css";

const FIRST = 25;
const FIRST_NARROW = 8;

type ChangeTableProps = {
  readonly systemId: string;
  readonly label: string;
  readonly changes: readonly ImportChange[];
  /** Whether new items exist by now: in a preview they have only the number that they would get. */
  readonly applied: boolean;
};

/** The lines of one group: weakness, severity, findings, assets, item. */
export const ChangeTable = ({ systemId, label, changes, applied }: ChangeTableProps) => {
  const [all, setAll] = useState(false);
  const first = useNarrow() ? FIRST_NARROW : FIRST;
  const shown = all ? changes : changes.slice(0, first);
  return (
    <>
      <Table label={`${label}: weaknesses`} layout="fixed" stack>
        <colgroup>
          <col style={{ width: 124 }} />
          <col style={{ width: "33%" }} />
          <col style={{ width: 132 }} />
          <col style={{ width: 84 }} />
          <col />
          <col style={{ width: 80 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">Weakness</th>
            <th scope="col">Source id</th>
            <th scope="col" data-number>
              Findings
            </th>
            <th scope="col">Assets</th>
            <th scope="col">Item</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={`${change.sourceIdentifier} ${change.poamId ?? ""} ${change.weaknessName}`}>
              <td data-label="Severity">
                <RiskMark rating={change.severity} />
              </td>
              <td data-label="Weakness" style={{ overflowWrap: "anywhere" }}>
                {change.weaknessName}
              </td>
              <td data-label="Source id">
                <span className={classes["sourceid"]} title={change.sourceIdentifier}>
                  {change.sourceIdentifier}
                </span>
              </td>
              <td data-label="Findings" data-number>
                {count(change.findings)}
              </td>
              <td data-label="Assets" style={{ overflowWrap: "anywhere" }}>
                {assetWords(change)}
              </td>
              <td data-label="Item">
                {change.poamId === null || (!applied && change.itemIsNew) ? (
                  (change.poamId ?? "new")
                ) : (
                  <ItemLink systemId={systemId} poamId={change.poamId} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {changes.length > first && !all && (
        <div className={classes["more"]}>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            Show all {counted(changes.length, "weakness", "weaknesses")}
          </Button>
        </div>
      )}
    </>
  );
};

const SHOWN_ASSETS = 2;
/** The first two by name, then how many more. */
const assetWords = ({ assets, assetCount }: ImportChange): string => {
  const first = assets.slice(0, SHOWN_ASSETS).join(", ");
  return assetCount <= SHOWN_ASSETS ? first : `${first} and ${count(assetCount - SHOWN_ASSETS)} more`;
};
