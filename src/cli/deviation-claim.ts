import { CLAIM_TYPES, type Claim, type ClaimType } from "#domain/deviation/claim.ts";
import { REMEDIATION_WORDS, type RiskReduction } from "#domain/deviation/risk-reduction.ts";
import { Fault } from "#domain/fault.ts";
import { RISK_RATINGS, type RiskRating } from "#domain/risk-rating.ts";

/** The parts of a request as options give them; which are needed depends on the type. */
export type ClaimOptions = {
  readonly type: string;
  readonly shownBy?: string;
  readonly impact?: string;
  readonly justification?: string;
  readonly rating?: string;
  readonly vector?: string;
  readonly modify?: readonly string[];
  readonly remediation?: string;
  readonly score?: string;
  readonly attach?: readonly string[];
};

/** Short names of the types beside their words. */
const SHORT: Readonly<Record<string, ClaimType>> = {
  fp: "false positive",
  or: "operational requirement",
  ra: "risk adjustment",
  "or+ra": "operational requirement and risk adjustment",
};

/** The claim that the options make. Throws `input.invalid` for a word that is not known. */
export const claimFrom = (options: ClaimOptions): Claim => {
  const type = typeFrom(options.type);
  const attachments = options.attach ?? [];
  const operational = {
    impactStatement: options.impact ?? "",
    justification: options.justification ?? "",
    attachments,
  };
  switch (type) {
    case "false positive":
      return { type, falsePositive: { evidence: options.shownBy ?? "", attachments } };
    case "operational requirement":
      return { type, operational };
    case "risk adjustment":
      return { type, reduction: reductionFrom(options) };
    case "operational requirement and risk adjustment":
      return { type, operational, reduction: reductionFrom({ ...options, attach: [] }) };
    case "risk acceptance":
      return { type, residualRiskRating: ratingFrom(options.rating), attachments };
  }
};

const typeFrom = (text: string): ClaimType => {
  const word = text.toLowerCase().replaceAll("-", " ");
  const type = SHORT[word] ?? CLAIM_TYPES.find((candidate) => candidate === word);
  if (type) return type;
  const known = [...Object.keys(SHORT), ...CLAIM_TYPES].join(", ");
  throw new Fault("input.invalid", `Expected a type, one of ${known}. Found "${text}".`);
};

export const ratingFrom = (text: string | undefined): RiskRating => {
  const rating = RISK_RATINGS.find((candidate) => candidate === text?.toLowerCase());
  if (rating) return rating;
  throw new Fault(
    "input.invalid",
    `Expected a rating, one of ${RISK_RATINGS.join(", ")}. Found "${text ?? "none"}".`,
  );
};

const reductionFrom = ({
  rating,
  vector,
  modify,
  remediation,
  score,
  attach,
}: ClaimOptions): RiskReduction => ({
  requestedRating: ratingFrom(rating),
  baseVector: vector ?? null,
  modified: Object.fromEntries((modify ?? []).map(metricFrom)),
  remediationLevel: remediation === undefined ? null : levelFrom(remediation),
  enteredScore: score === undefined ? null : Number(score),
  attachments: attach ?? [],
});

/** `MAV:L=No route leads to it` */
const metricFrom = (text: string): readonly [string, { value: string; explanation: string }] => {
  const [, metric, value, explanation] = /^([A-Z]{2,3}):([A-Z]{1,2})=(.+)$/s.exec(text) ?? [];
  if (metric !== undefined && value !== undefined && explanation !== undefined)
    return [metric, { value, explanation }];
  throw new Fault("input.invalid", `Expected a metric as MAV:L=explanation. Found "${text.slice(0, 60)}".`);
};

/** `workaround=The port is closed` */
const levelFrom = (text: string): NonNullable<RiskReduction["remediationLevel"]> => {
  const at = text.indexOf("=");
  const level = REMEDIATION_WORDS.find((word) => word === text.slice(0, at).replaceAll("-", " "));
  if (at > 0 && level) return { level, explanation: text.slice(at + 1) };
  throw new Fault(
    "input.invalid",
    `Expected a remediation level as word=explanation, one of ${REMEDIATION_WORDS.join(", ")}. Found "${text.slice(0, 60)}".`,
  );
};
