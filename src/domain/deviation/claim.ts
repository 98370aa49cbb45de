import { Fault } from "../fault.ts";
import type { RiskRating } from "../risk-rating.ts";
import { DEVIATION_TYPES } from "../rulebook/decision-rules.ts";
import { cvssVector } from "../cvss/vector.ts";
import { metricsAmiss, MODIFIED_METRICS, type RiskReduction } from "./risk-reduction.ts";

/** What an approver is asked for: the deviations of an authority, and the acceptance of a risk as it stands. */
export const CLAIM_TYPES = [...DEVIATION_TYPES, "risk acceptance"] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

/** What shows that the weakness is not there. */
export type FalsePositiveCase = { readonly evidence: string; readonly attachments: readonly string[] };

/** Why the weakness has to stay. */
export type OperationalCase = {
  readonly impactStatement: string;
  readonly justification: string;
  readonly attachments: readonly string[];
};

/** What is claimed, with the parts of the request form that belong to it (FedRAMP Deviation Request Form 2.1). */
export type Claim =
  | { readonly type: "false positive"; readonly falsePositive: FalsePositiveCase }
  | { readonly type: "operational requirement"; readonly operational: OperationalCase }
  | { readonly type: "risk adjustment"; readonly reduction: RiskReduction }
  | {
      readonly type: "operational requirement and risk adjustment";
      readonly operational: OperationalCase;
      readonly reduction: RiskReduction;
    }
  | {
      readonly type: "risk acceptance";
      readonly residualRiskRating: RiskRating;
      readonly attachments: readonly string[];
    };

/** What a claim does once it is approved; two live requests of one item never do the same. */
export type ClaimPart = "false positive" | "operational requirement" | "risk adjustment" | "risk acceptance";

const PARTS: Readonly<Record<ClaimType, readonly ClaimPart[]>> = {
  "false positive": ["false positive"],
  "operational requirement": ["operational requirement"],
  "risk adjustment": ["risk adjustment"],
  "operational requirement and risk adjustment": ["operational requirement", "risk adjustment"],
  "risk acceptance": ["risk acceptance"],
};

export const partsOf = (type: ClaimType): readonly ClaimPart[] => PARTS[type];

/** The part of a claim that asks for another rating, if it has one. */
export const reductionOf = (claim: Claim): RiskReduction | null =>
  "reduction" in claim ? claim.reduction : null;

/** Everything that a claim attaches, with what it proves. */
export const attachmentsOf = (
  claim: Claim,
): ReadonlyArray<{ readonly of: ClaimPart; readonly name: string }> => {
  const lists: ReadonlyArray<readonly [ClaimPart, readonly string[]]> = [
    ["false positive", "falsePositive" in claim ? claim.falsePositive.attachments : []],
    ["operational requirement", "operational" in claim ? claim.operational.attachments : []],
    ["risk adjustment", "reduction" in claim ? claim.reduction.attachments : []],
    ["risk acceptance", claim.type === "risk acceptance" ? claim.attachments : []],
  ];
  return lists.flatMap(([of, names]) => names.map((name) => ({ of, name })));
};

/** Throws `input.invalid` when a part of the form that the claim needs is empty or not possible. */
export const requireWhole = (claim: Claim): void => {
  if ("falsePositive" in claim) requireText("evidence", claim.falsePositive.evidence);
  if ("operational" in claim) {
    requireText("operational impact statement", claim.operational.impactStatement);
    requireText("justification", claim.operational.justification);
  }
  const reduction = reductionOf(claim);
  if (reduction !== null) requireReduction(reduction);
};

const requireText = (what: string, text: string): void => {
  if (text.trim() !== "") return;
  throw new Fault("input.invalid", `Expected the ${what} of the request, found none. Write it.`);
};

const MODIFIABLE = new Map<string, readonly string[]>(Object.entries(MODIFIED_METRICS));

const requireReduction = ({ baseVector, modified, remediationLevel, enteredScore }: RiskReduction): void => {
  const vector = baseVector === null ? null : cvssVector(baseVector);
  if (baseVector !== null && vector === null)
    throw new Fault(
      "input.invalid",
      `Expected a CVSS vector of version 4.0, 3.1, 3.0 or 2.0, found "${baseVector.slice(0, 80)}". Check it, or leave it out and enter the score by hand.`,
    );
  for (const [metric, given] of Object.entries(modified)) {
    if (given === undefined) continue;
    const values = MODIFIABLE.get(metric);
    if (values === undefined)
      throw new Fault(
        "input.invalid",
        `Expected a modified metric, one of ${[...MODIFIABLE.keys()].join(", ")}. Found ${metric.slice(0, 20)}.`,
      );
    if (!values.includes(given.value))
      throw new Fault(
        "input.invalid",
        `Expected ${metric} to be one of ${values.join(", ")}, found "${given.value.slice(0, 20)}".`,
      );
    requireText(`explanation of ${metric}`, given.explanation);
  }
  const [amiss] = vector === null ? [] : metricsAmiss(vector, { modified });
  if (vector !== null && amiss !== undefined)
    throw new Fault(
      "input.invalid",
      `Expected metrics that CVSS ${vector.version} has, as the vector is one of it. Found ${amiss.join(":")}. Name that version's own metric, or give the vector of another version.`,
    );
  if (remediationLevel !== null)
    requireText("explanation of the remediation level", remediationLevel.explanation);
  if (enteredScore !== null && !(enteredScore >= 0 && enteredScore <= 10))
    throw new Fault("input.invalid", `Expected a score from 0 to 10, found ${enteredScore}.`);
};
