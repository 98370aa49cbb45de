import { local } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { DEVIATION_TYPES } from "#domain/rulebook/decision-rules.ts";
import { ratingDays } from "./rating-days.ts";
import { NIST_MATRIX } from "./risk-matrices.ts";

const COMMON = "Common practice of POA&M programs";

/** No regime's rules: what most programs do, to start an organization's own rulebook from. Others take what they leave open. */
export const custom = {
  id: "custom",
  name: "Custom",
  source: "Common practice; an organization sets its own",
  about: "Organizations that follow rules of their own.",
  impactLevels: ["low", "moderate", "high"],
  certificationClasses: {},
  defaultControls: { vulnerability: ["RA-5"], configuration: ["CM-6"] },
  dueSoonDays: 14,
  remediation: ratingDays([30, 30, 90, 180], local, COMMON),
  clock: {
    dayCount: local("calendar days", `${COMMON}: calendar days`),
    holidays: local("none", `${COMMON}: no holidays`),
    extraHolidays: local([], "None unless the organization names some"),
    onNonBusinessDay: local("stays", `${COMMON}: a date stays on a weekend`),
    kevDueDateGoverns: local(false, "CISA's directives bind federal civilian agencies only"),
    bod2604: local("off", "CISA's directives bind federal civilian agencies only"),
    riskAdjustmentMovesDate: local(true, `${COMMON}: an approved adjustment counts`),
    scannerRaiseMovesDate: local(true, `${COMMON}: a raised rating counts`),
    vendorReleaseRestarts: local(true, `${COMMON}: a vendor's release starts the period anew`),
    extensionsMoveDate: local(true, `${COMMON}: an approved extension counts`),
    manualDates: local("any day", `${COMMON}: a person may set a date with a reason`),
  },
  upkeep: {
    staleAfterDays: local(31, `${COMMON}: monthly update`),
    vendorCheckInDays: local(30, `${COMMON}: 30 days`),
    vendorPendingIsNotLate: local(true, `${COMMON}: waiting for a vendor with check-ins is not late`),
    vendorHighLoweredWithinDays: local(null, "No time is set"),
    acceptedAfterDays: local(null, "Nothing is accepted by the passing of time"),
    riskAcceptanceDays: local(365, `${COMMON}: yearly decision`),
    cadences: [],
    incidents: [],
  },
  deviations: {
    types: local(DEVIATION_TYPES, `${COMMON}: all deviations`),
    noOperationalRequirementFor: local([], "No rating is excepted"),
  },
  closure: {
    proofs: local(
      ["covering scan", "evidence and a verifier", "approved false positive"],
      `${COMMON}: a scan that looked, or evidence that a second person verified`,
    ),
    whenItReturns: local("same item", `${COMMON}: the item is reopened`),
    evidenceYears: local(null, "No time is set"),
  },
  record: {
    required: {
      always: local(
        ["poamId", "weaknessName", "weaknessDescription", "detectorSource", "originalDetectionDate"],
        `${COMMON}: what, where from and since when`,
      ),
    },
    textLimits: {},
    statusWords: local(
      [
        { word: "Draft", covers: ["draft"] },
        { word: "Open", covers: ["open"] },
        { word: "In progress", covers: ["in progress"] },
        { word: "Pending verification", covers: ["pending verification"] },
        { word: "Delayed", covers: ["open", "in progress", "pending verification"], whenLate: true },
        { word: "Closed", covers: ["closed"] },
        { word: "Risk accepted", covers: ["risk accepted"] },
        { word: "Deferred", covers: ["deferred"] },
        { word: "Cancelled", covers: ["cancelled"] },
        { word: "False positive", covers: ["false positive"] },
      ],
      "The ledger's own statuses",
    ),
  },
  riskMatrix: NIST_MATRIX,
  escalation: [],
} as const satisfies Rulebook;
