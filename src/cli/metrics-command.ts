import type { Command } from "commander";
import { readMetrics, type Group, type Metrics } from "#app/metrics/read-metrics.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { printJson, printLines } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type MetricsOptions = DataOptions & { readonly system: string; readonly json?: boolean };

/** How a ledger goes: figures, forecast, quarterly counts, what to fix once. */
export const metricsCommand = (program: Command, open: OpenApp): void => {
  dataOptions(program.command("metrics"))
    .description("how the ledger goes: figures by month, time to close, forecast, quarterly counts, fix once")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--json", "one JSON value on standard output")
    .action((options: MetricsOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const metrics = await readMetrics(app, operator(), id);
        if (options.json) return printJson(metrics);
        printLines(linesOf(metrics));
      }),
    );
};

const linesOf = (metrics: Metrics): string[] => {
  const month = metrics.on.slice(0, 7);
  const present = metrics.months.filter((each) => each.month === month);
  const { vulnerabilities: unique } = metrics;
  return [
    `On ${metrics.on}:`,
    ...RISK_RATINGS.map((rating) => {
      const {
        open = 0,
        late = 0,
        opened = 0,
        closed = 0,
      } = present.find((one) => one.rating === rating) ?? {};
      return `  ${rating}: ${open} open, ${late} late; this month ${opened} opened, ${closed} closed`;
    }),
    "Closed in the last 365 days:",
    ...metrics.remediation
      .filter(({ closed }) => closed > 0)
      .map(
        ({ rating, closed, median, p90, onTimeRate }) =>
          `  ${rating}: ${closed}, half within ${median} days, nine tenths within ${p90}, ${onTimeRate === null ? "none had a date" : `${Math.round(onTimeRate * 100)} % on time`}`,
      ),
    ...forecastLines(metrics),
    ...metrics.quarters.map(
      (each) =>
        `${each.name} (${each.first} to ${each.last}): ${each.openAtStart} at the start, ${each.newItems} new, ${each.completedOnTime} completed on time, ${each.completedLate} late, ${each.onTrack} on track, ${each.delayed} delayed, ${each.endedOtherwise} ended otherwise`,
    ),
    `Unique vulnerabilities: ${unique.now}${unique.baseline === null ? ", no baseline" : `, baseline ${unique.baseline}${unique.triggersAt === null ? "" : `, review from ${unique.triggersAt}`}`}`,
    ...groupLines("By owner", metrics.byOwner),
    ...groupLines("By control family", metrics.byFamily),
    ...groupLines("By source", metrics.bySource),
    ...(metrics.fixOnce.length === 0 ? [] : ["Fix once:"]),
    ...metrics.fixOnce.map(
      (fix, index) =>
        `  ${index + 1}. ${fix.name.slice(0, 100)}: ${fix.poamIds.length} items, ${fix.points} points, ${Math.round(fix.removedSoFar * 100)} % of the late risk so far`,
    ),
  ];
};

const words = (day: string | null): string => day ?? "not within five years";

const forecastLines = ({ forecast, open }: Metrics): string[] => {
  if (!forecast.possible) return [`Forecast: ${forecast.because}`];
  const { withNew, withoutNew } = forecast;
  return [
    `Forecast for ${open} items: closed by ${words(withoutNew.p50)} (50 %), ${words(withoutNew.p80)} (80 %), ${words(withoutNew.p95)} (95 %)`,
    `  nothing left open although new ones come: ${words(withNew.p50)}, ${words(withNew.p80)}, ${words(withNew.p95)}`,
    `  ${forecast.because}`,
  ];
};

const groupLines = (title: string, groups: readonly Group[]): string[] => [
  `${title}:`,
  ...groups.map(
    ({ name, open, late, closed }) => `  ${name ?? "(none)"}: ${open} open, ${late} late, ${closed} closed`,
  ),
];
