import { dateOfText } from "../cell-date.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import {
  MILESTONE_CHANGE_KINDS,
  type MilestoneChange,
  type MilestoneChangeKind,
  type PlannedMilestone,
} from "../poam-document.ts";

/** A milestone (`kind` null) or a change of one, as a line of text tells it. */
export type Step = {
  readonly number: number;
  readonly kind: MilestoneChangeKind | null;
  readonly date: CalendarDate | null;
  readonly description: string;
};

/** `(1) …` in the milestone columns of 2.x, `1) …` in the remediation plan of 3.0. */
export type StepStyle = "(1)" | "1)";

export type ParsedSteps = {
  /** The text before the first step. */
  readonly before: string;
  readonly steps: readonly Step[];
  /** Dates as written that are no day; they stay in the description. */
  readonly unreadableDates: readonly string[];
};

const UNDATED = "undated";
const DATE = String.raw`\d{1,4}[\\/-]\d{1,2}[\\/-]\d{1,4}`;
/** Bounded, because unbounded neighbours would be tried in every split: quadratic time on a cell of spaces. */
const GAP = String.raw`\s{0,16}`;
const HEAD = `${GAP}(?:(new|update|complete)\\b${GAP})?`;

/**
 * Where a step begins. Date separators `-`, `/` and `\` and any case of the kind are legal (template 2.1, conditional
 * formatting of columns M and N). A step of 3.0 needs a date, so that a plain numbered list stays text.
 */
const PATTERNS: Record<StepStyle, RegExp> = {
  "(1)": new RegExp(String.raw`^[ \t]*\((\d{1,9})\)${HEAD}(${DATE}|${UNDATED})?[ \t]{0,16}:`, "gim"),
  "1)": new RegExp(String.raw`^[ \t]*(\d{1,9})\)${HEAD}(${DATE}|${UNDATED})[ \t]{0,16}:`, "gim"),
};

const kindOf = (text: string | undefined): MilestoneChangeKind | null =>
  MILESTONE_CHANGE_KINDS.find((kind) => kind === text?.toLowerCase()) ?? null;

/** Splits text into steps; tolerant of missing blank lines and of line breaks inside descriptions. Linear time. */
export const parseSteps = (text: string, style: StepStyle): ParsedSteps => {
  const starts = [...text.matchAll(PATTERNS[style])];
  const unreadableDates: string[] = [];
  const steps = starts.map((start, index): Step => {
    const written = start[3];
    const date = written === undefined || written.toLowerCase() === UNDATED ? null : dateOfText(written);
    const unreadable = written !== undefined && written.toLowerCase() !== UNDATED && date === null;
    if (unreadable) unreadableDates.push(written);
    const description = text.slice(start.index + start[0].length, starts[index + 1]?.index).trim();
    return {
      number: Number(start[1]),
      kind: kindOf(start[2]),
      date,
      description: unreadable ? `${written}: ${description}` : description,
    };
  });
  return { before: text.slice(0, starts[0]?.index), steps, unreadableDates };
};

const printStep = (step: Step, style: StepStyle): string => {
  const number = style === "(1)" ? `(${step.number})` : `${step.number})`;
  const kind = step.kind === null ? "" : `${step.kind[0]?.toUpperCase()}${step.kind.slice(1)} `;
  const colon = step.kind !== null && style === "(1)" ? " :" : ":";
  return `${number} ${kind}${step.date ?? UNDATED}${colon} ${step.description}`;
};

/** The text of steps: with a blank line between them in 2.x (template 2.1, row 6), one per line in 3.0. */
export const printSteps = (steps: readonly Step[], style: StepStyle): string =>
  steps.map((step) => printStep(step, style)).join(style === "(1)" ? "\n\n" : "\n");

/** Milestones before changes, as one list. */
export const stepsOf = (
  milestones: readonly PlannedMilestone[],
  changes: readonly MilestoneChange[],
): readonly Step[] => [
  ...milestones.map(({ number, date, description }) => ({ number, kind: null, date, description })),
  ...changes.map(({ number, kind, date, description }) => ({ number, kind, date, description })),
];

export const milestonesIn = (steps: readonly Step[]): readonly PlannedMilestone[] =>
  steps.flatMap(({ number, kind, date, description }) =>
    kind === null ? [{ number, date, description }] : [],
  );

export const changesIn = (steps: readonly Step[]): readonly MilestoneChange[] =>
  steps.flatMap(({ number, kind, date, description }) =>
    kind === null ? [] : [{ number, kind, date, description }],
  );
