import type { CalendarDate } from "../calendar.ts";

/**
 * The three registers that must not be mixed. The assessment POA&M holds what is NOT MET and only permits a Conditional
 * status (32 CFR 170.21); the operational plan of action holds temporary deficiencies and the register of enduring
 * exceptions what cannot be remediated: both count as MET (32 CFR 170.4, 170.24(b)(1)).
 */
export const CMMC_REGISTERS = ["assessment poam", "operational plan", "enduring exception"] as const;
export type CmmcRegister = (typeof CMMC_REGISTERS)[number];

export const REGISTER_NAMES: Readonly<Record<CmmcRegister, string>> = {
  "assessment poam": "assessment POA&M",
  "operational plan": "operational plan of action",
  "enduring exception": "register of enduring exceptions",
};

/** One look at a temporary deficiency: what was done since, and whether that is progress towards the correction. */
export type DeficiencyReview = {
  readonly reviewedOn: CalendarDate;
  readonly progress: string;
  readonly showsProgress: boolean;
};

type Entry = { readonly requirementId: string; readonly description: string };

export type PoamEntry = Entry & {
  readonly register: "assessment poam";
  readonly scheduledCompletionDate: CalendarDate;
  readonly resources: string | null;
};

export type TemporaryDeficiency = Entry & {
  readonly register: "operational plan";
  readonly aroseOn: CalendarDate;
  readonly correctiveAction: string;
  readonly nextReviewOn: CalendarDate;
};

export type EnduringException = Entry & {
  readonly register: "enduring exception";
  /** Why remediation is not feasible. */
  readonly rationale: string;
  readonly mitigations: string;
  /** Where in the system security plan it is described. */
  readonly sspReference: string;
};

/** What a register says of a requirement. */
export type CmmcEntry = PoamEntry | TemporaryDeficiency | EnduringException;
