import { lazy, Suspense } from "react";
import classes from "./chart.module.css";
import type { Chart } from "./chart.ts";

// ECharts is big: it comes only when a chart is shown.
const SeriesChart = lazy(async () => ({ default: (await import("./series-chart.tsx")).SeriesChart }));

type ChartFigureProps = {
  /** What the chart is about. */
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly finding: string;
  readonly chart: Chart;
};

/** A chart under its legend. Whoever uses it writes the finding above and offers the same as a table. */
export const ChartFigure = ({ title, finding, chart }: ChartFigureProps) => (
  <>
    <ul className={classes["legend"]} aria-label={`Legend: ${title}`}>
      {chart.series.map(({ name, colour }) => (
        <li key={name}>
          <span className={classes["swatch"]} style={{ background: `var(${colour})` }} />
          {name}
        </li>
      ))}
    </ul>
    <div className={classes["chart"]}>
      <Suspense fallback={null}>
        <SeriesChart chart={chart} label={finding} />
      </Suspense>
    </div>
  </>
);
