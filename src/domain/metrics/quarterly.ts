import { addDays, type CalendarDate } from "../calendar.ts";

/** A quarter of the federal fiscal year, which begins on 1 October of the year before. */
export type Quarter = {
  /** Such as `FY2026 Q3`. */
  readonly name: string;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
};

/** The quarter of a day, or the one so many before it. */
export const fiscalQuarter = (day: CalendarDate, before = 0): Quarter => {
  const date = Temporal.PlainDate.from(day);
  const first = date
    .with({ month: date.month - ((date.month - 1) % 3), day: 1 })
    .subtract({ months: 3 * before });
  const fiscal = first.add({ months: 3 });
  const start = first.toString() as CalendarDate;
  const end = first.add({ months: 3 }).toString() as CalendarDate;
  return { name: `FY${fiscal.year} Q${Math.ceil(fiscal.month / 3)}`, first: start, last: addDays(end, -1) };
};

/** So many items of one fate: as they stood before the quarter, and as they stand at its end or today. */
export type QuarterFate = {
  readonly openAtStart: boolean;
  readonly end: "open" | "completed" | "ended otherwise";
  /** Open: past its original date. Completed: after it. */
  readonly late: boolean;
  readonly detector: string;
  readonly items: number;
};

/** The counts of the quarterly update. The first two and the new ones, less those gone, are what is left. */
export type QuarterlyCounts = {
  readonly openAtStart: number;
  readonly completedOnTime: number;
  readonly completedLate: number;
  readonly onTrack: number;
  readonly delayed: number;
  readonly newItems: number;
  /** False positives and items that were cancelled: no completion. */
  readonly endedOtherwise: number;
  /** How the new ones were found, the most frequent first. */
  readonly foundBy: ReadonlyArray<{ readonly source: string; readonly items: number }>;
};

export const QUARTERLY_SOURCE =
  "Quarterly update of OMB M-03-19 and M-04-25: weaknesses at the start of the quarter; corrected on time, with testing; ongoing and on track as originally scheduled; delayed; newly found, and how.";

/** OMB M-04-25: an item that waits for its verification still counts as ongoing, since testing is part of the correction. */
export const quarterlyCounts = (fates: readonly QuarterFate[]): QuarterlyCounts => {
  const sum = (is: (fate: QuarterFate) => boolean): number =>
    fates.filter(is).reduce((total, { items }) => total + items, 0);
  const sources = Map.groupBy(
    fates.filter(({ openAtStart }) => !openAtStart),
    ({ detector }) => detector,
  );
  return {
    openAtStart: sum(({ openAtStart }) => openAtStart),
    completedOnTime: sum(({ end, late }) => end === "completed" && !late),
    completedLate: sum(({ end, late }) => end === "completed" && late),
    onTrack: sum(({ end, late }) => end === "open" && !late),
    delayed: sum(({ end, late }) => end === "open" && late),
    newItems: sum(({ openAtStart }) => !openAtStart),
    endedOtherwise: sum(({ end }) => end === "ended otherwise"),
    foundBy: [...sources]
      .map(([source, own]) => ({ source, items: own.reduce((total, { items }) => total + items, 0) }))
      .toSorted((a, b) => b.items - a.items || (a.source < b.source ? -1 : 1)),
  };
};
