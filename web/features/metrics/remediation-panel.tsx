import type { Metrics } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./metrics.module.css";

const days = (value: number | null): string => (value === null ? "none" : counted(value, "day"));
const share = (value: number | null): string => (value === null ? "none" : `${Math.round(value * 100)} %`);

/** How long closing took in the last year, how often it was in time, and the unique vulnerabilities beside the baseline. */
export const RemediationPanel = ({ metrics }: { readonly metrics: Metrics }) => {
  const { remediation, vulnerabilities: unique } = metrics;
  const all = remediation.find(({ rating }) => rating === "all");
  return (
    <Section title="Time to close" padded={false}>
      <p className={classes["finding"]}>
        {all === undefined || all.closed === 0
          ? "Nothing was closed in the last 365 days."
          : `Half of the ${counted(all.closed, "item")} closed in the last 365 days took ${days(all.median)} or less; ${share(all.onTimeRate)} were in time.`}
      </p>
      <Table label="Time from detection to completion by risk, items closed in the last 365 days" stack>
        <thead>
          <tr>
            <th scope="col">Risk</th>
            {["Closed", "Half within", "Nine tenths within", "In time"].map((name) => (
              <th key={name} scope="col" data-number>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {remediation.map(({ rating, closed, median, p90, onTimeRate }) => (
            <tr key={rating}>
              <th scope="row">{rating === "all" ? "All" : <RiskMark rating={rating} />}</th>
              <td data-label="Closed" data-number>
                {count(closed)}
              </td>
              <td data-label="Half within" data-number>
                {days(median)}
              </td>
              <td data-label="Nine tenths" data-number>
                {days(p90)}
              </td>
              <td data-label="In time" data-number>
                {share(onTimeRate)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className={classes["finding"]}>
        {unique.baseline === null
          ? `${count(unique.now)} unique vulnerabilities; no baseline is set.`
          : `${count(unique.now)} unique vulnerabilities, baseline ${count(unique.baseline)} of ${unique.setOn ?? "an unknown day"}.`}
      </p>
      <p className={classes["note"]}>
        {unique.triggersAt === null
          ? "The baseline is set on the Readiness page. An increase counts where the rulebook has a trigger for it."
          : `From ${count(unique.triggersAt)} on the authority asks for a detailed finding review${unique.triggered ? ": that is the case now." : "."}`}
      </p>
    </Section>
  );
};
