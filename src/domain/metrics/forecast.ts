import { addDays, type CalendarDate } from "../calendar.ts";

/** What one week brought. */
export type Week = { readonly opened: number; readonly closed: number };

/** Days by which that share of the trials was done; null when it was not within the horizon. */
export type ForecastDates = {
  readonly p50: CalendarDate | null;
  readonly p80: CalendarDate | null;
  readonly p95: CalendarDate | null;
};

export type Forecast =
  | {
      readonly possible: true;
      /** Nothing is left open although new items go on to come as they did. */
      readonly withNew: ForecastDates;
      /** What is open today is closed, whatever comes meanwhile. */
      readonly withoutNew: ForecastDates;
      /** Open items at the end of each coming week, what half and four fifths of the trials do not exceed. */
      readonly burnDown: ReadonlyArray<{
        readonly week: CalendarDate;
        readonly p50: number;
        readonly p80: number;
      }>;
      readonly trials: number;
      readonly weeks: number;
      readonly opened: number;
      readonly closed: number;
      /** What it rests on, and what it takes for granted. */
      readonly because: string;
    }
  | { readonly possible: false; readonly because: string };

const FEWEST_WEEKS = 8;
const FEWEST_CLOSURES = 5;
const TRIALS = 2000;
/** Weeks after which a trial counts as one that never ends: five years. */
const HORIZON = 260;
const SHOWN_WEEKS = 26;

/**
 * When the open items will be closed, by Monte-Carlo: each trial lives through weeks that are drawn, with their openings
 * and closures together, from the system's own past ones. `random` gives fractions from 0 up to, not including, 1; the same
 * ones give the same forecast. It refuses, with the reason, where the past says too little.
 */
export const forecast = (
  open: number,
  past: readonly Week[],
  today: CalendarDate,
  random: () => number,
): Forecast => {
  const sum = (of: (week: Week) => number): number => past.reduce((total, week) => total + of(week), 0);
  const [opened, closed] = [sum((week) => week.opened), sum((week) => week.closed)];
  const refusal = tooLittle(open, past.length, closed);
  if (refusal !== null) return { possible: false, because: refusal };
  const withNew: number[] = [];
  const withoutNew: number[] = [];
  const levels = Array.from({ length: SHOWN_WEEKS }, (): number[] => []);
  for (let trial = 0; trial < TRIALS; trial += 1) {
    let [left, ours] = [open, open];
    let [emptied, ourEnd] = [HORIZON + 1, HORIZON + 1];
    for (let week = 1; week <= HORIZON; week += 1) {
      const drawn = past[Math.floor(random() * past.length)] ?? { opened: 0, closed: 0 };
      left = Math.max(0, left + drawn.opened - drawn.closed);
      ours = Math.max(0, ours - drawn.closed);
      levels[week - 1]?.push(left);
      if (left === 0 && emptied > HORIZON) emptied = week;
      if (ours === 0 && ourEnd > HORIZON) ourEnd = week;
      if (emptied <= HORIZON && ourEnd <= HORIZON && week >= SHOWN_WEEKS) break;
    }
    withNew.push(emptied);
    withoutNew.push(ourEnd);
  }
  return {
    possible: true,
    withNew: datesOf(withNew, today),
    withoutNew: datesOf(withoutNew, today),
    burnDown: levels.map((level, index) => ({
      week: addDays(today, 7 * (index + 1)),
      p50: rankOf(level, 0.5),
      p80: rankOf(level, 0.8),
    })),
    trials: TRIALS,
    weeks: past.length,
    opened,
    closed,
    because: `${TRIALS} trials, each of weeks drawn from the last ${past.length}, which opened ${opened} and closed ${closed} items. It holds as long as the coming weeks are like those.`,
  };
};

const tooLittle = (open: number, weeks: number, closed: number): string | null => {
  if (open === 0) return "Nothing is open, so there is nothing to foretell.";
  if (weeks < FEWEST_WEEKS)
    return `There are ${weeks} full weeks of history; a forecast needs ${FEWEST_WEEKS}.`;
  if (closed < FEWEST_CLOSURES)
    return `${closed} items were closed in ${weeks} weeks; a forecast needs ${FEWEST_CLOSURES} closures.`;
  return null;
};

/** Nearest rank. */
const rankOf = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

const datesOf = (ends: readonly number[], today: CalendarDate): ForecastDates => {
  const date = (share: number): CalendarDate | null => {
    const weeks = rankOf(ends, share);
    return weeks > HORIZON ? null : addDays(today, 7 * weeks);
  };
  return { p50: date(0.5), p80: date(0.8), p95: date(0.95) };
};
