import type { CalendarDate } from "../calendar.ts";
import type { RiskRating } from "../risk-rating.ts";
import type { RecordField } from "../rulebook/record-rules.ts";
import type { LedgerFacts } from "./ledger-facts.ts";

export type ReadinessMilestone = {
  readonly number: number;
  /** Null where the step has no readable day. */
  readonly date: CalendarDate | null;
  readonly description: string;
};

export type ReadinessChange = ReadinessMilestone & { readonly kind: "new" | "update" | "complete" };

/** Where a deviation request stands: none (or denied), submitted, approved by the authorizing official. */
export type DeviationStanding = "none" | "pending" | "approved";

/** What a document or the ledger knows of one item, as far as checks need it. */
export type ReadinessItem = {
  /** Empty where the document gives none. */
  readonly poamId: string;
  readonly closed: boolean;
  readonly weaknessName: string;
  readonly weaknessDescription: string;
  /** Null where nothing is written. */
  readonly remediationPlan: string | null;
  readonly detectorSource: string;
  readonly sourceIdentifier: string | null;
  readonly controls: readonly string[];
  readonly assetIdentifiers: readonly string[];
  readonly pointOfContact: string | null;
  readonly originalDetectionDate: CalendarDate | null;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly statusDate: CalendarDate | null;
  readonly completionDate: CalendarDate | null;
  /** As planned first. */
  readonly milestones: readonly ReadinessMilestone[];
  readonly milestoneChanges: readonly ReadinessChange[];
  readonly originalRiskRating: RiskRating | null;
  readonly adjustedRiskRating: RiskRating | null;
  readonly riskAdjustment: DeviationStanding;
  readonly falsePositive: DeviationStanding;
  readonly operationalRequirement: DeviationStanding;
  /** Since when a request waits for its decision; null when nobody knows. */
  readonly deviationPendingSince: CalendarDate | null;
  readonly deviationRationale: string | null;
  /** The item waits for a vendor's fix; null when it does not. */
  readonly vendor: {
    readonly product: string | null;
    readonly releasedOn: CalendarDate | null;
    readonly lastCheckIn: CalendarDate | null;
  } | null;
  /** The date of an approved extension; null without one. */
  readonly extendedTo: CalendarDate | null;
  /** Whether CISA lists the weakness as known to be exploited; null when nobody looked. */
  readonly knownExploited: boolean | null;
  readonly kevDueDate: CalendarDate | null;
  /** Names of what proves or explains: evidence, supporting documents. */
  readonly evidence: readonly string[];
  readonly comments: string | null;
  /**
   * Every field for which the document or the ledger has a place, null where it is blank. A rulebook's field that is not
   * among them is not asked for.
   */
  readonly texts: Readonly<Partial<Record<RecordField, string | null>>>;
  /** Null for an item of a document. */
  readonly ledger: LedgerFacts | null;
};

/** What is kept of an item until all are judged together. */
export type ReadinessSummary = Pick<
  ReadinessItem,
  | "poamId"
  | "closed"
  | "detectorSource"
  | "sourceIdentifier"
  | "originalDetectionDate"
  | "originalRiskRating"
  | "adjustedRiskRating"
  | "riskAdjustment"
  | "vendor"
>;
