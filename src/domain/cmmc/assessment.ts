import type { CalendarDate } from "../calendar.ts";
import type { AssessmentKind } from "./requirement.ts";

/** What part of the organization is assessed, in the words of SPRS. */
export const ASSESSMENT_SCOPES = ["enterprise", "enclave", "contracts"] as const;
export type AssessmentScope = (typeof ASSESSMENT_SCOPES)[number];

/** What somebody says of an assessment as a whole: what SPRS and CMMC eMASS ask for (32 CFR 170.16 and 170.17). */
export type AssessmentFacts = {
  readonly kind: AssessmentKind;
  readonly assessedOn: CalendarDate | null;
  /** The C3PAO, or whoever led the assessment. */
  readonly assessor: string | null;
  /** The unique identifier that SPRS or eMASS gave it. */
  readonly uid: string | null;
  readonly scope: AssessmentScope | null;
  readonly scopeDescription: string | null;
  readonly cageCodes: readonly string[];
  readonly sspName: string | null;
  readonly sspVersion: string | null;
  readonly sspDate: CalendarDate | null;
  /** At Level 3: the Final Level 2 (C3PAO) status with the highest score on the same scope. */
  readonly level2Uid: string | null;
  readonly level2StatusDate: CalendarDate | null;
};

export const ASSESSMENT_FACTS = [
  "kind",
  "assessedOn",
  "assessor",
  "uid",
  "scope",
  "scopeDescription",
  "cageCodes",
  "sspName",
  "sspVersion",
  "sspDate",
  "level2Uid",
  "level2StatusDate",
] as const satisfies readonly (keyof AssessmentFacts)[];

/** Commercial and Government Entity codes are five letters and digits. */
export const isCageCode = (text: string): boolean => /^[0-9A-Z]{5}$/.test(text);
