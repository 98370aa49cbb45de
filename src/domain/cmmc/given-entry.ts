import { calendarDate, type CalendarDate } from "../calendar.ts";
import { Fault } from "../fault.ts";
import { REGISTER_NAMES, type CmmcEntry, type CmmcRegister } from "./register.ts";

/** A register's entry as a form or a file gives it: what its register does not need is left out. */
export type GivenEntry = {
  readonly register: CmmcRegister;
  readonly requirementId: string;
  readonly description: string;
  readonly scheduledCompletionDate?: string | null | undefined;
  readonly resources?: string | null | undefined;
  readonly aroseOn?: string | null | undefined;
  readonly correctiveAction?: string | null | undefined;
  readonly nextReviewOn?: string | null | undefined;
  readonly rationale?: string | null | undefined;
  readonly mitigations?: string | null | undefined;
  readonly sspReference?: string | null | undefined;
};

/** The entry, if it says all that its register needs. Throws `input.invalid` that names what is missing. */
export const entryFrom = (given: GivenEntry): CmmcEntry => {
  const { register, requirementId } = given;
  const text = (value: string | null | undefined, what: string): string =>
    value?.trim() || missing(register, what);
  const day = (value: string | null | undefined, what: string): CalendarDate =>
    calendarDate(value?.trim() ?? "") ?? missing(register, what);
  const description = text(given.description, "a description");
  switch (register) {
    case "assessment poam":
      return {
        register,
        requirementId,
        description,
        scheduledCompletionDate: day(given.scheduledCompletionDate, "a scheduled completion date"),
        resources: given.resources?.trim() || null,
      };
    case "operational plan":
      return {
        register,
        requirementId,
        description,
        aroseOn: day(given.aroseOn, "the day on which the deficiency arose"),
        correctiveAction: text(
          given.correctiveAction,
          "the corrective action, because the fix must be known",
        ),
        nextReviewOn: day(given.nextReviewOn, "the day of the next deficiency review"),
      };
    case "enduring exception":
      return {
        register,
        requirementId,
        description,
        rationale: text(given.rationale, "the reason why remediation is not feasible"),
        mitigations: text(given.mitigations, "the mitigations"),
        sspReference: text(given.sspReference, "the place in the system security plan that describes it"),
      };
  }
};

const missing = (register: CmmcRegister, what: string): never => {
  throw new Fault(
    "input.invalid",
    `Expected ${what} (the ${REGISTER_NAMES[register]} needs it), found none. Fill it in; days are written YYYY-MM-DD.`,
  );
};
