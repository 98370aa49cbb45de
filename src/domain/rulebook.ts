import type { EscalationTrigger } from "./escalation.ts";
import type { Fact } from "./fact.ts";
import type { RiskMatrix } from "./risk-matrix.ts";
import type { ClockRules } from "./rulebook/clock-rules.ts";
import type { ClosureRules, DeviationRules } from "./rulebook/decision-rules.ts";
import type { RecordRules } from "./rulebook/record-rules.ts";
import type { Remediation } from "./rulebook/remediation.ts";
import type { UpkeepRules } from "./rulebook/upkeep-rules.ts";
import type { CertificationClass } from "./vulnerability-evaluation.ts";

/**
 * One regime as data, plain enough to be kept as JSON. No code asks for a rulebook by its id: what differs between
 * regimes stands in these fields, each fact with its source and how sure it is.
 */
export type Rulebook = {
  readonly id: string;
  readonly name: string;
  /** Documents that the rules come from. */
  readonly source: string;
  /** Who follows it, in one sentence. */
  readonly about: string;
  readonly impactLevels: readonly ImpactLevel[];
  /** The certification class that an impact level stands for, where the regime has classes. */
  readonly certificationClasses: Readonly<Partial<Record<ImpactLevel, CertificationClass>>>;
  /** Controls that a weakness of each kind is recorded under until a person says otherwise. */
  readonly defaultControls: Readonly<Record<"vulnerability" | "configuration", readonly string[]>>;
  /** An open item is shown as due soon when this many days or fewer are left; a choice of ours, no regime's. */
  readonly dueSoonDays: number;
  readonly remediation: Remediation;
  readonly clock: ClockRules;
  readonly upkeep: UpkeepRules;
  readonly deviations: DeviationRules;
  readonly closure: ClosureRules;
  readonly record: RecordRules;
  readonly riskMatrix: Fact<RiskMatrix>;
  /** What an authority answers with a request for a detailed finding review or a corrective action plan. */
  readonly escalation: readonly EscalationTrigger[];
};

export const IMPACT_LEVELS = ["li-saas", "low", "moderate", "high"] as const;
export type ImpactLevel = (typeof IMPACT_LEVELS)[number];
