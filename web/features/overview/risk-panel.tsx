import type { Overview } from "../../api/api.generated.ts";
import type { LedgerSearch } from "../../app/search-params.ts";
import { count } from "../../components/format.ts";
import { LedgerLink } from "../../components/ledger-link.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { riskFinding } from "./findings-in-words.ts";
import classes from "./overview.module.css";

type RiskPanelProps = { readonly systemId: string; readonly overview: Overview };
type Row = Overview["byRisk"][number];

/** Open items by risk; the bar shows late, due soon and the rest against the greatest row. */
export const RiskPanel = ({ systemId, overview }: RiskPanelProps) => {
  const greatest = Math.max(1, ...overview.byRisk.map((row) => row.open));
  const figure = (row: Row, value: number, name: string, search: LedgerSearch) =>
    value === 0 ? (
      <td data-number>0</td>
    ) : (
      <td data-number>
        <LedgerLink
          systemId={systemId}
          search={{ ...search, status: "open", risk: [row.rating] }}
          label={`${count(value)} ${row.rating} ${name}`}
        >
          {count(value)}
        </LedgerLink>
      </td>
    );

  return (
    <Section title="Open by risk" padded={false}>
      <p className={classes["charthead"]} style={{ margin: 0 }}>
        {riskFinding(overview)}
      </p>
      <Table label="Open items by risk">
        <thead>
          <tr>
            <th scope="col">Risk</th>
            <th scope="col" data-number>
              Open
            </th>
            <th scope="col" data-number>
              Late
            </th>
            <th scope="col" data-number>
              Due soon
            </th>
            <td aria-hidden="true" className={classes["barlegend"]}>
              <span className={classes["swatch"]} style={{ background: "var(--mp-late)" }} /> late
              <span className={classes["swatch"]} style={{ background: "var(--mp-chart-moderate)" }} /> due
              soon
              <span className={classes["swatch"]} style={{ background: "var(--mp-rest)" }} /> later
            </td>
          </tr>
        </thead>
        <tbody>
          {overview.byRisk.map((row) => (
            <tr key={row.rating}>
              <th scope="row">
                <RiskMark rating={row.rating} />
              </th>
              {figure(row, row.open, "open", {})}
              {figure(row, row.late, "late", { time: "late" })}
              {figure(row, row.dueSoon, "due soon", { time: "due soon" })}
              <td className={classes["barcell"]} aria-hidden="true">
                <Bar row={row} greatest={greatest} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
};

const Bar = ({ row, greatest }: { readonly row: Row; readonly greatest: number }) => {
  const parts = [
    ["var(--mp-late)", row.late],
    ["var(--mp-chart-moderate)", row.dueSoon],
    ["var(--mp-rest)", row.open - row.late - row.dueSoon],
  ] as const;
  return (
    <span className={classes["bar"]}>
      {parts
        .filter(([, value]) => value > 0)
        .map(([background, value]) => (
          <span key={background} style={{ width: `${(value / greatest) * 100}%`, background }} />
        ))}
    </span>
  );
};
