import type { CalendarDate } from "./calendar.ts";
import { isAged, tooFewSignIns, triggerName } from "./escalation-measures.ts";
import type { EarlierReport, EscalationFigures, EscalationItem, EscalationMeasure } from "./escalation.ts";
import type { Rulebook } from "./rulebook.ts";

/** Open items that are the same for the triggers, and how many they are. */
export type CountedItems = Omit<EscalationItem, "poamId"> & { readonly items: number };

/** What was known at the end of a past month, whatever was recorded later. */
export type PastMonth = {
  /** Its last day. */
  readonly on: CalendarDate;
  /** The rulebook that the system followed then. */
  readonly rulebook: Rulebook;
  readonly openItems: readonly CountedItems[];
  /** Null: cannot be told any more. */
  readonly scans: EscalationFigures["scans"];
};

const monthsOf = (measure: EscalationMeasure | null): number =>
  measure !== null && "withinMonths" in measure ? measure.withinMonths : 0;

/** Whether a report is one before another, and not longer ago than so many months. */
export const isWithin = (on: CalendarDate, reportDate: CalendarDate, months: number): boolean =>
  on < reportDate && on >= Temporal.PlainDate.from(reportDate).subtract({ months }).toString();

/**
 * The days of the earlier reports that the rulebook's triggers look back at, the earliest first; none where it has no such
 * trigger. A POA&M is handed in monthly (FedRAMP ConMon Deliverables template 3.1), so the end of each month before the
 * report counts as one report.
 */
export const earlierReportDays = (
  { escalation }: Pick<Rulebook, "escalation">,
  reportDate: CalendarDate,
): CalendarDate[] => {
  const months = Math.max(0, ...escalation.map(({ measure }) => monthsOf(measure)));
  const first = Temporal.PlainDate.from(reportDate).with({ day: 1 });
  return Array.from(
    { length: months },
    (_, index) =>
      first
        .subtract({ months: months - 1 - index })
        .subtract({ days: 1 })
        .toString() as CalendarDate,
  ).filter((on) => isWithin(on, reportDate, months));
};

/** The report of a month of which nothing is known, as those before the ledger held anything. */
export const unknownReport = (on: CalendarDate): EarlierReport => ({ on, met: [], notKnown: "all" });

/**
 * Which triggers the report of a past month would have named. How many unique vulnerabilities there were is not kept, so
 * whether they exceeded the baseline is never known; nor is anything known of rows that a person has to judge.
 */
export const earlierReport = (month: PastMonth): EarlierReport => {
  const met = new Set<string>();
  const notKnown = new Set<string>();
  for (const trigger of month.rulebook.escalation) {
    const answer = trigger.measure === null ? "not known" : wasMet(trigger.measure, month);
    if (answer === "not known") notKnown.add(triggerName(trigger));
    else if (answer) met.add(triggerName(trigger));
  }
  return { on: month.on, met: [...met], notKnown: [...notKnown] };
};

const wasMet = (measure: EscalationMeasure, { on, openItems, scans }: PastMonth): boolean | "not known" => {
  switch (measure.counts) {
    case "more vulnerabilities than baseline":
      return "not known";
    case "unauthenticated scans":
      return scans === null ? "not known" : tooFewSignIns(measure, scans);
    case "aged items": {
      const old = openItems.filter((same) => isAged(measure, same, on));
      return old.reduce((sum, { items }) => sum + items, 0) >= measure.number;
    }
    case "triggers again":
      // It rests on the others; of itself it is no occurrence.
      return false;
  }
};
