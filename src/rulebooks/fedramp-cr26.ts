import { local, secondary, verified } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { custom } from "./custom.ts";
import { CR26, CR26_CADENCES, CR26_INCIDENTS, CR26_REMEDIATION } from "./fedramp-cr26-timeframes.ts";

/** FedRAMP Consolidated Rules 2026: time frames by class and potential agency impact, counted from the evaluation. */
export const fedrampCr26 = {
  ...custom,
  id: "fedramp-cr26",
  name: "FedRAMP Consolidated Rules 2026",
  source: `${CR26}, rulesets VDR and VER`,
  about: "Cloud services that report vulnerabilities under FedRAMP's Consolidated Rules, Rev 5 and 20x.",
  impactLevels: ["li-saas", "low", "moderate", "high"],
  certificationClasses: { "li-saas": "B", low: "B", moderate: "C", high: "D" },
  remediation: CR26_REMEDIATION,
  clock: {
    ...custom.clock,
    dayCount: verified("calendar days", `${CR26}, VDR-TFR-PVR: days`),
    kevDueDateGoverns: verified(true, `${CR26}, VDR-TFR-KEV: CISA's due dates, also when fully mitigated`),
    bod2604: verified("known exploited only", `${CR26}, VDR-TFR-KEV: according to BOD 26-04`),
    riskAdjustmentMovesDate: local(false, "Dates follow the potential agency impact of the evaluation"),
    scannerRaiseMovesDate: local(false, "Dates follow the potential agency impact of the evaluation"),
    vendorReleaseRestarts: local(false, "The Consolidated Rules name no vendor dependency"),
    extensionsMoveDate: local(false, "Past its time frame a vulnerability is overdue, with an explanation"),
  },
  upkeep: {
    ...custom.upkeep,
    staleAfterDays: verified(31, `${CR26}, VER-TFR-MHR: monthly report of all activity`),
    vendorCheckInDays: local(null, "The Consolidated Rules name no vendor dependency"),
    vendorPendingIsNotLate: local(false, "The Consolidated Rules name no vendor dependency"),
    acceptedAfterDays: verified(
      192,
      `${CR26}, VER-TFR-MAV: accepted when not fully mitigated or fixed within 192 days of the evaluation`,
    ),
    cadences: CR26_CADENCES,
    incidents: CR26_INCIDENTS,
  },
  deviations: {
    types: verified(
      ["false positive"],
      `${CR26}, VER-EVA-EFP; operational requirements are accepted weaknesses`,
    ),
    noOperationalRequirementFor: local([], "There is no operational requirement to refuse"),
  },
  closure: {
    ...custom.closure,
    proofs: verified(
      ["covering scan", "evidence and a verifier", "approved false positive"],
      `${CR26}, definitions: remediated is no longer detected`,
    ),
    whenItReturns: secondary("new item", "Practice of FedRAMP tools: a closed item stays closed"),
  },
  record: {
    ...custom.record,
    required: {
      always: verified(
        ["poamId", "originalDetectionDate", "detectorSource", "weaknessDescription"],
        "FedRAMP schema of vulnerability details (2026-06-24), required properties",
      ),
      evaluated: verified(
        ["potentialAgencyImpact", "internetReachable", "likelyExploitable"],
        `${CR26}, VER-RPT-VDT`,
      ),
    },
    statusWords: verified(
      [
        { word: "Active", covers: ["open", "in progress", "pending verification", "deferred"] },
        {
          word: "Overdue",
          covers: ["open", "in progress", "pending verification", "deferred"],
          whenLate: true,
        },
        { word: "Remediated", covers: ["closed"] },
        { word: "Accepted", covers: ["risk accepted"] },
        { word: "False positive", covers: ["false positive"] },
      ],
      `${CR26}, definitions`,
    ),
  },
} as const satisfies Rulebook;
