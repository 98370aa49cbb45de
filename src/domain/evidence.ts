import type { CalendarDate } from "./calendar.ts";
import { Fault } from "./fault.ts";

/** Who may see a piece of evidence outside the system; kept and shown, not enforced beyond the right to read raw records. */
export const SENSITIVITIES = ["public", "internal", "CUI", "restricted"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What somebody says of a piece of evidence when adding it. */
export type EvidenceFacts = {
  readonly proves: string;
  readonly sensitivity: Sensitivity;
  /** The day of which it speaks. */
  readonly collectedOn: CalendarDate;
  /** The last day on which it still proves something; null: for good. */
  readonly expiresOn: CalendarDate | null;
};

/** Checks the facts. Throws `input.invalid` for a day that has not come, or an end before the beginning. */
export const requireEvidence = (facts: EvidenceFacts, today: CalendarDate): EvidenceFacts => {
  if (facts.collectedOn > today)
    throw new Fault(
      "input.invalid",
      `Expected evidence of a day that has come, ${today} at the latest. Found ${facts.collectedOn}.`,
    );
  if (facts.expiresOn !== null && facts.expiresOn < facts.collectedOn)
    throw new Fault(
      "input.invalid",
      `Expected evidence to expire on ${facts.collectedOn} or later. Found ${facts.expiresOn}.`,
    );
  return facts;
};

/** Whether it proves something on that day: neither withdrawn nor expired. */
export const isValidOn = (
  evidence: { readonly expiresOn: CalendarDate | null; readonly withdrawn: boolean },
  day: CalendarDate,
): boolean => !evidence.withdrawn && (evidence.expiresOn === null || evidence.expiresOn >= day);
