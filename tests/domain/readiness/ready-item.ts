import assert from "node:assert/strict";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
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
};

/** The same item, closed with evidence. */
export const CLOSED: Partial<ReadinessItem> = { closed: true, evidence: ["scan of 2026-05-01"] };

export const given = (rulebook: string | Rulebook, change: Partial<GivenContext> = {}): GivenContext => ({
  on: day("2026-05-10"),
  rulebook: typeof rulebook === "string" ? rulebookById(rulebook) : rulebook,
  impactLevel: "moderate",
  inventory: null,
  ...change,
});
