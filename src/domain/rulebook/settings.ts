import { RISK_RATINGS } from "../risk-rating.ts";
import {
  CERTIFICATION_CLASSES,
  EXPLOITABILITIES,
  POTENTIAL_AGENCY_IMPACTS,
} from "../vulnerability-evaluation.ts";
import {
  BOD_26_04_SCOPES,
  DAY_COUNTS,
  HOLIDAY_CALENDARS,
  MANUAL_DATES,
  NON_BUSINESS_DAYS,
} from "./clock-rules.ts";
import { CLOSURE_PROOFS, DEVIATION_TYPES, RETURNS } from "./decision-rules.ts";
import { RECORD_FIELDS, REQUIRED_WHEN } from "./record-rules.ts";
import { MOST_DAYS, type SettingKind } from "./setting-kind.ts";

/** One thing that an organization may set otherwise than a regime does. */
export type Setting = {
  /** Where it stands in a rulebook, its parts joined by dots: the name by which a change is kept. */
  readonly key: string;
  readonly label: string;
  readonly kind: SettingKind;
  /** May be set where the rulebook says nothing of it. */
  readonly mayBeAdded: boolean;
};

const setting = (key: string, label: string, kind: SettingKind, mayBeAdded = false): Setting => ({
  key,
  label,
  kind,
  mayBeAdded,
});

const days = (none = false, most = MOST_DAYS): SettingKind => ({ kind: "number", unit: "days", most, none });
const YES_NO: SettingKind = { kind: "yes or no" };
const oneOf = (words: readonly string[]): SettingKind => ({ kind: "one of", words });
const someOf = (words: readonly string[]): SettingKind => ({ kind: "some of", words });

const REMEDIATION: readonly Setting[] = [
  ...RISK_RATINGS.map((rating) => setting(`remediation.days.${rating}`, `Days to fix: ${rating}`, days())),
  setting("remediation.days", "Days from the Conditional status", days()),
  ...CERTIFICATION_CLASSES.map((each) =>
    setting(`remediation.evaluationDays.${each}`, `Days to evaluate: class ${each}`, days()),
  ),
  ...CERTIFICATION_CLASSES.flatMap((each) =>
    POTENTIAL_AGENCY_IMPACTS.toReversed().flatMap((impact) =>
      EXPLOITABILITIES.map((column) =>
        setting(
          `remediation.timeframes.${each}.${impact}.${column}`,
          `Time frame: class ${each}, N${impact}, ${column}`,
          { kind: "period" },
        ),
      ),
    ),
  ),
];

const CLOCK: readonly Setting[] = [
  setting("clock.dayCount", "Days are counted as", oneOf(DAY_COUNTS)),
  setting("clock.holidays", "Holidays", oneOf(HOLIDAY_CALENDARS)),
  setting("clock.extraHolidays", "Further holidays", { kind: "dates" }),
  setting("clock.onNonBusinessDay", "A date on a day off", oneOf(NON_BUSINESS_DAYS)),
  setting("clock.kevDueDateGoverns", "CISA's due date governs when earlier", YES_NO),
  setting("clock.bod2604", "BOD 26-04 table is applied to", oneOf(BOD_26_04_SCOPES)),
  setting("clock.riskAdjustmentMovesDate", "An approved risk adjustment moves the date", YES_NO),
  setting("clock.scannerRaiseMovesDate", "A scanner's raise of its rating moves the date", YES_NO),
  setting("clock.vendorReleaseRestarts", "A vendor's release starts the period anew", YES_NO),
  setting("clock.extensionsMoveDate", "An approved extension moves the date", YES_NO),
  setting("clock.manualDates", "Dates that a person may set", oneOf(MANUAL_DATES)),
];

const UPKEEP: readonly Setting[] = [
  setting("upkeep.staleAfterDays", "Stale when not updated for", days(true)),
  setting("upkeep.vendorCheckInDays", "Vendor check-in at least every", days(true)),
  setting("upkeep.vendorPendingIsNotLate", "Waiting for a vendor is not late", YES_NO),
  setting("upkeep.vendorHighLoweredWithinDays", "A vendor-dependent high is lowered within", days(true)),
  setting("upkeep.acceptedAfterDays", "Counts as accepted after evaluation and", days(true)),
  setting("upkeep.riskAcceptanceDays", "Longest acceptance of risk", days(true)),
  setting("dueSoonDays", "Due soon when left", days(false, 365)),
];

const DECISIONS: readonly Setting[] = [
  setting("deviations.types", "Deviations that may be requested", someOf(DEVIATION_TYPES)),
  setting("deviations.noOperationalRequirementFor", "No operational requirement for", someOf(RISK_RATINGS)),
  setting("closure.proofs", "An item closes by any one of", someOf(CLOSURE_PROOFS)),
  setting("closure.whenItReturns", "A closed weakness that returns is", oneOf(RETURNS)),
  setting("closure.evidenceYears", "Evidence is kept for", {
    kind: "number",
    unit: "years",
    most: 100,
    none: true,
  }),
];

const RECORD: readonly Setting[] = [
  setting("defaultControls.vulnerability", "Controls of a vulnerability", { kind: "controls" }),
  setting("defaultControls.configuration", "Controls of a configuration weakness", { kind: "controls" }),
  ...REQUIRED_WHEN.map((when) =>
    setting(`record.required.${when}`, `Required: ${when}`, someOf(RECORD_FIELDS), true),
  ),
  ...RECORD_FIELDS.map((field) =>
    setting(
      `record.textLimits.${field}`,
      `Longest text: ${field}`,
      { kind: "number", unit: "characters", most: 100_000, none: false },
      true,
    ),
  ),
  setting("riskMatrix", "Risk by likelihood (rows, worst first) and impact (columns)", { kind: "matrix" }),
];

/** THE list of what may differ between two rulebooks and may be set by an organization, in the order in which it is shown. */
export const RULEBOOK_SETTINGS: readonly Setting[] = [
  ...REMEDIATION,
  ...CLOCK,
  ...UPKEEP,
  ...DECISIONS,
  ...RECORD,
];
