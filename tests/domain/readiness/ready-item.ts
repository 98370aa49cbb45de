import assert from "node:assert/strict";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { statusOf } from "#domain/cmmc/status.ts";
import type { EvergreenIndex } from "#domain/evergreen.ts";
import type { EndingApproval, LedgerFacts, SystemFacts } from "#domain/readiness/ledger-facts.ts";
import type { GivenContext } from "#domain/readiness/readiness-context.ts";
import type { ReadinessItem } from "#domain/readiness/readiness-item.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { rulebookById } from "#rulebooks/index.ts";

export const day = (text: string): CalendarDate => calendarDate(text) ?? assert.fail(text);

/** An open item in which no check finds anything on `ON` under FedRAMP Rev 5. */
export const READY: ReadinessItem = {
  poamId: "V-1",
  closed: false,
  weaknessName: "OpenSSL is out of date",
  weaknessDescription:
    "The web servers run a version of OpenSSL with a known flaw in its certificate parser.",
  remediationPlan: "Update OpenSSL on both web servers in the May window and scan them again.",
  detectorSource: "Nessus",
  sourceIdentifier: "500",
  controls: ["RA-5", "SI-2(2)"],
  assetIdentifiers: ["web01.example.org"],
  pointOfContact: "Ada Example",
  originalDetectionDate: day("2026-04-01"),
  scheduledCompletionDate: day("2026-06-30"),
  statusDate: day("2026-05-01"),
  completionDate: null,
  milestones: [
    { number: 1, date: day("2026-05-20"), description: "Test the update." },
    { number: 2, date: day("2026-06-20"), description: "Update and scan." },
  ],
  milestoneChanges: [],
  originalRiskRating: "moderate",
  adjustedRiskRating: null,
  riskAdjustment: "none",
  falsePositive: "none",
  operationalRequirement: "none",
  deviationPendingSince: null,
  deviationRationale: null,
  vendor: null,
  extendedTo: null,
  knownExploited: false,
  kevDueDate: null,
  evidence: [],
  comments: null,
  texts: {},
  ledger: null,
};

/** The same item, closed with evidence. */
export const CLOSED: Partial<ReadinessItem> = { closed: true, evidence: ["scan of 2026-05-01"] };

export const given = (rulebook: string | Rulebook, change: Partial<GivenContext> = {}): GivenContext => ({
  on: day("2026-05-10"),
  rulebook: typeof rulebook === "string" ? rulebookById(rulebook) : rulebook,
  impactLevel: "moderate",
  inventory: null,
  system: null,
  ...change,
});

export const NOT_ROLLED: EvergreenIndex = {
  index: 0,
  isEvergreen: false,
  occasions: 0,
  days: 0,
  repeated: [],
  neverDone: 0,
  emptyUpdates: 0,
  parts: [{ points: 12, because: "Dates were moved on one occasion." }],
};

/** An item of a ledger. */
export const ledger = (change: Partial<LedgerFacts>): Pick<ReadinessItem, "ledger"> => ({
  ledger: {
    status: "open",
    recordedOn: day("2026-04-01"),
    ruleDate: day("2026-06-30"),
    ownerBelongs: true,
    expiredEvidence: [],
    evergreen: NOT_ROLLED,
    epss: null,
    ...change,
  },
});

/** The ledger of a system in which no check finds anything. */
export const system = (change: Partial<SystemFacts>): Pick<GivenContext, "system"> => ({
  system: {
    uniqueVulnerabilities: 1,
    baseline: null,
    scans: { total: 2, unauthenticated: 0 },
    earlier: [],
    cmmc: null,
    expired: [],
    ending: [],
    ...change,
  },
});

export const approval = (poamIds: readonly string[]): EndingApproval => ({
  name: "DR-7",
  standing: true,
  lastDay: day("2026-05-20"),
  poamIds,
});

const ineligible: NonNullable<SystemFacts["cmmc"]>["eligibility"] = {
  outcome: "none",
  blocking: [{ rule: "score", requirements: [], because: "The score is low.", source: "32 CFR 170.21" }],
  pointsLeft: -3,
  minimumScore: 88,
  toPlan: [],
};
export const eligible: typeof ineligible = { ...ineligible, outcome: "conditional", blocking: [] };

/** An assessment with a Conditional status since that day. */
export const cmmc = (
  since: string,
  onPoam: readonly string[],
  eligibility = ineligible,
): NonNullable<SystemFacts["cmmc"]> => ({
  eligibility,
  status: statusOf(
    { level: 2, validYears: 3 },
    "self",
    { conditional: since === "none" ? null : day(since), final: null },
    day("2026-05-10"),
  ),
  onPoam,
});
