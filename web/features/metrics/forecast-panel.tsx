import type { Metrics } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import classes from "./metrics.module.css";

const never = "not within five years";

/** When the open items will be closed, by the system's own past weeks, with how sure that is; or why nobody can tell. */
export const ForecastPanel = ({ metrics: { forecast, open } }: { readonly metrics: Metrics }) => {
  if (!forecast.possible)
    return (
      <Section title="Forecast" padded={false}>
        <p className={classes["finding"]}>No forecast</p>
        <p className={classes["note"]}>{forecast.because}</p>
      </Section>
    );
  const { withNew, withoutNew, burnDown } = forecast;
  return (
    <ChartPanel
      title="Forecast"
      finding={
        withoutNew.p80 === null
          ? `${counted(open, "item")} not closed yet; hardly all within five years at this pace.`
          : `${counted(open, "item")} not closed yet; all closed by ${withoutNew.p80}, four times out of five.`
      }
      note={`${forecast.because} Items pending verification count until they are closed.`}
      chart={{
        categories: burnDown.map(({ week }) => week.slice(5)),
        series: [
          {
            name: "Half of the trials",
            colour: "--mp-chart-low",
            as: "line",
            data: burnDown.map(({ p50 }) => p50),
          },
          {
            name: "Four fifths of the trials",
            colour: "--mp-chart-high",
            as: "line",
            dashed: true,
            data: burnDown.map(({ p80 }) => p80),
          },
        ],
      }}
    >
      <Table label="Forecast dates" stack>
        <thead>
          <tr>
            <th scope="col">How sure</th>
            <th scope="col">Today&apos;s items closed</th>
            <th scope="col">Nothing open, with new ones</th>
          </tr>
        </thead>
        <tbody>
          {(
            [
              ["50 %", "p50"],
              ["80 %", "p80"],
              ["95 %", "p95"],
            ] as const
          ).map(([words, share]) => (
            <tr key={share}>
              <th scope="row">{words}</th>
              <td data-label="Closed">{withoutNew[share] ?? never}</td>
              <td data-label="None open">{withNew[share] ?? never}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Table label="Open items expected at the end of coming weeks">
        <thead>
          <tr>
            <th scope="col">Week until</th>
            <th scope="col" data-number>
              At most, 50 %
            </th>
            <th scope="col" data-number>
              At most, 80 %
            </th>
          </tr>
        </thead>
        <tbody>
          {burnDown
            .filter((_, index) => index % 4 === 3)
            .map(({ week, p50, p80 }) => (
              <tr key={week}>
                <th scope="row">{week}</th>
                <td data-number>{count(p50)}</td>
                <td data-number>{count(p80)}</td>
              </tr>
            ))}
        </tbody>
      </Table>
    </ChartPanel>
  );
};
