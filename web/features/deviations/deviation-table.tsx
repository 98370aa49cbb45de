import { Text } from "@mantine/core";
import type { Deviation, System } from "../../api/api.generated.ts";
import { DayText } from "../../components/instant-text.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { Table } from "../../components/table.tsx";
import { DecisionButtons } from "./decision-buttons.tsx";
import { DeviationDetail } from "./deviation-detail.tsx";
import { TYPE_WORDS } from "./deviation-words.ts";
import classes from "./deviations.module.css";
import { ItemLinks } from "./item-links.tsx";
import { LastDay } from "./last-day.tsx";
import { RequestMark } from "./request-mark.tsx";

/** What was never in force has no end to speak of. */
const NEVER_HELD: ReadonlySet<Deviation["status"]> = new Set(["rejected", "withdrawn"]);

type DeviationTableProps = {
  readonly system: System;
  readonly today: string;
  readonly label: string;
  readonly deviations: readonly Deviation[];
  /** What to say instead of an empty table. */
  readonly none: string;
};

export const DeviationTable = ({ system, today, label, deviations, none }: DeviationTableProps) => {
  if (deviations.length === 0)
    return (
      <Text size="sm" c="dimmed" className={classes["none"]}>
        {none}
      </Text>
    );
  return (
    <Table label={label} layout="fixed" stack>
      <thead>
        <tr>
          <th scope="col" className={classes["nameColumn"]}>
            Request
          </th>
          <th scope="col">For</th>
          <th scope="col" className={classes["typeColumn"]}>
            Type
          </th>
          <th scope="col" className={classes["statusColumn"]}>
            Status
          </th>
          <th scope="col" className={classes["dayColumn"]}>
            Last day
          </th>
          <th scope="col" className={classes["askedColumn"]}>
            Asked
          </th>
          <th scope="col" className={classes["deedsColumn"]}>
            Decision
          </th>
        </tr>
      </thead>
      <tbody>
        {deviations.map((deviation) => (
          <tr key={deviation.id}>
            <th scope="row">{deviation.name}</th>
            <td data-label="For">
              <div>
                <Subject system={system} deviation={deviation} />
                <details className={classes["inRow"]}>
                  <summary className={classes["more"]} aria-label={`Details of ${deviation.name}`}>
                    Details
                  </summary>
                  <DeviationDetail system={system} deviation={deviation} today={today} />
                </details>
              </div>
            </td>
            <td data-label="Type">{TYPE_WORDS[deviation.claim.type]}</td>
            <td data-label="Status">
              <RequestMark status={deviation.status} />
            </td>
            <td data-label="Last day">
              <div>
                <LastDay
                  today={today}
                  day={deviation.expiresOn ?? deviation.wantedUntil}
                  none={NEVER_HELD.has(deviation.status) ? "none" : "no end"}
                />
                {deviation.status === "approved" && deviation.reviewOn !== null && (
                  <div className={classes["quiet"]}>
                    review <LastDay today={today} day={deviation.reviewOn} none="" />
                  </div>
                )}
              </div>
            </td>
            <td data-label="Asked">
              <div>
                <DayText day={deviation.requestedOn} />
                <div className={classes["quiet"]}>{deviation.requestedBy}</div>
              </div>
            </td>
            <td data-label="Decision">
              {deviation.moves.length > 0 ? (
                <DecisionButtons system={system} deviation={deviation} today={today} />
              ) : (
                <span>{(deviation.ended ?? deviation.rejected)?.reason}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

const Subject = ({ system, deviation }: { readonly system: System; readonly deviation: Deviation }) => {
  const { item, standing } = deviation;
  if (item !== null)
    return (
      <div>
        <ItemLink systemId={system.id} poamId={item.poamId} underline="always" /> {item.weaknessName}
      </div>
    );
  return (
    <div>
      {standing?.matchWords}
      {deviation.status !== "pending" && (
        <div className={classes["quiet"]}>
          Items: <ItemLinks system={system} poamIds={standing?.touched ?? []} none="none yet" />
        </div>
      )}
    </div>
  );
};
