import { daysBetween, type CalendarDate } from "./calendar.ts";
import type { EscalationFigures, EscalationMeasure, EscalationTrigger } from "./escalation.ts";
import type { Rulebook } from "./rulebook.ts";

export type MetTrigger = {
  readonly trigger: EscalationTrigger;
  /** What was counted, in a sentence. */
  readonly because: string;
  /** The items or the earlier triggers that it rests on. */
  readonly restsOn: readonly string[];
};

export type Escalation = {
  readonly met: readonly MetTrigger[];
  readonly notMet: readonly EscalationTrigger[];
  /** Rows of which a ledger cannot tell, or whose figures are not known: a person has to say. */
  readonly manual: readonly EscalationTrigger[];
};

type Answer = { readonly because: string; readonly restsOn: readonly string[] } | "not met" | "not known";

/** Which of the rulebook's triggers the figures meet. Each row is in exactly one of the three lists. */
export const escalationTriggers = ({ escalation }: Rulebook, figures: EscalationFigures): Escalation => {
  const met: MetTrigger[] = [];
  const notMet: EscalationTrigger[] = [];
  const manual: EscalationTrigger[] = [];
  // The row of recurrences asks which others are met, so it comes last whatever its place in the table.
  const inOrder = escalation.toSorted((a, b) => Number(isRecurrence(a)) - Number(isRecurrence(b)));
  for (const trigger of inOrder) {
    const answer =
      trigger.measure === null ? "not known" : answerOf(trigger.measure, trigger.id, figures, met);
    if (answer === "not known") manual.push(trigger);
    else if (answer === "not met") notMet.push(trigger);
    else met.push({ trigger, ...answer });
  }
  return { met, notMet, manual };
};

const isRecurrence = ({ measure }: EscalationTrigger): boolean => measure?.counts === "triggers again";

const answerOf = (
  measure: EscalationMeasure,
  id: string,
  figures: EscalationFigures,
  met: readonly MetTrigger[],
): Answer => {
  switch (measure.counts) {
    case "more vulnerabilities than baseline":
      return increase(measure, figures);
    case "unauthenticated scans":
      return unauthenticated(measure, id, figures);
    case "aged items":
      return aged(measure, figures);
    case "triggers again":
      return again(measure, figures, met);
  }
};

type Measure<Counts> = Extract<EscalationMeasure, { readonly counts: Counts }>;

const increase = (
  { percent, number }: Measure<"more vulnerabilities than baseline">,
  { uniqueVulnerabilities: now, baselineVulnerabilities: baseline }: EscalationFigures,
): Answer => {
  if (baseline === null) return "not known";
  // In hundredths, so that a share of a whole number is compared exactly.
  if ((now - baseline) * 100 < Math.max(baseline * percent, number * 100)) return "not met";
  return { because: `${now} unique vulnerabilities, baseline ${baseline}.`, restsOn: [] };
};

const unauthenticated = (
  { percent, incident, withinMonths }: Measure<"unauthenticated scans">,
  id: string,
  { scans, earlier, reportDate }: EscalationFigures,
): Answer => {
  if (scans === null) return "not known";
  if (scans.total === 0 || scans.unauthenticated * 100 < scans.total * percent) return "not met";
  const family = id.replace(/-(first|again)$/, "");
  const before = earlier.filter(
    (each) => each.id.startsWith(family) && within(each.on, reportDate, withinMonths),
  );
  if (before.length > 0 !== (incident === "again")) return "not met";
  return {
    because: `${scans.unauthenticated} of ${scans.total} scans are unauthenticated.`,
    restsOn: before.map(({ id, on }) => `${id} ${on}`),
  };
};

const aged = (
  { ratings, number, olderThanDays }: Measure<"aged items">,
  { openItems, reportDate }: EscalationFigures,
): Answer => {
  const old = openItems.filter(
    ({ rating, detectedOn, waitsForVendor }) =>
      !waitsForVendor && ratings.includes(rating) && daysBetween(detectedOn, reportDate) > olderThanDays,
  );
  if (old.length < number) return "not met";
  return {
    because: `${old.length} open items are older than ${olderThanDays} days.`,
    restsOn: old.map(({ poamId }) => poamId),
  };
};

const again = (
  { withinMonths }: Measure<"triggers again">,
  { earlier, reportDate }: EscalationFigures,
  met: readonly MetTrigger[],
): Answer => {
  const recent = earlier.filter(({ on }) => within(on, reportDate, withinMonths));
  const occurred = [...recent.map(({ id }) => id), ...met.map(({ trigger }) => trigger.id)];
  const repeated = [...new Set(occurred.filter((id, index) => occurred.indexOf(id) !== index))];
  if (repeated.length === 0) return "not met";
  return {
    because: `Met more than once in ${withinMonths} months: ${repeated.join(", ")}.`,
    restsOn: repeated,
  };
};

/** Before a report and not longer ago than so many months. */
const within = (on: CalendarDate, reportDate: CalendarDate, months: number): boolean =>
  on < reportDate && on >= Temporal.PlainDate.from(reportDate).subtract({ months }).toString();
