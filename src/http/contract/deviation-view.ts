import { z } from "@hono/zod-openapi";
import { CLAIM_TYPES } from "#domain/deviation/claim.ts";
import { REQUEST_MOVES, REQUEST_STATUSES } from "#domain/deviation/request-state.ts";
import { MODIFIED_METRICS, REMEDIATION_WORDS } from "#domain/deviation/risk-reduction.ts";
import { Day, Id, ItemStatus, orNull, RiskRating } from "./common.ts";

const text = z.string().trim().min(1).max(10_000);
const attachments = z.array(z.string().trim().min(1).max(500)).max(100);

export const ClaimType = z.enum(CLAIM_TYPES).openapi("ClaimType");
export const RequestStatus = z.enum(REQUEST_STATUSES).openapi("RequestStatus");
export const RequestMove = z.enum(REQUEST_MOVES).openapi("RequestMove");

/** Of each metric one of its values; metrics that are not named are as in the vector. Of its version are those to name. */
const modified = <T extends z.ZodType<string>>(explanation: T) => {
  const metric = <const V extends readonly string[]>(values: V) =>
    z.strictObject({ value: z.enum(values), explanation }).optional();
  return z.strictObject({
    MAV: metric(MODIFIED_METRICS.MAV),
    MAC: metric(MODIFIED_METRICS.MAC),
    MAT: metric(MODIFIED_METRICS.MAT),
    MPR: metric(MODIFIED_METRICS.MPR),
    MUI: metric(MODIFIED_METRICS.MUI),
    MC: metric(MODIFIED_METRICS.MC),
    MI: metric(MODIFIED_METRICS.MI),
    MA: metric(MODIFIED_METRICS.MA),
    MVC: metric(MODIFIED_METRICS.MVC),
    MVI: metric(MODIFIED_METRICS.MVI),
    MVA: metric(MODIFIED_METRICS.MVA),
    MSC: metric(MODIFIED_METRICS.MSC),
    MSI: metric(MODIFIED_METRICS.MSI),
    MSA: metric(MODIFIED_METRICS.MSA),
    CDP: metric(MODIFIED_METRICS.CDP),
    TD: metric(MODIFIED_METRICS.TD),
  });
};

const remediationLevel = <T extends z.ZodType<string>>(explanation: T) =>
  orNull(z.strictObject({ level: z.enum(REMEDIATION_WORDS), explanation }));

const vectorText = z.string().trim().max(400).nullable();
const score = z.number().min(0).max(10).nullable();

export const RiskReduction = z
  .strictObject({
    requestedRating: RiskRating,
    /** The CVSS vector that is modified, of any version; null takes the detector's. */
    baseVector: vectorText,
    modified: modified(text),
    remediationLevel: remediationLevel(text),
    /** A score entered by hand, where no vector is known. */
    enteredScore: score,
    attachments,
  })
  .openapi("RiskReduction");

const falsePositive = z.strictObject({ evidence: text, attachments }).openapi("FalsePositiveCase");
const operational = z
  .strictObject({ impactStatement: text, justification: text, attachments })
  .openapi("OperationalCase");

/** What is asked for, with the parts of the request form that belong to it. */
export const Claim = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("false positive"), falsePositive }),
    z.strictObject({ type: z.literal("operational requirement"), operational }),
    z.strictObject({ type: z.literal("risk adjustment"), reduction: RiskReduction }),
    z.strictObject({
      type: z.literal("operational requirement and risk adjustment"),
      operational,
      reduction: RiskReduction,
    }),
    z.strictObject({ type: z.literal("risk acceptance"), residualRiskRating: RiskRating, attachments }),
  ])
  .openapi("Claim");

/** What is needed to compute a score; explanations may still be empty. */
export const ScoreQuestion = z
  .strictObject({
    baseVector: vectorText,
    modified: modified(z.string().max(10_000)),
    remediationLevel: remediationLevel(z.string().max(10_000)),
    enteredScore: score,
  })
  .openapi("ScoreQuestion");

export const AdjustedScore = z
  .object({
    vector: z.string().nullable(),
    baseScore: z.number().nullable(),
    score: z.number(),
    /** The word for the score; null for 0.0. */
    rating: orNull(RiskRating),
  })
  .openapi("AdjustedScore");

export const StandingMatch = z
  .strictObject({
    detector: z.string().trim().min(1).max(100).nullable(),
    sourceIdentifier: z.string().trim().min(1).max(500).nullable(),
    cve: z.string().trim().min(1).max(40).nullable(),
    /** A package URL; without a version every version matches. */
    package: z.string().trim().min(1).max(1000).nullable(),
    /** An asset's name, in which `*` stands for any letters. */
    asset: z.string().trim().min(1).max(500).nullable(),
  })
  .openapi("StandingMatch");

const Deed = z.object({ on: Day, by: z.string(), reason: z.string() }).openapi("Deed");

export const Deviation = z
  .object({
    id: Id,
    /** Within the system; "DR-7". */
    name: z.string(),
    claim: Claim,
    status: RequestStatus,
    /** Null for a standing one. */
    item: z
      .object({
        poamId: z.string(),
        weaknessName: z.string(),
        status: ItemStatus,
        originalRiskRating: RiskRating,
      })
      .nullable(),
    /** For a standing one: what it is about, and the numbers of the items that it touched and touches. */
    standing: z
      .object({
        match: StandingMatch,
        matchWords: z.string(),
        from: Day,
        touched: z.array(z.string()),
        touches: z.array(z.string()),
      })
      .nullable(),
    /** The standing deviation by which it was approved. */
    cites: z.string().nullable(),
    rationale: z.string(),
    vulnerabilityInformation: z.string().nullable(),
    /** Pieces of the item's evidence with which it was asked. */
    evidence: z.array(
      z
        .object({
          id: Id,
          kind: z.enum(["file", "attestation"]),
          /** Of a file its name, of an attestation its type. */
          name: z.string(),
          withdrawn: z.boolean(),
        })
        .openapi("DeviationEvidence"),
    ),
    /** What the modified vector scored when it was asked. */
    adjusted: orNull(AdjustedScore),
    wantedUntil: Day.nullable(),
    requestedOn: Day,
    requestedBy: z.string(),
    /** Whether the asking person made the request, and so cannot decide on it. */
    own: z.boolean(),
    approved: orNull(Deed),
    rejected: orNull(Deed),
    ended: orNull(Deed),
    /** The last day of the approval. */
    expiresOn: Day.nullable(),
    reviewOn: Day.nullable(),
    /** The moves that fit its status; rights are another matter. */
    moves: z.array(RequestMove),
  })
  .openapi("Deviation");
