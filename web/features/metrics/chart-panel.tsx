import { lazy, type ReactNode, Suspense, useId } from "react";
import { Section } from "../../components/section.tsx";
import type { Chart } from "./chart.ts";
import classes from "./metrics.module.css";

// ECharts is big: it comes only when a chart is shown.
const SeriesChart = lazy(async () => ({ default: (await import("./series-chart.tsx")).SeriesChart }));

type ChartPanelProps = {
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly finding: string;
  readonly note?: string;
  readonly chart: Chart;
  /** The same in a table. */
  readonly children: ReactNode;
};

/** A chart with what it says above it and its table below. */
export const ChartPanel = ({ title, finding, note, chart, children }: ChartPanelProps) => {
  const legend = useId();
  return (
    <Section title={title} padded={false}>
      <p className={classes["finding"]}>{finding}</p>
      <ul className={classes["legend"]} aria-label={`Legend: ${title}`} id={legend}>
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
      {note !== undefined && <p className={classes["note"]}>{note}</p>}
      {children}
    </Section>
  );
};
