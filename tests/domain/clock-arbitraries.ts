import fc from "fast-check";
import { calendarDate, dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import type { ClockFacts } from "#domain/clock/clock-facts.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { IMPACT_LEVELS, type Rulebook } from "#domain/rulebook.ts";
import { rulebookFrom } from "#domain/rulebook/rulebook-from.ts";
import { CERTIFICATION_CLASSES, POTENTIAL_AGENCY_IMPACTS } from "#domain/vulnerability-evaluation.ts";
import { RULEBOOKS } from "#rulebooks/index.ts";

export const anyDay: fc.Arbitrary<CalendarDate> = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map(dateOfInstant);

const rating = fc.constantFrom(...RISK_RATINGS);
const text = fc.constantFrom("Part on order", "Änderung 3", 'a "quoted" word');

const evaluation = fc
  .record({
    at: fc.date({ min: new Date("2020-01-01"), max: new Date("2029-12-31"), noInvalidDate: true }),
    timed: fc.boolean(),
    potentialAgencyImpact: fc.constantFrom(...POTENTIAL_AGENCY_IMPACTS),
    internetReachable: fc.boolean(),
    likelyExploitable: fc.boolean(),
  })
  .map(({ at, timed, ...rest }) => ({
    evaluatedOn: dateOfInstant(at),
    ...(timed ? { evaluatedAt: at.toISOString() } : {}),
    ...rest,
  }));

/** Every fact, each present or not. */
export const changeableFacts = {
  approvedRiskAdjustment: fc.record({ rating, approvedOn: anyDay }),
  scannerRaise: fc.record({ rating, raisedOn: anyDay }),
  kev: fc.record({ listedOn: anyDay, dueDate: fc.option(anyDay) }),
  exposure: fc.record(
    {
      publiclyExposed: fc.boolean(),
      automatable: fc.boolean(),
      technicalImpact: fc.constantFrom("partial" as const, "total" as const),
    },
    { requiredKeys: [] },
  ),
  vendor: fc.record({ product: text, releasedOn: fc.option(anyDay) }),
  evaluation,
  certificationClass: fc.constantFrom(...CERTIFICATION_CLASSES),
  impactLevel: fc.constantFrom(...IMPACT_LEVELS),
  conditionalStatusDate: anyDay,
  extension: fc.record({ to: anyDay, approvedOn: anyDay, reason: text }),
  manual: fc.record({ date: anyDay, reason: text, by: text }),
};

export const originals = { originalDetectionDate: anyDay, originalRiskRating: rating };

export const clockFacts: fc.Arbitrary<ClockFacts> = fc.record(
  { ...originals, ...changeableFacts },
  { requiredKeys: ["originalDetectionDate", "originalRiskRating"] },
);

/** A rulebook of the list, with clock rules of its own now and then. */
export const anyRulebook: fc.Arbitrary<Rulebook> = fc
  .tuple(
    fc.constantFrom(...RULEBOOKS),
    fc.record(
      {
        "clock.dayCount": fc.constantFrom("calendar days", "business days"),
        "clock.holidays": fc.constantFrom("none", "US federal"),
        "clock.extraHolidays": fc.uniqueArray(anyDay, { maxLength: 3 }),
        "clock.onNonBusinessDay": fc.constantFrom("stays", "next business day", "business day before"),
        "clock.bod2604": fc.constantFrom("off", "known exploited only", "every vulnerability"),
        "clock.kevDueDateGoverns": fc.boolean(),
        "clock.extensionsMoveDate": fc.boolean(),
        "clock.riskAdjustmentMovesDate": fc.boolean(),
        "clock.vendorReleaseRestarts": fc.boolean(),
        "clock.manualDates": fc.constantFrom("any day", "only earlier"),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([base, changes]) => rulebookFrom(base, changes));

export const isDay = (text: string | null): boolean => text !== null && calendarDate(text) === text;
