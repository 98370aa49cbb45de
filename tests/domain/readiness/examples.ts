import type { GivenContext } from "#domain/readiness/readiness-context.ts";
import type { ReadinessItem } from "#domain/readiness/readiness-item.ts";
import { LEDGER_EXAMPLES } from "./ledger-examples.ts";
import { MILESTONE_EXAMPLES } from "./milestone-examples.ts";
import { CLOSED, day, ledger } from "./ready-item.ts";

/** What is otherwise than in `READY`; `beside` are further items of the whole. */
export type Example = {
  readonly item: Partial<ReadinessItem>;
  readonly beside?: readonly Partial<ReadinessItem>[];
  /** Else FedRAMP Rev 5. */
  readonly rulebook?: string;
  readonly context?: Partial<GivenContext>;
};

export type Examples = { readonly failing: readonly Example[]; readonly passing: readonly Example[] };

const item = (change: Partial<ReadinessItem>): Example => ({ item: change });
const dod = (change: Partial<ReadinessItem>): Example => ({ item: change, rulebook: "dod-rmf" });
const pending = { product: "Example Server", releasedOn: null, lastCheckIn: day("2026-05-01") };
const why = { deviationRationale: "The service listens on the loopback address only." };

/** For every check, by its id: what it finds, and what it lets pass though it comes near. */
export const EXAMPLES: Readonly<Record<string, Examples>> = {
  "source-missing": {
    failing: [item({ detectorSource: " " })],
    passing: [item({ detectorSource: "Penetration test 2026" })],
  },
  "source-identifier-missing": {
    failing: [item({ sourceIdentifier: null }), item({ sourceIdentifier: "" })],
    passing: [item({ detectorSource: "", sourceIdentifier: null })],
  },
  "poam-id-missing": { failing: [item({ poamId: "" })], passing: [item({ poamId: "V-2" })] },
  "poam-id-repeated": {
    failing: [{ item: {}, beside: [{ poamId: "v-1 ", sourceIdentifier: "501" }] }],
    passing: [
      { item: {}, beside: [{ poamId: "V-10" }] },
      { item: { poamId: "" }, beside: [{ poamId: "" }] },
    ],
  },
  "weakness-repeated": {
    failing: [{ item: {}, beside: [{ poamId: "V-2", detectorSource: "nessus" }] }],
    passing: [
      { item: {}, beside: [{ poamId: "V-2", ...CLOSED }] },
      { item: {}, beside: [{ poamId: "V-2", detectorSource: "Trivy" }] },
      { item: { sourceIdentifier: null }, beside: [{ poamId: "V-2", sourceIdentifier: null }] },
    ],
  },
  "controls-missing": { failing: [item({ controls: [] })], passing: [item({ controls: ["CM-6"] })] },
  "control-form": {
    failing: [item({ controls: ["RA-5", "Patching"] }), item({ controls: ["AC-2, AC-3"] })],
    passing: [
      item({
        controls: [
          "AC-2",
          "AC-02",
          "AC-2(1)",
          "AC-2 (1)",
          "SI-2(a)",
          "AC-1.1",
          "3.1.1",
          "03.01.01",
          "3.1.2e",
        ],
      }),
      item({ controls: ["AC.L2-3.1.1", "AC.L1-b.1.i", "CCI-000366", "ra-5"] }),
      item({ controls: [] }),
    ],
  },
  "asset-missing": {
    failing: [item({ assetIdentifiers: [] }), item({ assetIdentifiers: [" "] })],
    passing: [item({ assetIdentifiers: ["10.0.0.1"] })],
  },
  "asset-not-in-inventory": {
    failing: [{ item: {}, context: { inventory: ["web02.example.org"] } }],
    passing: [{ item: {}, context: { inventory: ["WEB01.example.org "] } }, { item: {} }],
  },
  "owner-missing": {
    failing: [item({ pointOfContact: null }), item({ pointOfContact: "  " })],
    passing: [item({ ...CLOSED, pointOfContact: null })],
  },
  "description-vague": {
    failing: [
      "",
      "TBD",
      "n/a",
      "See ticket",
      "Old OpenSSL",
      "OpenSSL is out-of-date!",
      "Details of the flaw are TBD.",
    ].map((weaknessDescription) => item({ weaknessDescription })),
    passing: [item({ weaknessDescription: "A flaw in the parser lets anyone stop the server." })],
  },
  "plan-vague": {
    failing: [
      item({ remediationPlan: null }),
      item({ remediationPlan: "Patch." }),
      item({
        remediationPlan:
          "The web servers run a version of OpenSSL with a known flaw in its certificate parser",
      }),
    ],
    passing: [item({ ...CLOSED, remediationPlan: null })],
  },
  "text-too-long": {
    failing: [
      dod({ texts: { weaknessDescription: "x".repeat(2001) } }),
      dod({ texts: { resourcesRequired: "x".repeat(251) } }),
      dod({ texts: { pointOfContact: "x".repeat(101) } }),
      dod({ milestones: [{ number: 1, date: day("2026-05-20"), description: "x".repeat(2001) }] }),
    ],
    passing: [
      dod({
        texts: {
          weaknessDescription: "x".repeat(2000),
          resourcesRequired: "x".repeat(250),
          pointOfContact: "x".repeat(100),
        },
      }),
      item({ texts: { weaknessDescription: "x".repeat(2001) } }),
    ],
  },
  "deadline-missing": {
    failing: [item({ scheduledCompletionDate: null })],
    passing: [item({ ...CLOSED, scheduledCompletionDate: null })],
  },
  "deadline-before-detection": {
    failing: [item({ scheduledCompletionDate: day("2026-03-31") })],
    passing: [item({ scheduledCompletionDate: day("2026-04-01") })],
  },
  "deadline-too-late": {
    failing: [
      item({ scheduledCompletionDate: day("2026-07-01") }),
      item({ originalRiskRating: "high", scheduledCompletionDate: day("2026-05-02") }),
      item({ kevDueDate: day("2026-06-01"), knownExploited: true }),
      item({ adjustedRiskRating: "high" }),
      item(ledger({ ruleDate: day("2026-06-01") })),
    ],
    passing: [
      item(ledger({ ruleDate: day("2026-06-30") })),
      item(ledger({ ruleDate: null })),
      item({ scheduledCompletionDate: day("2026-06-30") }),
      item({
        adjustedRiskRating: "low",
        riskAdjustment: "approved",
        scheduledCompletionDate: day("2026-09-28"),
      }),
      item({ vendor: pending, scheduledCompletionDate: day("2027-01-01") }),
      item({ operationalRequirement: "approved", scheduledCompletionDate: day("2027-01-01") }),
      item({ extendedTo: day("2026-08-01"), scheduledCompletionDate: day("2026-08-01") }),
      { item: { scheduledCompletionDate: day("2027-01-01") }, rulebook: "cmmc-l2" },
    ],
  },
  "deadline-early": {
    failing: [item({ scheduledCompletionDate: day("2026-06-29") })],
    passing: [item({ vendor: pending, scheduledCompletionDate: day("2026-06-01") })],
  },
  overdue: {
    failing: [
      item({ scheduledCompletionDate: day("2026-05-09") }),
      item({ scheduledCompletionDate: day("2026-05-09"), vendor: { ...pending, lastCheckIn: null } }),
    ],
    passing: [
      item({ scheduledCompletionDate: day("2026-05-10") }),
      item({ scheduledCompletionDate: day("2026-05-09"), vendor: pending }),
      item({ ...CLOSED, scheduledCompletionDate: day("2026-05-09") }),
    ],
  },
  stale: {
    failing: [item({ statusDate: day("2026-04-08") })],
    passing: [
      item({ statusDate: day("2026-04-09") }),
      item({ ...CLOSED, statusDate: day("2025-01-01") }),
      dod({ statusDate: day("2026-04-08") }),
    ],
  },
  "date-in-future": {
    failing: [
      item({ statusDate: day("2026-05-11") }),
      item({ originalDetectionDate: day("2026-05-11") }),
      item({ vendor: { ...pending, lastCheckIn: day("2026-06-01") } }),
      item({ ...CLOSED, completionDate: day("2026-06-01") }),
    ],
    passing: [item({ statusDate: day("2026-05-10"), scheduledCompletionDate: day("2027-01-01") })],
  },
  "kev-date-missing": {
    failing: [item({ knownExploited: true })],
    passing: [
      item({ knownExploited: true, kevDueDate: day("2026-06-30") }),
      item({ knownExploited: null }),
      dod({ knownExploited: true }),
    ],
  },
  "kev-date-missed": {
    failing: [item({ knownExploited: true, kevDueDate: day("2026-05-09") })],
    passing: [
      item({ knownExploited: true, kevDueDate: day("2026-05-10") }),
      item({ ...CLOSED, knownExploited: true, kevDueDate: day("2026-05-09") }),
    ],
  },
  "vendor-product-missing": {
    failing: [item({ vendor: { ...pending, product: " " } })],
    passing: [item({ vendor: pending })],
  },
  "vendor-check-in-late": {
    failing: [
      item({ vendor: { ...pending, lastCheckIn: null } }),
      item({ vendor: { ...pending, lastCheckIn: day("2026-04-09") } }),
    ],
    passing: [
      item({ vendor: { ...pending, lastCheckIn: day("2026-04-10") } }),
      item({ vendor: { ...pending, lastCheckIn: null, releasedOn: day("2026-05-01") } }),
    ],
  },
  "rating-against-matrix": {
    failing: [
      item({ originalRiskRating: "critical", texts: { likelihood: "low", impact: "moderate" } }),
      item({ originalRiskRating: "low", texts: { likelihood: "high", impact: "high" } }),
      item({
        originalRiskRating: "high",
        adjustedRiskRating: "low",
        riskAdjustment: "approved",
        texts: { likelihood: "high", impact: "high" },
      }),
    ],
    passing: [
      item({ originalRiskRating: "high", texts: { likelihood: "high", impact: "moderate" } }),
      item({ originalRiskRating: "critical", texts: { likelihood: "very low" } }),
      item({ originalRiskRating: "critical", texts: { likelihood: "some", impact: "low" } }),
      item({ ...CLOSED, originalRiskRating: "critical", texts: { likelihood: "low", impact: "low" } }),
    ],
  },
  "rating-lowered-far": {
    failing: [item({ originalRiskRating: "high", adjustedRiskRating: "low" })],
    passing: [
      item({ originalRiskRating: "high", adjustedRiskRating: "moderate" }),
      item({ originalRiskRating: "low", adjustedRiskRating: "high" }),
    ],
  },
  "adjustment-not-approved": {
    failing: [item({ adjustedRiskRating: "low" })],
    passing: [
      item({ adjustedRiskRating: "low", riskAdjustment: "pending" }),
      item({ adjustedRiskRating: "high" }),
      item({ adjustedRiskRating: "moderate" }),
    ],
  },
  "deviation-rationale-missing": {
    failing: [
      item({ falsePositive: "pending" }),
      item({ riskAdjustment: "approved", deviationRationale: " " }),
    ],
    passing: [item({ falsePositive: "pending", ...why }), item({})],
  },
  "deviation-pending-long": {
    failing: [
      item({ riskAdjustment: "pending", deviationPendingSince: day("2026-02-08") }),
      item({ falsePositive: "pending", scheduledCompletionDate: day("2026-05-09") }),
    ],
    passing: [
      item({ riskAdjustment: "pending", deviationPendingSince: day("2026-02-09") }),
      item({ falsePositive: "pending" }),
      item({ falsePositive: "approved", deviationPendingSince: day("2025-02-08") }),
    ],
  },
  "deviation-not-taken": {
    failing: [{ item: { falsePositive: "pending" }, rulebook: "cmmc-l2" }],
    passing: [item({ falsePositive: "pending" }), { item: {}, rulebook: "cmmc-l2" }],
  },
  "operational-requirement-refused": {
    failing: [
      item({ operationalRequirement: "pending", originalRiskRating: "high" }),
      item({ operationalRequirement: "approved", originalRiskRating: "critical", adjustedRiskRating: "low" }),
    ],
    passing: [
      item({ operationalRequirement: "pending" }),
      item({
        operationalRequirement: "approved",
        originalRiskRating: "high",
        adjustedRiskRating: "moderate",
        riskAdjustment: "approved",
      }),
      dod({ operationalRequirement: "pending", originalRiskRating: "high" }),
    ],
  },
  "false-positive-open": {
    failing: [item({ falsePositive: "approved" })],
    passing: [item({ falsePositive: "pending" }), item({ ...CLOSED, falsePositive: "approved" })],
  },
  "closed-without-evidence": {
    failing: [item({ closed: true }), item({ closed: true, evidence: [" "], comments: "" })],
    passing: [item({ closed: true, comments: "Scan of May shows it is gone." }), item(CLOSED), item({})],
  },
  "closed-without-date": {
    failing: [item({ ...CLOSED, statusDate: null })],
    passing: [
      item({ ...CLOSED, statusDate: null, completionDate: day("2026-05-01") }),
      item({ statusDate: null }),
    ],
  },
  "closed-still-deviating": {
    failing: [
      item({ ...CLOSED, vendor: pending }),
      item({ ...CLOSED, operationalRequirement: "approved" }),
      item({ ...CLOSED, riskAdjustment: "pending" }),
      item({ ...CLOSED, falsePositive: "pending" }),
    ],
    passing: [
      item({ ...CLOSED, falsePositive: "approved", riskAdjustment: "approved" }),
      item({ vendor: pending }),
    ],
  },
  "required-field": {
    failing: [
      item({ texts: { originalRiskRating: null } }),
      item({ texts: { cves: "" }, knownExploited: true }),
      dod({ texts: { resourcesRequired: " " } }),
    ],
    passing: [
      item({ texts: { originalRiskRating: "moderate", cves: "" } }),
      item({ texts: {} }),
      item({ texts: { resourcesRequired: null } }),
    ],
  },
  ...LEDGER_EXAMPLES,
  ...MILESTONE_EXAMPLES,
};
