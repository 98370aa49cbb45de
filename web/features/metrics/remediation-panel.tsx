import type { Metrics } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { LedgerFigure } from "../../components/ledger-link.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./metrics.module.css";

const days = (value: number | null): string => (value === null ? "none" : counted(value, "day"));
const share = (value: number | null): string => (value === null ? "none" : `${Math.round(value * 100)} %`);

type Times = Omit<Metrics["remediation"][number], "rating" | "closed">;

const FIGURES: ReadonlyArray<readonly [name: string, short: string, figure: (times: Times) => string]> = [
  ["Half within", "Half within", ({ median }) => days(median)],
  ["Nine tenths within", "Nine tenths", ({ p90 }) => days(p90)],
  ["In time", "In time", ({ onTimeRate }) => share(onTimeRate)],
];

type RemediationPanelProps = { readonly systemId: string; readonly metrics: Metrics };

/** How long closing took in the last year, how often it was in time, and the unique vulnerabilities beside the baseline. */
export const RemediationPanel = ({ systemId, metrics }: RemediationPanelProps) => {
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
            {["Closed", ...FIGURES.map(([name]) => name)].map((name) => (
              <th key={name} scope="col" data-number>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {remediation.map(({ rating, closed, ...times }) => (
            <tr key={rating}>
              <th scope="row">{rating === "all" ? "All" : <RiskMark rating={rating} />}</th>
              <td data-label="Closed" data-number>
                <LedgerFigure
                  systemId={systemId}
                  search={{
                    status: "closed",
                    closedFrom: metrics.closedFrom,
                    ...(rating === "all" ? {} : { rating }),
                  }}
                  value={closed}
                  label={`closed in 365 days, ${rating === "all" ? "all ratings" : rating}`}
                />
              </td>
              {FIGURES.map(([name, short, figure]) => (
                <td key={name} data-label={short} data-number>
                  {figure(times)}
                </td>
              ))}
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
