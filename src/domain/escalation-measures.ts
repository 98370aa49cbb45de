import { daysBetween, type CalendarDate } from "./calendar.ts";
import type {
  EscalationFigures,
  EscalationItem,
  EscalationMeasure,
  EscalationTrigger,
} from "./escalation.ts";

export type Measure<Counts> = Extract<EscalationMeasure, { readonly counts: Counts }>;

/** Whether an item counts among the aged ones on a day. One that waits for a vendor in time never does. */
export const isAged = (
  { ratings, olderThanDays }: Measure<"aged items">,
  { rating, detectedOn, waitsForVendor }: Omit<EscalationItem, "poamId">,
  on: CalendarDate,
): boolean => !waitsForVendor && ratings.includes(rating) && daysBetween(detectedOn, on) > olderThanDays;

/** Whether the share of unauthenticated scans is reached. No scan at all reaches none. */
export const tooFewSignIns = (
  { percent }: Measure<"unauthenticated scans">,
  { total, unauthenticated }: NonNullable<EscalationFigures["scans"]>,
): boolean => total > 0 && unauthenticated * 100 >= total * percent;

/** What two rows have in common that are one trigger, the first time and again. */
export const triggerName = ({ id, measure }: Pick<EscalationTrigger, "id" | "measure">): string =>
  measure?.counts === "unauthenticated scans" ? id.replace(/-(first|again)$/, "") : id;

/** What a trigger says, whichever time it is met. */
export const triggerWords = ({ measure, when }: EscalationTrigger): string =>
  measure?.counts === "unauthenticated scans" ? `${measure.percent} % of scans unauthenticated` : when.value;
