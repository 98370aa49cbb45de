import type { CalendarDate } from "../calendar.ts";
import type { Fact } from "../fact.ts";

export const DAY_COUNTS = ["calendar days", "business days"] as const;
export const HOLIDAY_CALENDARS = ["none", "US federal"] as const;
/** What becomes of a computed date on a Saturday, Sunday or holiday. */
export const NON_BUSINESS_DAYS = ["stays", "next business day", "business day before"] as const;
export const BOD_26_04_SCOPES = ["off", "known exploited only", "every vulnerability"] as const;
export const MANUAL_DATES = ["any day", "only earlier"] as const;

/** What moves a scheduled completion date besides its period. */
export type ClockRules = {
  readonly dayCount: Fact<(typeof DAY_COUNTS)[number]>;
  readonly holidays: Fact<(typeof HOLIDAY_CALENDARS)[number]>;
  readonly extraHolidays: Fact<readonly CalendarDate[]>;
  readonly onNonBusinessDay: Fact<(typeof NON_BUSINESS_DAYS)[number]>;
  /** The due date of CISA's catalog of known exploited vulnerabilities governs when it is earlier. */
  readonly kevDueDateGoverns: Fact<boolean>;
  /** Which vulnerabilities the table of BOD 26-04 is applied to. */
  readonly bod2604: Fact<(typeof BOD_26_04_SCOPES)[number]>;
  /** An approved risk adjustment counts the period of its own rating, from the same anchor. */
  readonly riskAdjustmentMovesDate: Fact<boolean>;
  /** A scanner that raises its own rating counts as an adjustment that nobody needs to approve. */
  readonly scannerRaiseMovesDate: Fact<boolean>;
  /** The vendor's release of a fix starts the period anew. */
  readonly vendorReleaseRestarts: Fact<boolean>;
  /** An approved extension moves the date. */
  readonly extensionsMoveDate: Fact<boolean>;
  /** Which dates a person may set with a reason. */
  readonly manualDates: Fact<(typeof MANUAL_DATES)[number]>;
};
