import type { Metrics } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./metrics.module.css";

type Quarter = Metrics["quarters"][number];

const ROWS: ReadonlyArray<readonly [string, (quarter: Quarter) => number]> = [
  ["Open at the start", ({ openAtStart }) => openAtStart],
  ["New", ({ newItems }) => newItems],
  ["Completed on time", ({ completedOnTime }) => completedOnTime],
  ["Completed late", ({ completedLate }) => completedLate],
  ["Ongoing, on track", ({ onTrack }) => onTrack],
  ["Delayed", ({ delayed }) => delayed],
  ["Ended otherwise", ({ endedOtherwise }) => endedOtherwise],
];

/** The counts of the quarterly update to OMB, of the present quarter and the one before. */
export const QuarterPanel = ({ metrics: { quarters, quarterlySource } }: { readonly metrics: Metrics }) => (
  <Section title="Quarterly counts" padded={false}>
    <Table label="Quarterly counts of items">
      <thead>
        <tr>
          <th scope="col">Items</th>
          {quarters.map(({ name }) => (
            <th key={name} scope="col" data-number>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Days</th>
          {quarters.map(({ name, first, last }) => (
            <td key={name} data-number>
              <span className={classes["day"]}>{first}</span> to{" "}
              <span className={classes["day"]}>{last}</span>
            </td>
          ))}
        </tr>
        {ROWS.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {quarters.map((quarter) => (
              <td key={quarter.name} data-number>
                {count(of(quarter))}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">New ones found by</th>
          {quarters.map(({ name, foundBy }) => (
            <td key={name} data-number>
              {foundBy.map(({ source, items }) => `${source} ${count(items)}`).join(", ") || "none"}
            </td>
          ))}
        </tr>
      </tbody>
    </Table>
    <p className={classes["note"]} style={{ paddingTop: 12 }}>
      {quarterlySource} An item that waits for its verification counts as ongoing. Delayed: past the date that
      was first planned. Ended otherwise: false positives and cancelled items.
    </p>
  </Section>
);
