import { local, secondary, verified } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { DEVIATION_TYPES } from "#domain/rulebook/decision-rules.ts";
import { custom } from "./custom.ts";
import { FEDRAMP_REV5_ESCALATION } from "./fedramp-rev5-escalation.ts";
import { ratingDays } from "./rating-days.ts";

const PLAYBOOK = "FedRAMP Rev 5 continuous monitoring playbook, vulnerability remediation timeframes";
const RULES = "FedRAMP POA&M rules (Completion Guide 2.2, template 3.0 instructions, Rev 5 playbook)";
const TEMPLATE = "FedRAMP POA&M Template 3.0";

/** FedRAMP Rev 5: 30, 90 and 180 days from discovery; Critical is handled as High. */
export const fedrampRev5 = {
  ...custom,
  id: "fedramp-rev5",
  name: "FedRAMP Rev 5",
  source: "FedRAMP POA&M Template Completion Guide 2.2 and Rev 5 playbook",
  about:
    "Cloud services authorized under FedRAMP Rev 5, until they report under the Consolidated Rules 2026.",
  impactLevels: ["li-saas", "low", "moderate", "high"],
  remediation: ratingDays([30, 30, 90, 180], verified, PLAYBOOK),
  clock: {
    ...custom.clock,
    dayCount: verified("calendar days", `${TEMPLATE}, formula of the scheduled completion date`),
    kevDueDateGoverns: verified(true, `${RULES}: CISA's due date governs, also when it is earlier`),
    bod2604: secondary(
      "known exploited only",
      "BOD 26-04 revokes BOD 22-01, which the template's columns still name",
    ),
    riskAdjustmentMovesDate: verified(
      true,
      `${TEMPLATE}, formula: the adjusted rating counts once it is approved`,
    ),
    scannerRaiseMovesDate: verified(
      true,
      `${RULES}: a rating that the scanner raises needs no deviation request`,
    ),
    vendorReleaseRestarts: verified(true, `${RULES}, vendor dependencies: from the release of the fix`),
    extensionsMoveDate: verified(
      false,
      `${RULES}: a scheduled completion date changes for an approved risk adjustment or a vendor's release only`,
    ),
  },
  upkeep: {
    ...custom.upkeep,
    staleAfterDays: verified(31, `${RULES}: updated at least monthly`),
    vendorCheckInDays: verified(30, `${RULES}, vendor dependencies: check-in at least every 30 days`),
    vendorPendingIsNotLate: verified(
      true,
      `${RULES}, vendor dependencies: not late while the fix is pending and the last check-in is within 30 days`,
    ),
    vendorHighLoweredWithinDays: verified(
      30,
      `${RULES}: a vendor-dependent High has to be mitigated to Moderate within 30 days`,
    ),
    riskAcceptanceDays: local(
      365,
      "Operational requirements are reassessed periodically; a year is our choice",
    ),
  },
  deviations: {
    types: verified(DEVIATION_TYPES, "FedRAMP Deviation Request Form 2.1, types of request"),
    noOperationalRequirementFor: verified(
      ["critical", "high"],
      `${RULES}: no operational requirement for High, which has to be mitigated first`,
    ),
  },
  closure: {
    ...custom.closure,
    proofs: verified(
      ["covering scan", "evidence and a verifier", "approved false positive"],
      `${RULES}: all corrective actions applied and evidence held, or a false positive approved`,
    ),
    whenItReturns: secondary("new item", "Practice of FedRAMP tools: a closed item stays closed"),
  },
  record: {
    ...custom.record,
    required: {
      always: verified(
        [
          "poamId",
          "controls",
          "weaknessName",
          "weaknessDescription",
          "detectorSource",
          "assetIdentifiers",
          "pointOfContact",
          "remediationPlan",
          "originalDetectionDate",
          "scheduledCompletionDate",
          "statusDate",
          "originalRiskRating",
        ],
        `${TEMPLATE}, mandatory columns`,
      ),
      "vendor dependency": verified(
        ["vendorProduct", "lastVendorCheckIn"],
        `${TEMPLATE}, situational columns`,
      ),
      "deviation requested": verified(["deviationRationale"], `${TEMPLATE}, situational columns`),
      "known exploited": verified(["kevDueDate", "cves"], `${TEMPLATE}, situational columns`),
    },
    statusWords: verified(
      [
        {
          word: "Open",
          covers: ["open", "in progress", "deferred", "risk accepted"],
        },
        { word: "Closed", covers: ["pending verification", "closed", "false positive"] },
      ],
      `${TEMPLATE}, sheets; closed once corrective actions are complete and evidence is held, as a covering scan's is`,
    ),
  },
  escalation: FEDRAMP_REV5_ESCALATION,
} as const satisfies Rulebook;
