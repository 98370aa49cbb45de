import { daysBetween } from "../calendar.ts";
import { fiveLevel, ratingOfLevel, riskOf } from "../risk-matrix.ts";
import { compareRisk, RISK_RATINGS, type RiskRating } from "../risk-rating.ts";
import type { DeviationType } from "../rulebook/decision-rules.ts";
import { governingRating } from "./governing-rating.ts";
import { isBlank, troubleIf, type ItemCheck, type ReadinessField } from "./readiness-check.ts";
import type { ReadinessContext } from "./readiness-context.ts";
import type { DeviationStanding, ReadinessItem } from "./readiness-item.ts";

/** A request that waits longer should be asked about; a choice of ours. */
const LONGEST_PENDING_DAYS = 90;

type Asked = {
  readonly type: DeviationType;
  readonly field: ReadinessField;
  readonly standing: DeviationStanding;
};

/** The deviations that are asked for or approved. */
const asked = (item: ReadinessItem): Asked[] =>
  (
    [
      { type: "risk adjustment", field: "riskAdjustment", standing: item.riskAdjustment },
      { type: "false positive", field: "falsePositive", standing: item.falsePositive },
      {
        type: "operational requirement",
        field: "operationalRequirement",
        standing: item.operationalRequirement,
      },
    ] as const
  ).filter(({ standing }) => standing !== "none");

const levelsLowered = ({ originalRiskRating: from, adjustedRiskRating: to }: ReadinessItem): number =>
  from === null || to === null ? 0 : RISK_RATINGS.indexOf(to) - RISK_RATINGS.indexOf(from);

/** The risk that the rulebook's matrix gives what is written, as a rating; null while likelihood or impact is blank. */
const ratingByMatrix = ({ texts }: ReadinessItem, { rulebook }: ReadinessContext): RiskRating | null => {
  const [likelihood, impact] = [fiveLevel(texts.likelihood), fiveLevel(texts.impact)];
  if (likelihood === null || impact === null) return null;
  return ratingOfLevel(riskOf(rulebook.riskMatrix.value, likelihood, impact));
};

const levelsApart = (a: RiskRating | null, b: RiskRating | null): number =>
  a === null || b === null ? 0 : Math.abs(RISK_RATINGS.indexOf(a) - RISK_RATINGS.indexOf(b));

export const DEVIATION_CHECKS: readonly ItemCheck[] = [
  {
    id: "rating-against-matrix",
    level: "info",
    explanation:
      "Likelihood and impact are written, and the rulebook's risk matrix gives a risk that is more than one level away from the rating that counts (very high stands beside critical).",
    fix: "Look at likelihood and impact again, or ask for a risk adjustment that says why.",
    check: (item, context) => {
      const [counts, computed] = [governingRating(item), ratingByMatrix(item, context)];
      return troubleIf(
        !item.closed && levelsApart(counts, computed) > 1,
        "likelihood",
        `${item.texts.likelihood} likelihood and ${item.texts.impact} impact give ${computed}; the rating is ${counts}.`,
      );
    },
  },
  {
    id: "rating-lowered-far",
    level: "warning",
    explanation: "The adjusted risk rating is more than one level below the original one.",
    fix: "Show in the rationale, factor by factor, why the risk is so much lower; or ask for one level.",
    check: (item) =>
      troubleIf(
        levelsLowered(item) > 1,
        "adjustedRiskRating",
        `Lowered from ${item.originalRiskRating} to ${item.adjustedRiskRating}.`,
      ),
  },
  {
    id: "adjustment-not-approved",
    level: "error",
    explanation:
      "An adjusted risk rating that is lower than the original one stands without a risk adjustment that is asked for or approved.",
    fix: "Ask for the risk adjustment, or take the adjusted rating away.",
    check: ({ originalRiskRating: from, adjustedRiskRating: to, riskAdjustment }) =>
      troubleIf(
        from !== null && to !== null && compareRisk(to, from) > 0 && riskAdjustment === "none",
        "adjustedRiskRating",
        `Lowered from ${from} to ${to} without a risk adjustment.`,
      ),
  },
  {
    id: "deviation-rationale-missing",
    level: "error",
    explanation: "A deviation is asked for or approved, and nothing says why.",
    fix: "Write the rationale as it stands in the deviation request.",
    check: (item) =>
      troubleIf(
        asked(item).length > 0 && isBlank(item.deviationRationale),
        "deviationRationale",
        `There is no rationale for the ${asked(item)
          .map(({ type }) => type)
          .join(" and the ")}.`,
      ),
  },
  {
    id: "deviation-pending-long",
    level: "warning",
    explanation: `A deviation request waits for its decision for more than ${LONGEST_PENDING_DAYS} days or, where its day is not known, beyond the scheduled completion date. A pending request moves no date.`,
    fix: "Ask the authorizing official for a decision, or withdraw the request.",
    check: (item, { on }) => {
      const pending = asked(item).filter(({ standing }) => standing === "pending");
      const { deviationPendingSince: since, scheduledCompletionDate: due } = item;
      const long = since === null ? due !== null && due < on : daysBetween(since, on) > LONGEST_PENDING_DAYS;
      return item.closed
        ? []
        : pending.flatMap(({ type, field }) =>
            troubleIf(
              long,
              field,
              since === null
                ? `The ${type} is still pending, and the item was due on ${due}.`
                : `The ${type} is pending since ${since}.`,
            ),
          );
    },
  },
  {
    id: "deviation-not-taken",
    level: "error",
    rulebooks: {
      words: "take no or only some kinds of deviation requests",
      have: ({ deviations }) => deviations.types.value.length < 4,
    },
    explanation: "The rulebook takes no deviation request of this kind.",
    fix: "Withdraw it and mend the weakness, or see what the rulebook offers instead.",
    check: (item, { rulebook }) =>
      asked(item).flatMap(({ type, field }) =>
        troubleIf(
          !rulebook.deviations.types.value.includes(type),
          field,
          `${rulebook.name} takes no request of the kind ${type}.`,
        ),
      ),
  },
  {
    id: "operational-requirement-refused",
    level: "error",
    rulebooks: {
      words: "refuse operational requirements for some ratings",
      have: ({ deviations }) => deviations.noOperationalRequirementFor.value.length > 0,
    },
    explanation:
      "An operational requirement is asked for at a rating for which the authority takes none: the risk has to be lowered first.",
    fix: "Mitigate the weakness and have the lower rating approved, then ask again.",
    check: (item, { rulebook }) => {
      const rating = governingRating(item);
      return troubleIf(
        item.operationalRequirement !== "none" &&
          rating !== null &&
          rulebook.deviations.noOperationalRequirementFor.value.includes(rating),
        "operationalRequirement",
        `Operational requirement at the rating ${rating}.`,
      );
    },
  },
];
