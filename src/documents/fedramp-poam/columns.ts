import type { PoamEntry } from "../poam-document.ts";

/** Versions of the template that can be written, newest first. */
export const WRITABLE_VERSIONS = ["3.0", "2.1"] as const;
export type WritableVersion = (typeof WRITABLE_VERSIONS)[number];
export const READABLE_VERSIONS = ["3.0", "2.1", "2.0"] as const;
export type ReadableVersion = (typeof READABLE_VERSIONS)[number];

export type ColumnKey = Exclude<keyof PoamEntry, "register">;

export type Need = "Mandatory" | "Situational";

export type Column = {
  readonly key: ColumnKey;
  /** The exact header text of 2.1, and of 3.0 unless `openHeader30` differs. */
  readonly header: string;
  /** The header on the open sheet of 3.0, where it has another one there. */
  readonly openHeader30?: string;
  /** Other spellings that are read. */
  readonly aliases?: readonly string[];
  /** False for the columns that 3.0 dropped. */
  readonly in30: boolean;
  readonly need: Need;
  /** Row 7 of 2.1: the form of the value. */
  readonly form: string;
  /** Our one-line help for the guidance row. */
  readonly guidance: string;
};

const column = (key: ColumnKey, header: string, need: Need, form: string, guidance: string): Column => ({
  key,
  header,
  in30: true,
  need,
  form,
  guidance,
});

/**
 * The columns of the FedRAMP POA&M workbook in the order of 2.1 (31 columns); 3.0 has those with `in30` (27 columns).
 * The one source of header, order, reading and writing for all versions.
 * Sources: FedRAMP POA&M templates 2.1 (2024-03-29, row 5) and 3.0 (2025-11-17, rows 5 and 8).
 */
export const COLUMNS: readonly Column[] = [
  {
    ...column(
      "poamId",
      "POAM ID",
      "Mandatory",
      "Unique Identifier",
      "Unique identifier of this item. A number is never used twice.",
    ),
    aliases: ["POA&M ID"],
  },
  column(
    "controls",
    "Controls",
    "Mandatory",
    "Control Number",
    "NIST SP 800-53 controls, with commas between them.",
  ),
  column("weaknessName", "Weakness Name", "Mandatory", "Text", "Short name; for a scan, the scanner's."),
  column("weaknessDescription", "Weakness Description", "Mandatory", "Text", "What is wrong, in full."),
  column(
    "detectorSource",
    "Weakness Detector Source",
    "Mandatory",
    "[Nessus, Qualys, Webinspect, Security Assessment Report, etc]",
    "Scanner, assessor or person who found it first.",
  ),
  column(
    "sourceIdentifier",
    "Weakness Source Identifier",
    "Situational",
    "Identifier",
    "The scanner's own id of the check. Blank when no scanner found it.",
  ),
  column(
    "assetIdentifiers",
    "Asset Identifier",
    "Mandatory",
    "Identifier (port/protocol)",
    "Affected assets as the inventory names them, one per line.",
  ),
  column("pointOfContact", "Point of Contact", "Mandatory", "Text", "Who is responsible for the fix."),
  column(
    "resourcesRequired",
    "Resources Required",
    "Situational",
    "Text",
    "What the fix needs beyond what is there.",
  ),
  {
    ...column(
      "remediationPlan",
      "Overall Remediation Plan",
      "Mandatory",
      "Text",
      "How it will be fixed. In version 3.0 the milestones follow, one per line.",
    ),
    openHeader30: "Remediation Plan",
  },
  column(
    "originalDetectionDate",
    "Original Detection Date",
    "Mandatory",
    "Date",
    "Day of the first detection; stays as it is.",
  ),
  column(
    "scheduledCompletionDate",
    "Scheduled Completion Date",
    "Mandatory",
    "Date",
    "Committed day; the ledger keeps how it came about.",
  ),
  {
    ...column(
      "milestones",
      "Planned Milestones",
      "Mandatory",
      "(##) xxxx-xx-xx: Milestone Description",
      "Numbered dated steps; stay as first planned.",
    ),
    in30: false,
  },
  {
    ...column(
      "milestoneChanges",
      "Milestone Changes",
      "Situational",
      "(##) New/Update/Complete xxxx-xx-xx  : Description of change",
      "What became of the steps, by number.",
    ),
    in30: false,
  },
  column("statusDate", "Status Date", "Mandatory", "Date", "Day of the last change, or of closing."),
  column(
    "vendorDependency",
    "Vendor Dependency",
    "Mandatory",
    "Yes, No",
    "Yes while a vendor's fix is awaited.",
  ),
  column(
    "lastVendorCheckIn",
    "Last Vendor Check-in Date",
    "Situational",
    "Date",
    "Day on which the vendor was last asked.",
  ),
  column(
    "vendorProduct",
    "Vendor Dependent Product Name",
    "Situational",
    "Product Name",
    "The vendor's product that is waited for.",
  ),
  column(
    "originalRiskRating",
    "Original Risk Rating",
    "Mandatory",
    "Low, Moderate, High",
    "Rating at detection.",
  ),
  column(
    "adjustedRiskRating",
    "Adjusted Risk Rating",
    "Situational",
    "Low, Moderate, High, N/A",
    "Rating after a risk adjustment.",
  ),
  column(
    "riskAdjustment",
    "Risk Adjustment",
    "Situational",
    "Yes, No, Pending",
    "State of the risk adjustment.",
  ),
  column(
    "falsePositive",
    "False Positive",
    "Situational",
    "Yes, No, Pending",
    "State of the false positive request.",
  ),
  column(
    "operationalRequirement",
    "Operational Requirement",
    "Situational",
    "Yes, No, Pending",
    "State of the operational requirement.",
  ),
  column(
    "deviationRationale",
    "Deviation Rationale",
    "Situational",
    "Deviation Type : Rationale",
    "Why the deviation is justified.",
  ),
  column(
    "supportingDocuments",
    "Supporting Documents",
    "Situational",
    "Document Type : Document Name",
    "Evidence and requests, one per line.",
  ),
  column("comments", "Comments", "Situational", "Text", "Anything that has no column of its own."),
  {
    ...column(
      "autoApprove",
      "Auto-Approve",
      "Situational",
      "Yes, No",
      "Whether the deviation was approved automatically.",
    ),
    in30: false,
  },
  column(
    "kev",
    "Binding Operational Directive 22-01 tracking",
    "Situational",
    "Yes, No",
    "Whether CISA lists it as known exploited.",
  ),
  column(
    "kevDueDate",
    "Binding Operational Directive 22-01 Due Date",
    "Situational",
    "Date",
    "Due day in CISA's catalogue.",
  ),
  column("cves", "CVE", "Situational", "Text", "CVE numbers."),
  {
    ...column(
      "serviceNames",
      "Service Name",
      "Situational",
      "Text",
      "Affected services or offerings, one per line.",
    ),
    in30: false,
  },
];

export const columnsOf = (version: WritableVersion): readonly Column[] =>
  version === "3.0" ? COLUMNS.filter((column) => column.in30) : COLUMNS;

export const DATE_COLUMNS: ReadonlySet<ColumnKey> = new Set([
  "originalDetectionDate",
  "scheduledCompletionDate",
  "statusDate",
  "lastVendorCheckIn",
  "kevDueDate",
]);
