import { Fault } from "../fault.ts";
import type { ItemStatus } from "../poam-item.ts";
import type { RiskRating } from "../risk-rating.ts";
import type { Rulebook } from "../rulebook.ts";
import type { DeviationType } from "../rulebook/decision-rules.ts";
import { CLAIM_TYPES, partsOf, reductionOf, type Claim, type ClaimPart, type ClaimType } from "./claim.ts";
import type { RequestStatus } from "./request-state.ts";

/** What decides whether a request fits an item. */
export type RequestContext = {
  readonly rulebook: Pick<Rulebook, "name" | "deviations">;
  readonly poamId: string;
  readonly status: ItemStatus;
  /** The rating that counts now: the adjusted one, else the original one. */
  readonly rating: RiskRating;
  readonly requests: ReadonlyArray<{
    readonly name: string;
    readonly type: ClaimType;
    readonly status: RequestStatus;
  }>;
};

/** The statuses of an item in which each part can be asked for. */
const FITS: Readonly<Record<ClaimPart, readonly ItemStatus[]>> = {
  // An approved false positive can be asked for again before it expires.
  "false positive": ["draft", "open", "in progress", "risk accepted", "deferred", "false positive"],
  "operational requirement": ["draft", "open", "in progress", "risk accepted", "deferred"],
  "risk adjustment": ["draft", "open", "in progress", "risk accepted", "deferred"],
  "risk acceptance": ["open", "in progress", "risk accepted"],
};

/** Why a request of that type cannot be made for the item; null when it can. */
export const refusalOf = (
  type: ClaimType,
  { rulebook, poamId, status, requests }: RequestContext,
): string | null => {
  const untaken = untakenType(type, rulebook);
  if (untaken !== null) return untaken;
  const part = partsOf(type).find((one) => !FITS[one].includes(status));
  if (part !== undefined) return `Expected ${poamId} to be ${FITS[part].join(", ")}, found it ${status}.`;
  const waiting = requests.find(
    (request) =>
      request.status === "pending" && partsOf(request.type).some((one) => partsOf(type).includes(one)),
  );
  if (waiting !== undefined)
    return `Expected no other request of this kind to wait, found ${waiting.name}. Withdraw it first.`;
  return null;
};

const untakenType = (type: ClaimType, { name, deviations }: RequestContext["rulebook"]): string | null => {
  const { types } = deviations;
  if (type === "risk acceptance" || types.value.some((taken) => taken === type)) return null;
  const taken: readonly DeviationType[] = types.value;
  const words = taken.length === 0 ? "none" : taken.join(", ");
  return `${name} takes no ${type} requests (${types.source}). It takes: ${words}.`;
};

/** The types that fit, each with why not, in the order of `CLAIM_TYPES`. */
export const fittingTypes = (
  context: RequestContext,
): ReadonlyArray<{ readonly type: ClaimType; readonly refusal: string | null }> =>
  CLAIM_TYPES.map((type) => ({ type, refusal: refusalOf(type, context) ?? ratingRefusal(type, context) }));

/** An operational requirement alone needs a rating for which the rulebook takes one. */
const ratingRefusal = (type: ClaimType, { rulebook, rating }: RequestContext): string | null =>
  type === "operational requirement" ? operationalRefusal(rulebook, rating) : null;

const operationalRefusal = (
  { name, deviations }: RequestContext["rulebook"],
  rating: RiskRating,
): string | null => {
  const { noOperationalRequirementFor: refused } = deviations;
  if (!refused.value.includes(rating)) return null;
  return `${name} takes no operational requirement for ${rating} risk (${refused.source}). Lower the risk with a combined risk adjustment.`;
};

/** Throws `deviation.refused` when the item or the rulebook does not take the claim. */
export const requireAdmissible = (claim: Claim, context: RequestContext): void => {
  const reduction = reductionOf(claim);
  const rating = reduction?.requestedRating ?? context.rating;
  const refusal =
    refusalOf(claim.type, context) ??
    ("operational" in claim ? operationalRefusal(context.rulebook, rating) : null) ??
    (reduction !== null && reduction.requestedRating === context.rating
      ? `Expected another rating than ${context.rating}, which ${context.poamId} has. Ask for the one that the reduced risk has.`
      : null);
  if (refusal !== null) throw new Fault("deviation.refused", refusal);
};

/** Throws `deviation.refused` when the rulebook takes no such claim whatever the item. */
export const requireTaken = (claim: Claim, rulebook: RequestContext["rulebook"]): void => {
  const reduction = reductionOf(claim);
  const refusal =
    untakenType(claim.type, rulebook) ??
    ("operational" in claim && reduction !== null
      ? operationalRefusal(rulebook, reduction.requestedRating)
      : null);
  if (refusal !== null) throw new Fault("deviation.refused", refusal);
  if (claim.type === "risk acceptance")
    throw new Fault(
      "deviation.refused",
      "Expected a deviation, found a risk acceptance. A risk is accepted item by item, each with what remains.",
    );
};
