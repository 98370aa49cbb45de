import { type ParsedSteps, parseSteps, printSteps, type Step, type StepStyle } from "./steps.ts";

/** Text for a cell, and whether it reads back as exactly what went in. */
export type PrintedCell = { readonly text: string; readonly exact: boolean };

export type PlanCell = Omit<ParsedSteps, "before"> & { readonly plan: string | null };

const same = (a: readonly Step[], b: readonly Step[]): boolean =>
  a.length === b.length &&
  a.every(
    (step, index) =>
      step.number === b[index]?.number &&
      step.kind === b[index]?.kind &&
      step.date === b[index]?.date &&
      step.description === b[index]?.description,
  );

const onOneLine = (steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => ({ ...step, description: step.description.replaceAll(/\s+/g, " ").trim() }));

/** Prints, reads the print back, and puts descriptions on one line when their line breaks would read as steps. */
const proven = (
  steps: readonly Step[],
  print: (steps: readonly Step[]) => string,
  readsBack: (text: string, steps: readonly Step[]) => boolean,
): PrintedCell => {
  const text = print(steps);
  return readsBack(text, steps) ? { text, exact: true } : { text: print(onOneLine(steps)), exact: false };
};

/** The cell of `Planned Milestones` or `Milestone Changes` in 2.x; empty text when there are none. */
export const printMilestoneCell = (steps: readonly Step[]): PrintedCell =>
  proven(
    steps,
    (list) => printSteps(list, "(1)"),
    (text, list) => {
      const { before, steps } = parseSteps(text, "(1)");
      return before === "" && same(steps, list);
    },
  );

/**
 * The steps of a milestone cell of 2.x. Text outside the grammar is kept as a step of its own with the next free
 * number and no date, and makes `tidy` false.
 */
export const parseMilestoneCell = (
  text: string,
): Omit<ParsedSteps, "before"> & { readonly tidy: boolean } => {
  const { before, steps, unreadableDates } = parseSteps(text, "(1)");
  const stray = before.trim();
  if (stray === "") return { steps, unreadableDates, tidy: true };
  const number = Math.max(0, ...steps.map((step) => step.number)) + 1;
  return {
    steps: [{ number, kind: null, date: null, description: stray }, ...steps],
    unreadableDates,
    tidy: false,
  };
};

const STYLE_30: StepStyle = "1)";

/** The cell of `Remediation Plan` in 3.0: the plan, a blank line, then `1) 2026-01-31: text` lines. */
export const printPlanCell = (plan: string | null, steps: readonly Step[]): PrintedCell =>
  proven(
    steps,
    (list) => [plan ?? "", printSteps(list, STYLE_30)].filter((part) => part !== "").join("\n\n"),
    (text, list) => {
      const cell = parsePlanCell(text);
      return cell.plan === plan && same(cell.steps, list);
    },
  );

/** Plan and steps of a cell of 3.0. A numbered list without dates is part of the plan. */
export const parsePlanCell = (text: string): PlanCell => {
  const { before, steps, unreadableDates } = parseSteps(text, STYLE_30);
  const plan = steps.length === 0 ? before : before.replace(/\n{1,2}$/, "");
  return { plan: plan.trim() === "" ? null : plan, steps, unreadableDates };
};
