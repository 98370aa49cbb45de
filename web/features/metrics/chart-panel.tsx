import type { ReactNode } from "react";
import { ChartFigure } from "../../components/chart-figure.tsx";
import type { Chart } from "../../components/chart.ts";
import { Section } from "../../components/section.tsx";
import classes from "./metrics.module.css";

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
export const ChartPanel = ({ title, finding, note, chart, children }: ChartPanelProps) => (
  <Section title={title} padded={false}>
    <p className={classes["finding"]}>{finding}</p>
    <ChartFigure title={title} finding={finding} chart={chart} />
    {note !== undefined && <p className={classes["note"]}>{note}</p>}
    {children}
  </Section>
);
