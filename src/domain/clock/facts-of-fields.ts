import type { ItemFields } from "../item-fields.ts";
import { POTENTIAL_AGENCY_IMPACTS, type VulnerabilityEvaluation } from "../vulnerability-evaluation.ts";
import type { ClockFacts } from "./clock-facts.ts";

type ExposureFields = Pick<ItemFields, "publiclyExposed" | "automatable" | "technicalImpact">;
type EvaluationFields = Pick<
  ItemFields,
  "evaluatedOn" | "potentialAgencyImpact" | "internetReachable" | "likelyExploitable"
>;

/**
 * What the fields of an item say that its date may rest on. An evaluation counts once it is complete: day, impact, and
 * both answers.
 */
export const factsOfFields = (
  fields: ExposureFields & EvaluationFields,
): Pick<ClockFacts, "exposure" | "evaluation"> => {
  const { publiclyExposed, automatable, technicalImpact } = fields;
  const evaluation = evaluationOf(fields);
  return {
    exposure: {
      ...(publiclyExposed === null ? {} : { publiclyExposed }),
      ...(automatable === null ? {} : { automatable }),
      ...(technicalImpact === null ? {} : { technicalImpact }),
    },
    ...(evaluation === null ? {} : { evaluation }),
  };
};

const evaluationOf = (fields: EvaluationFields): VulnerabilityEvaluation | null => {
  const { evaluatedOn, internetReachable, likelyExploitable } = fields;
  const potentialAgencyImpact = POTENTIAL_AGENCY_IMPACTS.find(
    (impact) => `N${impact}` === fields.potentialAgencyImpact,
  );
  if (evaluatedOn === null || internetReachable === null || likelyExploitable === null) return null;
  if (potentialAgencyImpact === undefined) return null;
  return { evaluatedOn, potentialAgencyImpact, internetReachable, likelyExploitable };
};
