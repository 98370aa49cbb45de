import type { RecordField, RequiredWhen } from "../rulebook/record-rules.ts";
import { isBlank, type ItemCheck } from "./readiness-check.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/** Fields that a check of their own asks for, with better words. */
const OWN_CHECK: ReadonlySet<RecordField> = new Set<RecordField>([
  "poamId",
  "detectorSource",
  "sourceIdentifier",
  "controls",
  "assetIdentifiers",
  "pointOfContact",
  "weaknessDescription",
  "remediationPlan",
  "scheduledCompletionDate",
  "milestones",
  "milestoneDescription",
  "milestoneScheduledCompletionDate",
  "vendorProduct",
  "lastVendorCheckIn",
  "deviationRationale",
  "kevDueDate",
]);

/** When a rule of a rulebook speaks of the item. What cannot be told from the item alone is not asked for. */
const APPLIES: Readonly<Record<RequiredWhen, (item: ReadinessItem) => boolean>> = {
  always: () => true,
  open: ({ closed }) => !closed,
  closed: ({ closed }) => closed,
  "risk accepted": () => false,
  approved: () => false,
  "deviation requested": (item) =>
    [item.riskAdjustment, item.falsePositive, item.operationalRequirement].some((one) => one !== "none"),
  "vendor dependency": ({ vendor }) => vendor !== null,
  "known exploited": ({ knownExploited }) => knownExploited === true,
  evaluated: () => false,
  "each milestone": () => false,
};

export const REQUIRED_FIELD_CHECK: ItemCheck = {
  id: "required-field",
  level: "error",
  explanation: "A field that the rulebook requires is blank, and no other check speaks of it.",
  fix: "Fill the field in.",
  check: (item, { rulebook }) => {
    const missing = new Map<RecordField, string>();
    for (const [when, fields] of Object.entries(rulebook.record.required)) {
      if (!APPLIES[when as RequiredWhen](item)) continue;
      for (const field of fields.value) {
        const text = item.texts[field];
        if (OWN_CHECK.has(field) || text === undefined || !isBlank(text)) continue;
        missing.set(field, fields.source);
      }
    }
    return [...missing].map(([field, source]) => ({ field, message: `Required and blank (${source}).` }));
  },
};
