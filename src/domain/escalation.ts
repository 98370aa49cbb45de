import type { CalendarDate } from "./calendar.ts";
import type { Fact } from "./fact.ts";
import type { RiskRating } from "./risk-rating.ts";

/** A detailed finding review, or a corrective action plan. */
export type EscalationLevel = "DFR" | "CAP";

/** What a trigger counts, where a ledger can tell. */
export type EscalationMeasure =
  /** Unique vulnerabilities above the baseline by a share of it or by a number, whichever is more. */
  | {
      readonly counts: "more vulnerabilities than baseline";
      readonly percent: number;
      readonly number: number;
    }
  /** Share of unauthenticated scans, the first time within some months or again. */
  | {
      readonly counts: "unauthenticated scans";
      readonly percent: number;
      readonly incident: "first" | "again";
      readonly withinMonths: number;
    }
  | {
      readonly counts: "aged items";
      readonly ratings: readonly RiskRating[];
      readonly number: number;
      readonly olderThanDays: number;
    }
  /** Any trigger that more than one monthly report within some months meets, this one among them. */
  | { readonly counts: "triggers again"; readonly withinMonths: number };

/** A row of an authority's table of performance triggers. Without a measure a person has to say whether it is met. */
export type EscalationTrigger = {
  readonly id: string;
  readonly area: string;
  readonly level: EscalationLevel;
  readonly when: Fact<string>;
  readonly measure: EscalationMeasure | null;
};

export type EscalationItem = {
  readonly poamId: string;
  /** The adjusted rating once it is approved, else the original one. */
  readonly rating: RiskRating;
  readonly detectedOn: CalendarDate;
  /** Waits for a vendor with check-ins in time: not counted. */
  readonly waitsForVendor: boolean;
};

/** What the report of an earlier month says, or would have said had it been made on the month's last day. */
export type EarlierReport = {
  readonly on: CalendarDate;
  /** The triggers that were met, each by its `triggerName`. */
  readonly met: readonly string[];
  /** Those of which nobody can tell any more whether they were: they are not taken for met. */
  readonly notKnown: readonly string[] | "all";
};

/** What a ledger says on the day of a report. Null: not known, so that nothing rests on it. */
export type EscalationFigures = {
  readonly reportDate: CalendarDate;
  readonly openItems: readonly EscalationItem[];
  readonly uniqueVulnerabilities: number;
  readonly baselineVulnerabilities: number | null;
  readonly scans: { readonly total: number; readonly unauthenticated: number } | null;
  /** The monthly reports before this one, the earliest first. */
  readonly earlier: readonly EarlierReport[] | null;
};
