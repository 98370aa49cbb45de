import { local, recalled, secondary } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { custom } from "./custom.ts";
import { ratingDays } from "./rating-days.ts";

const OMB = "OMB M-02-01 and M-04-25";
const BOD = "CISA directives bind federal civilian agencies; BOD 26-04 as secondary sources tell it";

/** Federal civilian agencies: OMB sets the record and the quarterly counts, the agency its own days. */
export const fismaOmb = {
  ...custom,
  id: "fisma-omb",
  name: "FISMA (OMB)",
  source: "44 U.S.C. 3554(b)(6), OMB A-130 appendix I, OMB M-02-01 and M-04-25",
  about: "Federal civilian agencies that report their POA&M to OMB.",
  remediation: ratingDays([30, 30, 90, 180], local, "OMB sets no days; the agency's policy does, commonly"),
  clock: {
    ...custom.clock,
    kevDueDateGoverns: secondary(true, BOD),
    bod2604: secondary("every vulnerability", BOD),
  },
  upkeep: { ...custom.upkeep, staleAfterDays: secondary(92, "OMB M-02-01: quarterly updates") },
  record: {
    ...custom.record,
    required: {
      always: recalled(
        [
          "weaknessDescription",
          "office",
          "resourcesRequired",
          "scheduledCompletionDate",
          "milestones",
          "sourceReference",
        ],
        `${OMB}, columns 1 to 5 and 7`,
      ),
    },
    statusWords: recalled(
      [
        {
          word: "Ongoing",
          covers: ["open", "in progress", "pending verification", "deferred", "risk accepted"],
        },
        {
          word: "Delayed",
          covers: ["open", "in progress", "pending verification", "deferred"],
          whenLate: true,
        },
        { word: "Completed", covers: ["closed", "false positive"] },
      ],
      `${OMB}, status`,
    ),
  },
} as const satisfies Rulebook;

/** CMS: days and statuses of its tracking system. */
export const cms = {
  ...fismaOmb,
  id: "cms",
  name: "CMS",
  source: "CMS Plan of Action and Milestones Handbook",
  about: "Systems of the Centers for Medicare & Medicaid Services and of entities that report to it.",
  remediation: ratingDays(
    [15, 30, 90, 365],
    recalled,
    "CMS Plan of Action and Milestones Handbook, timelines",
  ),
  record: {
    ...fismaOmb.record,
    statusWords: recalled(
      [
        { word: "Draft", covers: ["draft"] },
        { word: "Ongoing", covers: ["open", "in progress", "deferred"] },
        { word: "Delayed", covers: ["open", "in progress", "deferred"], whenLate: true },
        { word: "Pending Verification", covers: ["pending verification"] },
        { word: "Completed", covers: ["closed", "false positive"] },
        { word: "Risk Accepted", covers: ["risk accepted"] },
      ],
      "CMS CFACTS, statuses",
    ),
  },
} as const satisfies Rulebook;
