import type { Exposure } from "../bod-26-04.ts";
import type { CalendarDate } from "../calendar.ts";
import type { RiskRating } from "../risk-rating.ts";
import type { ImpactLevel } from "../rulebook.ts";
import type { CertificationClass, VulnerabilityEvaluation } from "../vulnerability-evaluation.ts";

/** The facts that somebody decided or found out about one item; the others stand in its fields and its system. */
export type DecidedFacts = Pick<
  ClockFacts,
  "approvedRiskAdjustment" | "scannerRaise" | "kev" | "vendor" | "extension" | "manual"
>;

/** What is known of an item that its scheduled completion date may rest on. What is absent is not known. */
export type ClockFacts = {
  readonly originalDetectionDate: CalendarDate;
  readonly originalRiskRating: RiskRating;
  /** The risk adjustment that the authority approved; a pending or rejected one is no fact. */
  readonly approvedRiskAdjustment?: { readonly rating: RiskRating; readonly approvedOn: CalendarDate };
  /** The scanner's own later rating, worse than the original one. */
  readonly scannerRaise?: { readonly rating: RiskRating; readonly raisedOn: CalendarDate };
  /** The entry in CISA's catalog of known exploited vulnerabilities. */
  readonly kev?: { readonly listedOn: CalendarDate; readonly dueDate: CalendarDate | null };
  readonly exposure?: Exposure;
  /** A fix that a vendor has to release, and the day on which it was. */
  readonly vendor?: { readonly product: string; readonly releasedOn: CalendarDate | null };
  readonly evaluation?: VulnerabilityEvaluation;
  readonly certificationClass?: CertificationClass;
  readonly impactLevel?: ImpactLevel;
  readonly conditionalStatusDate?: CalendarDate;
  readonly extension?: {
    readonly to: CalendarDate;
    readonly approvedOn: CalendarDate;
    readonly reason: string;
  };
  readonly manual?: { readonly date: CalendarDate; readonly reason: string; readonly by: string };
};
