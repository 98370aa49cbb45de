import type { Metrics } from "../../api/api.generated.ts";
import { type LedgerSearch, RISKS } from "../../app/search-params.ts";
import { count, counted } from "../../components/format.ts";
import { LedgerFigure } from "../../components/ledger-link.tsx";
import { riskWord } from "../../components/risk-mark.tsx";
import { Table } from "../../components/table.tsx";
import { ChartPanel } from "./chart-panel.tsx";

type Bucket = Metrics["ageing"][number];

const total = (bucket: Bucket): number => RISKS.reduce((sum, risk) => sum + bucket[risk], 0);

type AgeingPanelProps = { readonly systemId: string; readonly metrics: Metrics };

/** The days of detection of a bucket as the ledger's address has them. */
const daysOf = ({ detectedFrom, detectedTo }: Bucket): LedgerSearch => ({
  ...(detectedFrom === null ? {} : { detectedFrom }),
  ...(detectedTo === null ? {} : { detectedTo }),
});

/** How old the open items are, from the original detection. */
export const AgeingPanel = ({ systemId, metrics: { ageing } }: AgeingPanelProps) => (
  <ChartPanel
    title="Age of open items"
    finding={findingOf(ageing)}
    chart={{
      categories: ageing.map(({ name }) =>
        name
          .replace(/ days$/, "")
          .replace(" to ", "–")
          .replace("more than a year", "> 365"),
      ),
      series: RISKS.map((risk) => ({
        name: riskWord(risk),
        colour: `--mp-chart-${risk}`,
        as: "bar",
        data: ageing.map((bucket) => bucket[risk]),
      })),
    }}
  >
    <Table label="Open items by age and risk">
      <thead>
        <tr>
          <th scope="col">Days since detection</th>
          {RISKS.map((risk) => (
            <th key={risk} scope="col" data-number>
              {riskWord(risk)}
            </th>
          ))}
          <th scope="col" data-number>
            All
          </th>
        </tr>
      </thead>
      <tbody>
        {ageing.map((bucket) => (
          <tr key={bucket.name}>
            <th scope="row">{bucket.name}</th>
            {RISKS.map((risk) => (
              <td key={risk} data-number>
                <LedgerFigure
                  systemId={systemId}
                  search={{ ...daysOf(bucket), rating: risk }}
                  value={bucket[risk]}
                  label={`open, ${riskWord(risk).toLowerCase()}, ${bucket.name} old`}
                />
              </td>
            ))}
            <td data-number>
              <LedgerFigure
                systemId={systemId}
                search={daysOf(bucket)}
                value={total(bucket)}
                label={`open, ${bucket.name} old`}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </ChartPanel>
);

const findingOf = (ageing: readonly Bucket[]): string => {
  const old = ageing.slice(-2).reduce((sum, bucket) => sum + total(bucket), 0);
  const all = ageing.reduce((sum, bucket) => sum + total(bucket), 0);
  if (all === 0) return "Nothing is open.";
  return old === 0
    ? `None of the ${counted(all, "open item")} is older than 180 days.`
    : `${count(old)} of ${counted(all, "open item")} ${old === 1 ? "is" : "are"} older than 180 days.`;
};
