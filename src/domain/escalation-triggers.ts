import { isWithin } from "./earlier-reports.ts";
import { isAged, tooFewSignIns, triggerName, triggerWords, type Measure } from "./escalation-measures.ts";
import type { EarlierReport, EscalationFigures, EscalationMeasure, EscalationTrigger } from "./escalation.ts";
import type { Rulebook } from "./rulebook.ts";

export type MetTrigger = {
  readonly trigger: EscalationTrigger;
  /** What was counted, in a sentence. */
  readonly because: string;
  /** The items that it rests on. */
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
      trigger.measure === null
        ? "not known"
        : answerOf(trigger, trigger.measure, figures, { table: escalation, met });
    if (answer === "not known") manual.push(trigger);
    else if (answer === "not met") notMet.push(trigger);
    else met.push({ trigger, ...answer });
  }
  return { met, notMet, manual };
};

const isRecurrence = ({ measure }: EscalationTrigger): boolean => measure?.counts === "triggers again";

type SoFar = { readonly table: readonly EscalationTrigger[]; readonly met: readonly MetTrigger[] };

const answerOf = (
  trigger: EscalationTrigger,
  measure: EscalationMeasure,
  figures: EscalationFigures,
  sofar: SoFar,
): Answer => {
  switch (measure.counts) {
    case "more vulnerabilities than baseline":
      return increase(measure, figures);
    case "unauthenticated scans":
      return unauthenticated(measure, triggerName(trigger), figures);
    case "aged items":
      return aged(measure, figures);
    case "triggers again":
      return again(measure, figures, sofar);
  }
};

const increase = (
  { percent, number }: Measure<"more vulnerabilities than baseline">,
  { uniqueVulnerabilities: now, baselineVulnerabilities: baseline }: EscalationFigures,
): Answer => {
  if (baseline === null) return "not known";
  // In hundredths, so that a share of a whole number is compared exactly.
  if ((now - baseline) * 100 < Math.max(baseline * percent, number * 100)) return "not met";
  return { because: `${now} unique vulnerabilities, baseline ${baseline}.`, restsOn: [] };
};

/**
 * An earlier month of which nobody can tell is not taken for one with too many of them: as far as the ledger knows, it is
 * the first time then.
 */
const unauthenticated = (
  measure: Measure<"unauthenticated scans">,
  name: string,
  { scans, earlier, reportDate }: EscalationFigures,
): Answer => {
  if (scans === null || earlier === null) return "not known";
  if (!tooFewSignIns(measure, scans)) return "not met";
  const before = earlier.filter(
    ({ on, met }) => met.includes(name) && isWithin(on, reportDate, measure.withinMonths),
  );
  if (before.length > 0 !== (measure.incident === "again")) return "not met";
  const now = `${scans.unauthenticated} of ${scans.total} scans are unauthenticated`;
  const again =
    before.length === 0 ? "" : `, and ${measure.percent} % or more were in ${before.map(monthOf).join(", ")}`;
  return { because: `${now}${again}.`, restsOn: [] };
};

const aged = (measure: Measure<"aged items">, { openItems, reportDate }: EscalationFigures): Answer => {
  const old = openItems.filter((item) => isAged(measure, item, reportDate));
  if (old.length < measure.number) return "not met";
  return {
    because: `${old.length} open items are older than ${measure.olderThanDays} days.`,
    restsOn: old.map(({ poamId }) => poamId),
  };
};

/**
 * A trigger counts once for each monthly report that meets it: the end of each earlier month, and this report. Two of them
 * within the months are more than once, also one after the other. Where none is met twice, but an earlier month is not
 * wholly known, nobody can tell.
 */
const again = (
  { withinMonths }: Measure<"triggers again">,
  { earlier, reportDate }: EscalationFigures,
  { table, met }: SoFar,
): Answer => {
  if (earlier === null) return "not known";
  const recent = earlier.filter(({ on }) => isWithin(on, reportDate, withinMonths));
  const now = new Set(met.map(({ trigger }) => triggerName(trigger)));
  const rowsOf = Map.groupBy(table, triggerName);
  const repeated = [...rowsOf].flatMap(([name, [trigger]]) => {
    if (trigger === undefined) return [];
    const before = recent.filter((report) => report.met.includes(name)).map(monthOf);
    const times = [...before, ...(now.has(name) ? ["now"] : [])];
    return times.length > 1 ? [`${triggerWords(trigger)} (${times.join(", ")})`] : [];
  });
  if (repeated.length > 0) return { because: `Met more than once: ${repeated.join("; ")}.`, restsOn: [] };
  return recent.every((report) => isWhollyKnown(report, table)) ? "not met" : "not known";
};

/** Whether the report says of every trigger that is measured whether it was met. */
const isWhollyKnown = ({ notKnown }: EarlierReport, table: readonly EscalationTrigger[]): boolean =>
  notKnown !== "all" &&
  table.every((trigger) => trigger.measure === null || !notKnown.includes(triggerName(trigger)));

/** `2026-05`. */
const monthOf = ({ on }: EarlierReport): string => on.slice(0, 7);
