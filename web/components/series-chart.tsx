import { useComputedColorScheme } from "@mantine/core";
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import {
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components";
import { type ComposeOption, type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Chart } from "./chart.ts";

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;
type SeriesChartProps = { readonly chart: Chart; readonly label: string };

/** Stacked bars or lines in the theme's own colours; drawn as SVG, so that they print sharp. A table stands beside it. */
export const SeriesChart = ({ chart, label }: SeriesChartProps) => {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts>(null);
  const scheme = useComputedColorScheme("light");

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const own = init(element, null, { renderer: "svg" });
    drawn.current = own;
    const watch = new ResizeObserver(() => fit(own, element));
    watch.observe(element);
    return () => {
      watch.disconnect();
      own.dispose();
    };
  }, []);

  useEffect(() => {
    drawn.current?.setOption(optionOf(chart, scheme === "dark"), { notMerge: true });
  }, [chart, scheme]);

  return (
    <figure aria-label={`Chart: ${label}`} style={{ margin: 0, width: "100%", height: "100%" }}>
      <div ref={box} aria-hidden="true" style={{ width: "100%", height: "100%" }} />
    </figure>
  );
};

/**
 * Draws the chart in its box's size, before the browser paints the box. A box without a size is not shown; ECharts would
 * take it for 100 pixels wide, and whoever sees the page next would find it so: a printer, a screenshot, the next frame.
 */
const fit = (drawn: ECharts, { clientWidth: width, clientHeight: height }: HTMLElement): void => {
  if (width === 0 || height === 0) return;
  if (width === drawn.getWidth() && height === drawn.getHeight()) return;
  drawn.resize();
  drawn.getZr().flush();
};

/** The colours are read from the style sheet, so a new scheme draws anew. */
const optionOf = ({ categories, series }: Chart, dark: boolean): Option => {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const text = { color: colour("--mantine-color-dimmed"), fontSize: 12, fontFamily: "Inter Variable" };
  return {
    animation: false,
    grid: { left: 48, right: 16, top: 12, bottom: 28 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { opacity: dark ? 0.25 : 0.12 } },
      backgroundColor: colour("--mp-panel"),
      borderColor: colour("--mantine-color-default-border"),
      textStyle: { color: colour("--mantine-color-text"), fontSize: 13, fontFamily: "Inter Variable" },
      transitionDuration: 0,
    },
    xAxis: {
      type: "category",
      data: [...categories],
      axisLabel: { ...text, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--mantine-color-default-border") } },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: colour("--mp-line") } },
    },
    series: series.map(({ name, colour: own, data, as, dashed }) =>
      as === "line"
        ? {
            name,
            type: "line",
            data: [...data],
            showSymbol: false,
            lineStyle: { color: colour(own), width: 2, type: dashed ? "dashed" : "solid" },
            itemStyle: { color: colour(own) },
            emphasis: { disabled: true },
          }
        : {
            name,
            type: "bar",
            stack: "all",
            data: [...data],
            barMaxWidth: 30,
            itemStyle: { color: colour(own), borderColor: colour("--mp-panel"), borderWidth: 1 },
            emphasis: { disabled: true },
          },
    ),
  };
};
