import { useState } from "react";
import type { Work, WorkRow } from "../../api/api.generated.ts";
import type { LedgerSearch } from "../../app/search-params.ts";
import { count } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { LedgerLink } from "../../components/ledger-link.tsx";
import { ItemLink } from "../../components/item-link.tsx";
import { TextLink } from "../../components/links.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { ItemStatusMark } from "../../components/state-mark.tsx";
import { Table } from "../../components/table.tsx";
import { FIRST, ShowMore } from "./show-more.tsx";
import { dayDistance } from "./day-distance.ts";
import { QUEUE_WORDS } from "./work-words.ts";
import classes from "./work.module.css";

type Queue = Work["queues"][number];
type QueueSectionProps = {
  /** Null where the rows are those of all systems: each says then whose it is. */
  readonly systemId: string | null;
  readonly on: string;
  readonly queue: Queue;
};

/** Where all rows of a queue stand in the ledger. */
const IN_LEDGER: Readonly<Partial<Record<Queue["queue"], LedgerSearch>>> = {
  late: { status: "open", time: "late" },
  "due soon": { status: "open", time: "due soon" },
  "pending verification": { status: "pending verification" },
};

export const QueueSection = ({ systemId, on, queue: { queue, total, rows } }: QueueSectionProps) => {
  const words = QUEUE_WORDS[queue];
  const search = IN_LEDGER[queue];
  const [shown, show] = useState(FIRST);
  return (
    <div id={queue.replaceAll(" ", "-")}>
      <Section
        title={`${words.title}: ${count(total)}`}
        padded={false}
        aside={
          search !== undefined &&
          systemId !== null && (
            <LedgerLink systemId={systemId} search={search} label={`${words.title} in the ledger`}>
              In the ledger
            </LedgerLink>
          )
        }
      >
        <p className={classes["about"]}>
          {words.about}
          {total > FIRST && " The earliest day comes first."}
        </p>
        <Table label={words.title} stack>
          <thead>
            <tr>
              <th scope="col">Item</th>
              {systemId === null && (
                <th scope="col" className={classes["system"]}>
                  System
                </th>
              )}
              <th scope="col" className={classes["risk"]}>
                Risk
              </th>
              <th scope="col" className={classes["status"]}>
                Status
              </th>
              <th scope="col" className={classes["day"]}>
                {words.day}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              // Rows of one queue may repeat an item, one for each milestone.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={`${row.systemId} ${row.poamId ?? ""} ${index}`}>
                <td>
                  <What row={row} queue={queue} />
                </td>
                {systemId === null && (
                  <td data-label="System">
                    <TextLink to="/systems/$systemId/work" params={{ systemId: row.systemId }}>
                      {row.system}
                    </TextLink>
                  </td>
                )}
                <td data-label="Risk">{row.rating !== null && <RiskMark rating={row.rating} />}</td>
                <td data-label="Status">{row.status !== null && <ItemStatusMark status={row.status} />}</td>
                <td data-label={words.day}>
                  <span>
                    {row.on === null ? "never" : <DayText day={row.on} />}{" "}
                    {row.on !== null && <span className={classes["quiet"]}>{dayDistance(row.on, on)}</span>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        <ShowMore
          shown={shown}
          fetched={rows.length}
          total={total}
          name={words.title}
          onMore={() => show(rows.length)}
        />
      </Section>
    </div>
  );
};

type WhatProps = { readonly row: WorkRow; readonly queue: Queue["queue"] };

const What = ({ row, queue }: WhatProps) => (
  <>
    {row.poamId === null ? (
      <TextLink to="/systems/$systemId/deviations" params={{ systemId: row.systemId }}>
        {row.what}
      </TextLink>
    ) : (
      <>
        <ItemLink systemId={row.systemId} poamId={row.poamId} underline="always" />{" "}
        <span className={classes["what"]}>{row.weaknessName}</span>
        {row.what !== null && (
          <div
            className={queue === "my milestones" ? classes["what"] : `${classes["what"]} ${classes["quiet"]}`}
          >
            {row.what}
          </div>
        )}
      </>
    )}
  </>
);
