import { z } from "@hono/zod-openapi";
import { ASSESSMENT_SCOPES } from "#domain/cmmc/assessment.ts";
import { CMMC_REGISTERS } from "#domain/cmmc/register.ts";
import { ASSESSMENT_KINDS, FAMILIES } from "#domain/cmmc/requirement.ts";
import { CMMC_RESULTS } from "#domain/cmmc/result.ts";
import { Day, Id, Instant, ItemStatus, orNull } from "./common.ts";

const Level = z.union([z.literal(1), z.literal(2), z.literal(3)]).openapi("CmmcLevel");
export const CmmcResult = z.enum(CMMC_RESULTS).openapi("CmmcResult");
export const CmmcRegister = z.enum(CMMC_REGISTERS).openapi("CmmcRegister");
export const CmmcKind = z.enum(ASSESSMENT_KINDS).openapi("CmmcAssessmentKind");
const Family = z.enum(FAMILIES).openapi("CmmcFamily");

export const CmmcResultRecord = z
  .object({
    result: CmmcResult,
    note: z.string().nullable(),
    evidence: z.string().nullable(),
    recordedAt: Instant,
    recordedBy: z.string(),
    /** Taken over from the assessment before; no finding of this one. */
    kept: z.boolean(),
  })
  .openapi("CmmcResultRecord");

const Assessment = z
  .object({
    id: Id,
    version: z.int(),
    kind: CmmcKind,
    assessedOn: Day.nullable(),
    assessor: z.string().nullable(),
    uid: z.string().nullable(),
    scope: z.enum(ASSESSMENT_SCOPES).nullable(),
    scopeDescription: z.string().nullable(),
    cageCodes: z.array(z.string()),
    sspName: z.string().nullable(),
    sspVersion: z.string().nullable(),
    sspDate: Day.nullable(),
    /** At Level 3: the Final Level 2 (C3PAO) status with the highest score on the same scope. */
    level2Uid: z.string().nullable(),
    level2StatusDate: Day.nullable(),
    conditionalStatusDate: Day.nullable(),
    finalStatusDate: Day.nullable(),
    begunAt: Instant,
    begunBy: z.string(),
    endedAt: Instant.nullable(),
  })
  .openapi("CmmcAssessment");

const Status = z
  .object({
    standing: z.enum(["none", "conditional", "expired", "final", "lapsed"]),
    name: z.string(),
    since: Day.nullable(),
    validUntil: Day.nullable(),
    /** The countdown of a Conditional status. */
    closeOut: orNull(z.object({ lastDay: Day, daysLeft: z.int(), because: z.string() })),
    /** What it means that an earlier assessment gave it; null when the present one did. */
    earlier: z.string().nullable(),
  })
  .openapi("CmmcStatus");

const Score = z
  .object({
    maximum: z.int().nullable(),
    /** Null when there is none, for the reason in `withheld`. */
    score: z.int().nullable(),
    withheld: z.string().nullable(),
    /** The score if all that is not assessed turned out MET. */
    best: z.int().nullable(),
    lost: z.int(),
    met: z.int(),
    notMet: z.int(),
    notAssessed: z.int(),
    families: z.array(
      z.object({
        family: Family,
        name: z.string(),
        requirements: z.int(),
        met: z.int(),
        notAssessed: z.int(),
        lost: z.int(),
      }),
    ),
  })
  .openapi("CmmcScore");

const Eligibility = z
  .object({
    outcome: z.enum(["final", "conditional", "none"]),
    minimumScore: z.int().nullable(),
    pointsLeft: z.int().nullable(),
    blocking: z.array(
      z.object({
        rule: z.enum(["no poam", "no plan", "value", "excluded", "score", "not assessed", "level 2"]),
        requirements: z.array(z.string()),
        because: z.string(),
        source: z.string(),
      }),
    ),
    /** NOT MET, and not on the assessment POA&M, where each must stand. */
    notOnPoam: z.array(z.string()),
    /** The last scheduled completion date on the POA&M. */
    planCompletionDate: Day.nullable(),
  })
  .openapi("CmmcEligibility");

const Requirement = z
  .object({
    id: z.string(),
    cmmcId: z.string(),
    title: z.string(),
    family: Family,
    kind: z.enum(["far", "basic", "derived", "enhanced"]),
    /** Points that it takes when it is NOT MET; null when it has none. */
    points: z.int().nullable(),
    valueSource: z.string(),
    /** Points and condition of its partial state. */
    partial: orNull(z.object({ points: z.int(), condition: z.string() })),
    sameAs: z.array(z.string()),
    notApplicableWhen: z.string().nullable(),
    controls: z.object({ rev4: z.array(z.string()), rev5: z.array(z.string()) }),
    result: CmmcResult,
    allowed: z.array(CmmcResult),
    recorded: orNull(CmmcResultRecord),
    /** How it counts today. */
    finding: z.enum(["met", "not met", "partial", "not assessed"]),
    basis: z.enum(["result", "temporary deficiency", "enduring exception"]),
    because: z.string(),
    lost: z.int(),
    /** Whether it may stand on a POA&M as it is; null unless it is NOT MET. */
    poam: orNull(z.object({ permitted: z.boolean(), because: z.string(), source: z.string() })),
    register: orNull(CmmcRegister),
  })
  .openapi("CmmcRequirement");

const Entry = z
  .object({
    id: Id,
    version: z.int(),
    register: CmmcRegister,
    requirement: z.string(),
    description: z.string(),
    scheduledCompletionDate: Day.nullable(),
    resources: z.string().nullable(),
    aroseOn: Day.nullable(),
    correctiveAction: z.string().nullable(),
    nextReviewOn: Day.nullable(),
    rationale: z.string().nullable(),
    mitigations: z.string().nullable(),
    sspReference: z.string().nullable(),
    reviews: z.array(
      z.object({
        reviewedOn: Day,
        progress: z.string(),
        showsProgress: z.boolean(),
        nextReviewOn: Day,
        recordedBy: z.string(),
      }),
    ),
    items: z.array(
      z.object({
        poamId: z.string(),
        weaknessName: z.string(),
        status: ItemStatus,
        scheduledCompletionDate: Day,
      }),
    ),
    enteredAt: Instant,
    enteredBy: z.string(),
    closed: orNull(z.object({ on: Day, by: z.string(), because: z.string(), movedTo: orNull(CmmcRegister) })),
  })
  .openapi("CmmcEntry");

/** A system at one level, as it counts on `today`. */
export const Cmmc = z
  .object({
    level: Level,
    /** The level that the system's rulebook is about; null for a rulebook of another regime. */
    rulebookLevel: orNull(Level),
    source: z.string(),
    kinds: z.array(CmmcKind),
    today: Day,
    assessment: orNull(Assessment),
    past: z.array(Assessment),
    status: Status,
    score: Score,
    eligibility: Eligibility,
    requirements: z.array(Requirement),
    entries: z.array(Entry),
    /** How sure the mapping to SP 800-53 is. */
    mappingConfidence: z.string(),
  })
  .openapi("Cmmc");
