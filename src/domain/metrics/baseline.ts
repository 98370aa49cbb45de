import type { Rulebook } from "../rulebook.ts";

/** The number of unique vulnerabilities beside its baseline. */
export type BaselineFigures = {
  readonly now: number;
  readonly baseline: number | null;
  /** From this number on the authority asks for a detailed finding review; null without a baseline or such a rule. */
  readonly triggersAt: number | null;
  readonly triggered: boolean;
};

export const baselineFigures = (
  { escalation }: Rulebook,
  now: number,
  baseline: number | null,
): BaselineFigures => {
  const measure = escalation
    .map((trigger) => trigger.measure)
    .find((one) => one?.counts === "more vulnerabilities than baseline");
  const triggersAt =
    measure?.counts !== "more vulnerabilities than baseline" || baseline === null
      ? null
      : baseline + Math.ceil(Math.max((baseline * measure.percent) / 100, measure.number));
  return { now, baseline, triggersAt, triggered: triggersAt !== null && now >= triggersAt };
};
