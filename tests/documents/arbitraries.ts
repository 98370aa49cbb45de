import { IMPACT_LEVELS } from "#domain/rulebook.ts";
import * as fc from "fast-check";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import {
  DEVIATION_STATES,
  MILESTONE_CHANGE_KINDS,
  type PoamDocument,
  type PoamEntry,
  REGISTERS,
} from "#documents/poam-document.ts";

const PREFIXES = [
  "",
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "'",
  "''=",
  "'",
  "＝",
  "－",
  "_x000D_",
  "#N/A",
  "… [",
];

/** Text that spreadsheets, XML and CSV all like to break; never blank. */
export const text: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...PREFIXES), fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }))
  .map(([prefix, rest]) => prefix + rest)
  .filter((value) => value.trim() !== "");

/** One line without separators or white space around: what a list entry must be to read back exactly. */
const listEntry = text
  .map((value) => value.replaceAll(/[\s,;]/g, "").replaceAll("…", "."))
  .filter((value) => value !== "" && !/^(?:n\/a|none)$/i.test(value));

const day: fc.Arbitrary<CalendarDate> = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => {
    const found = calendarDate(date.toISOString().slice(0, 10));
    if (found === null) throw new Error("not a calendar date");
    return found;
  });

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null });
const list = fc.uniqueArray(listEntry, { maxLength: 4 });
const identifier = text.filter((value) => !/^(?:n\/?a|none|not applicable|-+)$/i.test(value.trim()));
const plain = { noNullPrototype: true };
const step = { number: fc.integer({ min: 1, max: 999 }), date: optional(day), description: text };

const system = fc.record(
  {
    cloudServiceProvider: optional(text.map((value) => value.trim())),
    cloudServiceOffering: optional(text.map((value) => value.trim())),
    impactLevel: optional(fc.constantFrom(...IMPACT_LEVELS)),
    poamDate: optional(day),
  },
  plain,
);

const entry = fc.record<PoamEntry>(
  {
    register: fc.constantFrom(...REGISTERS),
    poamId: fc.integer({ min: 1, max: 999_999 }).map((number) => `V-${number}`),
    controls: list,
    weaknessName: fc.oneof(text, fc.constant("")),
    weaknessDescription: text,
    detectorSource: text,
    sourceIdentifier: optional(identifier),
    assetIdentifiers: list,
    pointOfContact: optional(text),
    resourcesRequired: optional(text),
    remediationPlan: optional(text),
    originalDetectionDate: optional(day),
    scheduledCompletionDate: optional(day),
    milestones: fc.array(fc.record(step, plain), { maxLength: 3 }),
    milestoneChanges: fc.array(
      fc.record({ ...step, kind: fc.constantFrom(...MILESTONE_CHANGE_KINDS) }, plain),
      { maxLength: 3 },
    ),
    statusDate: optional(day),
    vendorDependency: fc.boolean(),
    lastVendorCheckIn: optional(day),
    vendorProduct: optional(identifier),
    originalRiskRating: optional(fc.constantFrom(...RISK_RATINGS)),
    adjustedRiskRating: optional(fc.constantFrom(...RISK_RATINGS)),
    riskAdjustment: fc.constantFrom(...DEVIATION_STATES),
    falsePositive: fc.constantFrom(...DEVIATION_STATES),
    operationalRequirement: fc.constantFrom(...DEVIATION_STATES),
    deviationRationale: optional(text),
    supportingDocuments: list,
    comments: optional(text),
    autoApprove: optional(fc.boolean()),
    kev: optional(fc.boolean()),
    kevDueDate: optional(day),
    cves: list,
    serviceNames: list,
  },
  plain,
);

export const poamDocument: fc.Arbitrary<PoamDocument> = fc.record(
  {
    system,
    items: fc.uniqueArray(entry, { maxLength: 6, selector: (item) => item.poamId }),
    pl2Findings: fc.array(
      fc.record(
        {
          deficiencyId: text,
          deficiencyName: text,
          deficiencyDescription: text,
          remediationPlan: text,
          remediationDate: optional(day),
        },
        plain,
      ),
      { maxLength: 2 },
    ),
  },
  plain,
);
