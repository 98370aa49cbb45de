import { counted } from "../counted.ts";
import type { CalendarDate } from "../calendar.ts";
import { Fault } from "../fault.ts";
import { closeOut, type CmmcStatus, type StatusDates } from "./status.ts";

type WithDates = { readonly dates: StatusDates };

/**
 * The assessment whose status is in force: the present one once it has given a status, until then the latest before it that
 * gave one; null when none did. A Conditional date belongs to the assessment that gave it. To begin an assessment gives no
 * status and takes none away: one that expired stands until a new CMMC Status is achieved (32 CFR 170.16(a)(1)(ii)(B),
 * 170.17(a)(1)(ii)(B)), and its 180 days run from its own date (170.21(b)).
 */
export const inForce = <Assessment extends WithDates>(
  present: Assessment | null,
  past: readonly Assessment[],
): Assessment | null => {
  const given = ({ dates }: WithDates): boolean => dates.conditional !== null || dates.final !== null;
  return [...(present === null ? [] : [present]), ...past].find(given) ?? null;
};

/** The day of a Conditional status that was not closed out; null for every other status. */
export const notClosedOut = (assessment: WithDates | null): CalendarDate | null =>
  assessment === null || assessment.dates.final !== null ? null : assessment.dates.conditional;

/** The day of a Conditional status whose 180 days still run; null for every other status. */
export const runningSince = (assessment: WithDates | null, today: CalendarDate): CalendarDate | null => {
  const since = notClosedOut(assessment);
  return since === null || closeOut(since, today).expired ? null : since;
};

/**
 * Refuses (`cmmc.status-refused`) a new assessment while the 180 days of a Conditional status run, unless somebody says that
 * it is none for its close-out: that assesses only what stands on the POA&M and belongs to the assessment which gave the
 * status (32 CFR 170.4, POA&M closeout assessment; 170.21(b)).
 */
export const requireNoCloseOut = (
  before: WithDates | null,
  today: CalendarDate,
  insteadOfCloseOut: boolean,
): void => {
  const since = runningSince(before, today);
  if (since === null || insteadOfCloseOut) return;
  throw refused(
    `the Conditional status of ${since} to be closed out in its own assessment by ${closeOut(since, today).lastDay} (32 CFR 170.21(b))`,
    "a new assessment",
    "Record the results of the close-out there; or say that everything is assessed anew instead of the close-out, while the 180 days run on",
  );
};

/** What came before the present assessment, as far as its own status depends on it. */
export type Before = {
  /** A Conditional status that an earlier assessment gave and that was not closed out. */
  readonly conditional: CalendarDate | null;
  /** Requirements whose results are those of the assessment before. */
  readonly kept: readonly string[];
};

/**
 * Refuses (`cmmc.status-refused`) the first status of an assessment after a Conditional one that was not closed out, unless
 * it is later and every requirement was assessed anew: otherwise it is the close-out of the one before, whose 180 days
 * nothing extends (32 CFR 170.21(b)).
 */
export const requireAnew = (date: CalendarDate, { conditional, kept }: Before): void => {
  if (conditional === null) return;
  if (date <= conditional)
    throw refused(
      `a day after ${conditional}, the Conditional status date of the assessment before`,
      date,
      "Record the status of this assessment",
    );
  if (kept.length > 0)
    throw refused(
      `every requirement assessed anew, for the Conditional status of ${conditional} was not closed out and its 180 days are not extended (32 CFR 170.21(b))`,
      `${counted(kept.length, "results")} kept from the assessment before`,
      "Record what this assessment found for each of them",
    );
};

/** What to say of a status that an earlier assessment gave. */
export const earlierWords = (status: CmmcStatus, kept: number): string => {
  const results =
    kept === 0
      ? ""
      : ` ${counted(kept, "results")} kept from the assessment before must be recorded anew first.`;
  const until = "until this one has a status of its own";
  switch (status.standing) {
    case "none":
      return "";
    case "conditional":
      return `The assessment before gave this status. It stands ${until}, and its 180 days run on.${results}`;
    case "expired":
      return `The assessment before gave this status, which has expired: no contract that asks for it can be awarded ${until} (32 CFR 170.16, 170.17).${results}`;
    case "final":
      return `The assessment before gave this status. It stands ${until}.`;
    case "lapsed":
      return `The assessment before gave this status, which has ended. There is none ${until}.`;
  }
};

const refused = (expected: string, found: string, advice: string): Fault =>
  new Fault("cmmc.status-refused", `Expected ${expected}, found ${found}. ${advice}.`);
