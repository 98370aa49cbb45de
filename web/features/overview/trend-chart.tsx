import { useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { BarChart, type BarSeriesOption } from "echarts/charts";
import {
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Overview } from "../../api/api.generated.ts";
import { RISKS } from "../../app/search-params.ts";
import { riskWord } from "../../components/risk-mark.tsx";

use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

type Option = ComposeOption<BarSeriesOption | GridComponentOption | TooltipComponentOption>;
type TrendChartProps = { readonly trend: Overview["trend"]; readonly label: string };

/** Stacked bars in the theme's own colours; drawn as SVG, so that they print sharp. */
export const TrendChart = ({ trend, label }: TrendChartProps) => {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const still = useReducedMotion();

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: "svg" });
    chart.setOption(optionOf(trend, still, scheme === "dark"));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [trend, scheme, still]);

  return (
    <figure aria-label={`Chart: ${label}`} style={{ margin: 0, width: "100%", height: "100%" }}>
      <div ref={box} aria-hidden="true" style={{ width: "100%", height: "100%" }} />
    </figure>
  );
};

/** The colours are read from the style sheet, so a new scheme draws anew. */
const optionOf = (trend: Overview["trend"], still: boolean, dark: boolean): Option => {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const text = { color: colour("--mantine-color-dimmed"), fontSize: 12, fontFamily: "Inter Variable" };
  return {
    animation: !still,
    animationDuration: 160,
    grid: { left: 44, right: 12, top: 12, bottom: 28 },
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
      data: trend.map((month) => month.month),
      axisLabel: { ...text, formatter: (month: string) => month.slice(2) },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--mantine-color-default-border") } },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: colour("--mp-line") } },
    },
    // The lowest risk stands on top: the eye reads the critical ones on the common baseline.
    series: RISKS.map((risk) => ({
      name: riskWord(risk),
      type: "bar",
      stack: "open",
      data: trend.map((month) => month[risk]),
      barMaxWidth: 30,
      itemStyle: { color: colour(`--mp-chart-${risk}`), borderColor: colour("--mp-panel"), borderWidth: 1 },
      emphasis: { disabled: true },
    })),
  };
};
