import type { CalendarDate } from "#domain/calendar.ts";
import type { Remark } from "#domain/remark.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { ImpactLevel } from "#domain/rulebook.ts";

export const REGISTERS = ["open", "closed", "configuration"] as const;
/** The list of the deliverable in which an item stands: open, closed, or configuration findings under one CM-6 item. */
export type Register = (typeof REGISTERS)[number];

/** The cover of a POA&M: whose it is and of which day. Null where the document says nothing. */
export type PoamSystem = {
  readonly cloudServiceProvider: string | null;
  readonly cloudServiceOffering: string | null;
  readonly impactLevel: ImpactLevel | null;
  readonly poamDate: CalendarDate | null;
};

/** A dated step. `date` is null where a document names a step without a readable day. */
export type PlannedMilestone = {
  readonly number: number;
  readonly date: CalendarDate | null;
  readonly description: string;
};

export const MILESTONE_CHANGE_KINDS = ["new", "update", "complete"] as const;
export type MilestoneChangeKind = (typeof MILESTONE_CHANGE_KINDS)[number];

export type MilestoneChange = PlannedMilestone & { readonly kind: MilestoneChangeKind };

export const DEVIATION_STATES = ["no", "pending", "yes"] as const;
/** Where a deviation request stands: none or denied, submitted, approved by the authorizing official. */
export type DeviationState = (typeof DEVIATION_STATES)[number];

/** One POA&M item as documents exchange it. Lists keep their order; texts are whole, with line feeds. */
export type PoamEntry = {
  readonly register: Register;
  readonly poamId: string;
  readonly controls: readonly string[];
  readonly weaknessName: string;
  readonly weaknessDescription: string;
  readonly detectorSource: string;
  readonly sourceIdentifier: string | null;
  readonly assetIdentifiers: readonly string[];
  readonly pointOfContact: string | null;
  readonly resourcesRequired: string | null;
  readonly remediationPlan: string | null;
  readonly originalDetectionDate: CalendarDate | null;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly milestones: readonly PlannedMilestone[];
  readonly milestoneChanges: readonly MilestoneChange[];
  readonly statusDate: CalendarDate | null;
  readonly vendorDependency: boolean;
  readonly lastVendorCheckIn: CalendarDate | null;
  readonly vendorProduct: string | null;
  readonly originalRiskRating: RiskRating | null;
  readonly adjustedRiskRating: RiskRating | null;
  readonly riskAdjustment: DeviationState;
  readonly falsePositive: DeviationState;
  readonly operationalRequirement: DeviationState;
  readonly deviationRationale: string | null;
  readonly supportingDocuments: readonly string[];
  readonly comments: string | null;
  /** Whether the deviation request was approved automatically; only providers with a prior JAB approval have this. */
  readonly autoApprove: boolean | null;
  /** Whether the weakness is in CISA's catalogue of known exploited vulnerabilities; null when nobody looked. */
  readonly kev: boolean | null;
  readonly kevDueDate: CalendarDate | null;
  readonly cves: readonly string[];
  readonly serviceNames: readonly string[];
};

/** A deficiency of the system security plan (control PL-2); only FedRAMP POA&M 3.0 has a sheet for them. */
export type Pl2Finding = {
  readonly deficiencyId: string;
  readonly deficiencyName: string;
  readonly deficiencyDescription: string;
  readonly remediationPlan: string;
  readonly remediationDate: CalendarDate | null;
};

/** A POA&M between a ledger and any file format: the whole of what people exchange, in memory. */
export type PoamDocument = {
  readonly system: PoamSystem;
  readonly items: readonly PoamEntry[];
  readonly pl2Findings: readonly Pl2Finding[];
};

/** What a file held: the document, the format's version, and what was odd in it. */
export type PoamReading = {
  readonly document: PoamDocument;
  readonly version: string;
  readonly remarks: readonly Remark[];
};

/** An item with nothing in it but its register and id: every list empty, every optional field null. */
export const emptyEntry = (register: Register, poamId: string): PoamEntry => ({
  register,
  poamId,
  controls: [],
  weaknessName: "",
  weaknessDescription: "",
  detectorSource: "",
  sourceIdentifier: null,
  assetIdentifiers: [],
  pointOfContact: null,
  resourcesRequired: null,
  remediationPlan: null,
  originalDetectionDate: null,
  scheduledCompletionDate: null,
  milestones: [],
  milestoneChanges: [],
  statusDate: null,
  vendorDependency: false,
  lastVendorCheckIn: null,
  vendorProduct: null,
  originalRiskRating: null,
  adjustedRiskRating: null,
  riskAdjustment: "no",
  falsePositive: "no",
  operationalRequirement: "no",
  deviationRationale: null,
  supportingDocuments: [],
  comments: null,
  autoApprove: null,
  kev: null,
  kevDueDate: null,
  cves: [],
  serviceNames: [],
});
