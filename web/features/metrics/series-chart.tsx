import { useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import {
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
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
  const scheme = useComputedColorScheme("light");
  const still = useReducedMotion();

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const drawn = init(element, null, { renderer: "svg" });
    drawn.setOption(optionOf(chart, still, scheme === "dark"));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, [chart, scheme, still]);

  return (
    <figure aria-label={`Chart: ${label}`} style={{ margin: 0, width: "100%", height: "100%" }}>
      <div ref={box} aria-hidden="true" style={{ width: "100%", height: "100%" }} />
    </figure>
  );
};

/** The colours are read from the style sheet, so a new scheme draws anew. */
const optionOf = ({ categories, series }: Chart, still: boolean, dark: boolean): Option => {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const text = { color: colour("--mantine-color-dimmed"), fontSize: 12, fontFamily: "Inter Variable" };
  return {
    animation: !still,
    animationDuration: 160,
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
