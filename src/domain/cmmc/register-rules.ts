import type { CalendarDate } from "../calendar.ts";
import { Fault } from "../fault.ts";
import {
  REGISTER_NAMES,
  type CmmcEntry,
  type CmmcRegister,
  type DeficiencyReview,
  type PoamEntry,
  type TemporaryDeficiency,
} from "./register.ts";
import type { CmmcLevel, Requirement } from "./requirement.ts";
import type { CmmcResult } from "./result.ts";
import { closeOut } from "./status.ts";

/** What is known of a requirement when an entry is put, moved or closed. */
export type RegisterContext = {
  readonly level: CmmcLevel;
  readonly requirement: Requirement;
  /** The recorded result, whatever the registers make of it. */
  readonly result: CmmcResult;
  /** Open entries of the requirement, without the one that is being moved. */
  readonly others: readonly CmmcEntry[];
  /** Whether the assessment names a system security plan with its date. */
  readonly sspNamed: boolean;
  readonly conditionalStatusDate: CalendarDate | null;
  readonly today: CalendarDate;
};

/** Refuses (`cmmc.entry-refused`) an entry that its register may not hold. */
export const requireAdmissible = (entry: CmmcEntry, context: RegisterContext): void => {
  const { requirement, others } = context;
  const other = others.find(({ register }) => register !== entry.register);
  if (other !== undefined)
    throw refused(
      `${requirement.cmmcId} to stand in one register at a time`,
      `it in the ${REGISTER_NAMES[other.register]}`,
      "Move that entry, or close it first",
    );
  if (entry.register === "assessment poam") return requirePoam(entry, context);
  if (requirement.value.kind === "precondition")
    throw refused(
      "another requirement than the system security plan",
      `${requirement.cmmcId}, without which no assessment can be completed (32 CFR 170.24(c)(2)(i)(B)(5))`,
      "Bring the plan up to date",
    );
  if (context.result === "not applicable")
    throw refused(
      `${requirement.cmmcId} to apply`,
      "that it is recorded as not applicable",
      "Record another result first",
    );
  return entry.register === "operational plan" ? requireDeficiency(entry, context) : requireSsp(context);
};

const requirePoam = (entry: PoamEntry, context: RegisterContext): void => {
  const { level, requirement, result, others, conditionalStatusDate } = context;
  if (level === 1)
    throw refused(
      "level 2 or 3",
      "Level 1, at which a POA&M is not permitted at any time (32 CFR 170.21(a)(1))",
      "Meet the requirement",
    );
  if (result !== "not met" && result !== "partial")
    throw refused(
      `${requirement.cmmcId} to be NOT MET`,
      `it recorded as ${result}`,
      "Only what an assessment found NOT MET stands on its POA&M",
    );
  if (others.length > 0)
    throw refused(
      `one entry for ${requirement.cmmcId}`,
      "that it stands on the assessment POA&M already",
      "Change that entry",
    );
  if (conditionalStatusDate === null) return;
  const { lastDay } = closeOut(conditionalStatusDate, context.today);
  if (entry.scheduledCompletionDate > lastDay)
    throw refused(
      `a scheduled completion date up to ${lastDay}, 180 days after the Conditional status date (32 CFR 170.21(b))`,
      entry.scheduledCompletionDate,
      "There is no extension: plan it earlier",
    );
};

const requireDeficiency = ({ aroseOn }: TemporaryDeficiency, { today }: RegisterContext): void => {
  if (aroseOn > today)
    throw refused(
      "a deficiency that has arisen after the requirement was implemented (32 CFR 170.4)",
      `that it arises on ${aroseOn}`,
      "Give the day on which it arose",
    );
};

/** Refuses (`cmmc.entry-refused`) a new temporary deficiency whose next review would be over already. */
export const requireUpcomingReview = (entry: CmmcEntry, today: CalendarDate): void => {
  if (entry.register === "operational plan" && entry.nextReviewOn < today)
    throw refused(
      "a next deficiency review that is still to come",
      entry.nextReviewOn,
      "Give a day from today on",
    );
};

const requireSsp = ({ sspNamed }: RegisterContext): void => {
  if (!sspNamed)
    throw refused(
      "a system security plan that describes the exception (32 CFR 170.24(b)(1)(i))",
      "that the assessment names none with its date",
      "Name the plan and its date among the facts of the assessment",
    );
};

/**
 * Refuses (`cmmc.entry-refused`) a move between registers. Temporary deficiencies and enduring exceptions may become each
 * other and, once the requirement is NOT MET, part of the POA&M. What stands on the POA&M of a Conditional status leaves
 * it by the close-out assessment only: a POA&M never turns NOT MET into MET.
 */
export const requireMovable = (
  from: CmmcRegister,
  to: CmmcRegister,
  { requirement, conditionalStatusDate }: RegisterContext,
): void => {
  if (from === to)
    throw refused(
      "another register",
      `that ${requirement.cmmcId} stands in the ${REGISTER_NAMES[to]} already`,
      "Choose one of the two others",
    );
  if (from === "assessment poam" && conditionalStatusDate !== null)
    throw refused(
      "an assessment that is not concluded yet",
      `a Conditional status since ${conditionalStatusDate}, from whose POA&M a requirement goes only by the close-out assessment (32 CFR 170.21(b))`,
      "Meet the requirement, record it as MET and close the entry",
    );
};

/** Refuses (`cmmc.entry-refused`) to close an entry whose requirement would not be MET without it. */
export const requireClosable = (
  register: CmmcRegister,
  { requirement, result }: Pick<RegisterContext, "requirement" | "result">,
): void => {
  if (result === "met" || result === "not applicable") return;
  throw refused(
    `${requirement.cmmcId} to be recorded as MET, on its own evidence, before its entry in the ${REGISTER_NAMES[register]} closes`,
    `it recorded as ${result}`,
    "Record the result first, or move the entry to another register",
  );
};

/** Refuses (`cmmc.entry-refused`) a review that is out of order, or of something that is no temporary deficiency. */
export const requireReviewable = (
  entry: CmmcEntry,
  reviews: readonly DeficiencyReview[],
  review: DeficiencyReview,
  nextReviewOn: CalendarDate,
  today: CalendarDate,
): void => {
  if (entry.register !== "operational plan")
    throw refused(
      "an entry of the operational plan of action",
      `one of the ${REGISTER_NAMES[entry.register]}`,
      "Only temporary deficiencies have deficiency reviews",
    );
  const earliest = reviews.at(-1)?.reviewedOn ?? entry.aroseOn;
  if (review.reviewedOn < earliest || review.reviewedOn > today)
    throw refused(
      `a review from ${earliest} to ${today}`,
      review.reviewedOn,
      "Give the day on which it was reviewed",
    );
  if (nextReviewOn <= review.reviewedOn)
    throw refused(`a next review after ${review.reviewedOn}`, nextReviewOn, "Give a later day");
};

const refused = (expected: string, found: string, advice: string): Fault =>
  new Fault("cmmc.entry-refused", `Expected ${expected}, found ${found}. ${advice}.`);
