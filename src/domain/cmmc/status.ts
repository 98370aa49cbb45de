import { addDays, daysBetween, type CalendarDate } from "../calendar.ts";
import type { AssessmentKind, CmmcLevel, LevelRules } from "./requirement.ts";

/** How long a Conditional status has until its POA&M must be closed out. There is no extension. */
export type CloseOut = {
  /** The last day on which the close-out can be confirmed. */
  readonly lastDay: CalendarDate;
  /** 0 on the last day, negative afterwards. */
  readonly daysLeft: number;
  readonly expired: boolean;
  readonly because: string;
};

const CLOSE_OUT_DAYS = 180;

/** The close-out countdown of 32 CFR 170.21(b). */
export const closeOut = (conditionalStatusDate: CalendarDate, today: CalendarDate): CloseOut => {
  const lastDay = addDays(conditionalStatusDate, CLOSE_OUT_DAYS);
  const daysLeft = daysBetween(today, lastDay);
  return {
    lastDay,
    daysLeft,
    expired: daysLeft < 0,
    because: `${conditionalStatusDate} plus ${CLOSE_OUT_DAYS} days, 32 CFR 170.21(b). The text knows no extension.`,
  };
};

/** The dates that somebody recorded from SPRS or eMASS. */
export type StatusDates = {
  readonly conditional: CalendarDate | null;
  readonly final: CalendarDate | null;
};

export type CmmcStatus =
  | { readonly standing: "none"; readonly name: string }
  | {
      readonly standing: "conditional" | "expired";
      readonly name: string;
      readonly since: CalendarDate;
      readonly closeOut: CloseOut;
    }
  | {
      readonly standing: "final" | "lapsed";
      readonly name: string;
      readonly since: CalendarDate;
      /** The day on which the status ends, counted from the date tied to Conditional when there was one. */
      readonly validUntil: CalendarDate;
    };

const KIND_WORDS: Readonly<Record<AssessmentKind, string>> = {
  self: "Self",
  c3pao: "C3PAO",
  dibcac: "DIBCAC",
};

/** Such as `Level 2 (C3PAO)`. */
export const levelName = (level: CmmcLevel, kind: AssessmentKind): string =>
  `Level ${level} (${KIND_WORDS[kind]})`;

/** The status of an assessment on a day (32 CFR 170.16 to 170.18, 170.21(b)). */
export const statusOf = (
  { level, validYears }: Pick<LevelRules, "level" | "validYears">,
  kind: AssessmentKind,
  { conditional, final }: StatusDates,
  today: CalendarDate,
): CmmcStatus => {
  const name = levelName(level, kind);
  if (final !== null) {
    const validUntil = addYears(conditional ?? final, validYears);
    return {
      standing: today < validUntil ? "final" : "lapsed",
      name: `Final ${name}`,
      since: final,
      validUntil,
    };
  }
  if (conditional === null) return { standing: "none", name: "No CMMC status" };
  const countdown = closeOut(conditional, today);
  return {
    standing: countdown.expired ? "expired" : "conditional",
    name: `Conditional ${name}`,
    since: conditional,
    closeOut: countdown,
  };
};

const addYears = (date: CalendarDate, years: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ years }).toString() as CalendarDate;
