import { recalled, secondary, verified, local } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { custom } from "./custom.ts";
import { ratingDays } from "./rating-days.ts";
import { EMASS_MATRIX } from "./risk-matrices.ts";

const API = "eMASS REST API 3.22";
const LOCAL_POLICY = "Local policy, as common tools of the Navy ship it (CAT I, II, III)";

const NO_CISA =
  "Directives of CISA do not bind national security systems and systems of the DoD (44 U.S.C. 3553(e))";

/** DoD RMF with eMASS: the calendar is local policy; texts, statuses and extensions are those of eMASS. */
export const dodRmf = {
  ...custom,
  id: "dod-rmf",
  name: "DoD RMF (eMASS)",
  source: "DoDI 8510.01 and eMASS REST API 3.22, appendix A",
  about: "Systems of the Department of Defense whose POA&M is kept in eMASS.",
  remediation: ratingDays([30, 30, 180, 365], local, LOCAL_POLICY),
  clock: {
    ...custom.clock,
    kevDueDateGoverns: recalled(false, NO_CISA),
    bod2604: recalled("off", NO_CISA),
    extensionsMoveDate: verified(
      true,
      `${API}, rule 4: an approved milestone after the item's date becomes its extension date`,
    ),
  },
  upkeep: {
    ...custom.upkeep,
    staleAfterDays: local(92, "Quarterly update, as OMB asks of agencies"),
    riskAcceptanceDays: verified(null, "eMASS POA&M template, requested expiration date: blank is long-term"),
  },
  closure: {
    ...custom.closure,
    whenItReturns: secondary("same item", "Practice in eMASS: the item is set to Ongoing again"),
  },
  record: {
    required: {
      always: verified(
        ["weaknessDescription", "sourceReference", "office", "resourcesRequired"],
        `${API}, required fields of an item`,
      ),
      open: verified(["scheduledCompletionDate", "milestones"], `${API}, required for Ongoing`),
      closed: verified(
        ["scheduledCompletionDate", "completionDate", "comments", "milestones"],
        `${API}, required for Completed`,
      ),
      "risk accepted": verified(["comments"], `${API}, required for Risk Accepted`),
      approved: verified(["originalRiskRating"], `${API}, rule 6: approved needs a severity`),
      "each milestone": verified(
        ["milestoneDescription", "milestoneScheduledCompletionDate"],
        `${API}, milestone fields`,
      ),
    },
    textLimits: {
      weaknessDescription: verified(2000, `${API}, vulnerabilityDescription`),
      sourceReference: verified(2000, `${API}, sourceIdentifyingVulnerability`),
      externalId: verified(100, `${API}, externalUid`),
      office: verified(100, `${API}, pocOrganization`),
      pointOfContact: verified(100, `${API}, pocFirstName and pocLastName`),
      contactEmail: verified(100, `${API}, pocEmail`),
      contactPhone: verified(100, `${API}, pocPhoneNumber`),
      resourcesRequired: verified(250, `${API}, resources`),
      comments: verified(2000, `${API}, comments`),
      mitigations: verified(2000, `${API}, mitigations`),
      recommendations: verified(2000, `${API}, recommendations`),
      impactDescription: recalled(2000, `${API}, impactDescription`),
      milestoneDescription: verified(2000, `${API}, milestone description`),
    },
    statusWords: secondary(
      [
        { word: "Ongoing", covers: ["open", "in progress", "pending verification", "deferred"] },
        { word: "Completed", covers: ["closed"] },
        { word: "Risk Accepted", covers: ["risk accepted"] },
        { word: "Not Applicable", covers: ["false positive"] },
      ],
      `${API}, status; false positives as common tools of the Navy write them`,
    ),
  },
  riskMatrix: EMASS_MATRIX,
} as const satisfies Rulebook;

/** The Navy's additions: an update every 90 days, and texts of its own. */
export const dodNavy = {
  ...dodRmf,
  id: "dod-navy",
  name: "DoD RMF, Navy (eMASS)",
  source: "SECNAV M-5239.3, chapter 4, and eMASS REST API 3.22, appendix A",
  about: "Systems of the Navy and the Marine Corps whose POA&M is kept in eMASS.",
  upkeep: {
    ...dodRmf.upkeep,
    staleAfterDays: secondary(90, "SECNAV M-5239.3, chapter 4, section 6: updated at least every 90 days"),
  },
  record: {
    ...dodRmf.record,
    required: {
      ...dodRmf.record.required,
      always: verified(
        ["weaknessDescription", "sourceReference", "office", "resourcesRequired", "securityChecks"],
        "eMASS POA&M template of the Navy, Instructions sheet: security checks must not be blank",
      ),
    },
    textLimits: {
      ...dodRmf.record.textLimits,
      predisposingConditions: verified(2000, `${API}, Navy, predisposingConditions`),
      threatDescription: verified(2000, `${API}, Navy, threatDescription`),
      assetIdentifiers: verified(2000, `${API}, Navy, devicesAffected`),
    },
  },
} as const satisfies Rulebook;
