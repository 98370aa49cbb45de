import type {
  Claim,
  ClaimType,
  FalsePositiveCase,
  OperationalCase,
  RiskRating,
  RiskReduction,
  ScoreQuestion,
} from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { METRIC_WORDS, versionOf } from "./deviation-words.ts";

const lines = (form: FormData, name: string): string[] =>
  field(form, name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/**
 * What of the form decides the score; `detected` is the vector that the detector gives. Values come from the form's own
 * lists; the server checks them again. Metrics of another version than the vector's may still stand in it, and are left out.
 */
export const questionOf = (form: FormData, detected: string | null): ScoreQuestion => {
  const baseVector = field(form, "baseVector") || null;
  const metrics = METRIC_WORDS[versionOf(baseVector ?? detected)];
  const score = field(form, "enteredScore");
  const level = field(form, "remediationLevel");
  const modified = metrics
    .filter(({ name }) => field(form, name) !== "")
    .map(({ name }) => [name, { value: field(form, name), explanation: field(form, `${name} explanation`) }]);
  return {
    baseVector,
    modified: Object.fromEntries(modified) as RiskReduction["modified"],
    remediationLevel:
      level === ""
        ? null
        : {
            level: level as NonNullable<RiskReduction["remediationLevel"]>["level"],
            explanation: field(form, "remediationExplanation"),
          },
    enteredScore: score === "" ? null : Number(score),
  };
};

/** What the form claims; `detected` as of `questionOf`. */
export const claimOf = (form: FormData, type: ClaimType, detected: string | null): Claim => {
  const falsePositive = (): FalsePositiveCase => ({
    evidence: field(form, "evidence"),
    attachments: lines(form, "falsePositiveAttachments"),
  });
  const operational = (): OperationalCase => ({
    impactStatement: field(form, "impactStatement"),
    justification: field(form, "justification"),
    attachments: lines(form, "operationalAttachments"),
  });
  const reduction = (): RiskReduction => ({
    ...questionOf(form, detected),
    requestedRating: field(form, "requestedRating") as RiskRating,
    attachments: lines(form, "reductionAttachments"),
  });
  switch (type) {
    case "false positive":
      return { type, falsePositive: falsePositive() };
    case "operational requirement":
      return { type, operational: operational() };
    case "risk adjustment":
      return { type, reduction: reduction() };
    case "operational requirement and risk adjustment":
      return { type, operational: operational(), reduction: reduction() };
    case "risk acceptance":
      return {
        type,
        residualRiskRating: field(form, "residualRiskRating") as RiskRating,
        attachments: lines(form, "acceptanceAttachments"),
      };
  }
};
