import type { ComponentProps } from "react";
import type { Metrics } from "../../api/api.generated.ts";
import { RISKS } from "../../app/search-params.ts";
import { count, counted } from "../../components/format.ts";
import { LedgerFigure } from "../../components/ledger-link.tsx";
import { riskWord } from "../../components/risk-mark.tsx";
import { Table } from "../../components/table.tsx";
import { ChartPanel } from "./chart-panel.tsx";

type Month = {
  readonly month: string;
  readonly byRisk: readonly number[];
  readonly late: number;
  readonly opened: number;
  readonly closed: number;
};

const monthsOf = ({ months }: Metrics): Month[] =>
  [...Map.groupBy(months, ({ month }) => month)].map(([month, own]) => {
    const sum = (of: "late" | "opened" | "closed"): number =>
      own.reduce((total, each) => total + each[of], 0);
    return {
      month,
      byRisk: RISKS.map((risk) => own.find(({ rating }) => rating === risk)?.open ?? 0),
      late: sum("late"),
      opened: sum("opened"),
      closed: sum("closed"),
    };
  });

const total = ({ byRisk }: Month): number => byRisk.reduce((sum, open) => sum + open, 0);

const FEWEST = 2;

/** Without the months before the ledger began; two at least. */
const sinceBegin = (months: readonly Month[]): readonly Month[] => {
  const first = months.findIndex((month) => total(month) + month.opened + month.closed > 0);
  return months.slice(Math.min(first < 0 ? months.length : first, months.length - FEWEST));
};

type MonthsPanelProps = { readonly systemId: string; readonly metrics: Metrics };

/** Open, late, opened and closed by month, as the ledger knew it at each month's end. */
export const MonthsPanel = ({ systemId, metrics }: MonthsPanelProps) => {
  const months = sinceBegin(monthsOf(metrics));
  return (
    <ChartPanel
      title="By month"
      finding={findingOf(months)}
      note="As the ledger knew it at the end of each month. What was backdated later changes none of it."
      chart={{
        categories: months.map(({ month }) => month.slice(2)),
        series: [
          ...RISKS.map((risk, index) => ({
            name: riskWord(risk),
            colour: `--mp-chart-${risk}` as const,
            as: "bar" as const,
            data: months.map(({ byRisk }) => byRisk[index] ?? 0),
          })),
          { name: "Late", colour: "--mp-late", as: "line", data: months.map(({ late }) => late) },
        ],
      }}
    >
      <Table label="Open, late, opened and closed items by month">
        <thead>
          <tr>
            <th scope="col">Month</th>
            {[...RISKS.map(riskWord), "Late", "Opened", "Closed"].map((name) => (
              <th key={name} scope="col" data-number>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month, place) => (
            <tr key={month.month}>
              <th scope="row" style={{ whiteSpace: "nowrap" }}>
                {month.month}
              </th>
              {RISKS.map((risk, index) => (
                <td key={risk} data-number>
                  <Standing
                    now={place === months.length - 1}
                    systemId={systemId}
                    search={{ rating: risk }}
                    value={month.byRisk[index] ?? 0}
                    label={`open, ${riskWord(risk).toLowerCase()}`}
                  />
                </td>
              ))}
              <td data-number>
                <Standing
                  now={place === months.length - 1}
                  systemId={systemId}
                  search={{ time: "late" }}
                  value={month.late}
                  label="late"
                />
              </td>
              {(["opened", "closed"] as const).map((name) => (
                <td key={name} data-number>
                  {count(month[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </ChartPanel>
  );
};

type StandingProps = ComponentProps<typeof LedgerFigure> & { readonly now: boolean };

/** A figure of what stands: that of the present month leads to its rows, those of the past have none any more. */
const Standing = ({ now, ...figure }: StandingProps) =>
  now ? <LedgerFigure {...figure} /> : count(figure.value);

const findingOf = (months: readonly Month[]): string => {
  const [before, now] = months.slice(-2);
  if (before === undefined || now === undefined) return "No month is known yet.";
  const difference = total(now) - total(before);
  const change =
    difference === 0
      ? "as many as"
      : `${count(Math.abs(difference))} ${difference > 0 ? "more" : "fewer"} than`;
  return `${counted(total(now), "item")} open, ${change} at the end of ${before.month}; ${count(now.late)} late.`;
};
