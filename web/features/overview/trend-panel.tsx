import { Button } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Overview } from "../../api/api.generated.ts";
import { RISKS } from "../../app/search-params.ts";
import { riskWord } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { trendFinding } from "./findings-in-words.ts";
import classes from "./overview.module.css";
import { TrendTable } from "./trend-table.tsx";

// ECharts is big: it comes only when a chart is shown.
const TrendChart = lazy(async () => ({ default: (await import("./trend-chart.tsx")).TrendChart }));

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
        <>
          <ul className={classes["legend"]} aria-label="Legend">
            {RISKS.map((risk) => (
              <li key={risk}>
                <span className={classes["swatch"]} style={{ background: `var(--mp-chart-${risk})` }} />
                {riskWord(risk)}
              </li>
            ))}
          </ul>
          <div className={classes["chart"]}>
            <Suspense fallback={null}>
              <TrendChart trend={overview.trend} label={trendFinding(overview.trend)} />
            </Suspense>
          </div>
        </>
      )}
    </Section>
  );
};
