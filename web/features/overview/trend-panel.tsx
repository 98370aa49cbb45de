import { Button } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Overview } from "../../api/api.generated.ts";
import { RISKS } from "../../app/search-params.ts";
import { ChartFigure } from "../../components/chart-figure.tsx";
import type { Chart } from "../../components/chart.ts";
import { riskWord } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { trendFinding } from "./findings-in-words.ts";
import classes from "./overview.module.css";
import { TrendTable } from "./trend-table.tsx";

/** Open items at each month's end, as a chart or as its table twin. */
export const TrendPanel = ({ overview }: { readonly overview: Overview }) => {
  const { twin } = useSearch({ from: "/frame/systems/$systemId/" });
  const navigate = useNavigate({ from: "/systems/$systemId/" });
  const asTable = twin === true;
  return (
    <Section
      title="Open by month"
      padded={false}
      aside={
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={
            asTable ? (
              <IconChartBar size={15} aria-hidden="true" />
            ) : (
              <IconTable size={15} aria-hidden="true" />
            )
          }
          onClick={() => void navigate({ search: asTable ? {} : { twin: true }, replace: true })}
        >
          {asTable ? "Show as chart" : "Show as table"}
        </Button>
      }
    >
      <p className={classes["charthead"]} style={{ margin: 0 }}>
        {trendFinding(overview.trend)}
      </p>
      {asTable ? (
        <TrendTable trend={overview.trend} />
      ) : (
        <ChartFigure
          title="Open by month"
          finding={trendFinding(overview.trend)}
          chart={chartOf(overview.trend)}
        />
      )}
    </Section>
  );
};

/** The lowest risk stands on top: the eye reads the critical ones on the common baseline. */
const chartOf = (trend: Overview["trend"]): Chart => ({
  categories: trend.map(({ month }) => month.slice(2)),
  series: RISKS.map((risk) => ({
    name: riskWord(risk),
    colour: `--mp-chart-${risk}`,
    as: "bar",
    data: trend.map((month) => month[risk]),
  })),
});
