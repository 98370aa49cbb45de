import type { Fact } from "../fact.ts";
import { ITEM_FIELD_NAMES, type ItemFieldName } from "../item-fields.ts";
import type { ItemStatus } from "../poam-item.ts";

/** Fields that the ledger keeps by itself, besides those that people fill in. */
const LEDGER_FIELDS = [
  "assetIdentifiers",
  "completionDate",
  "cves",
  "detectorSource",
  "deviationRationale",
  "kevDueDate",
  "lastVendorCheckIn",
  "milestoneDescription",
  "milestoneScheduledCompletionDate",
  "milestones",
  "originalDetectionDate",
  "originalRiskRating",
  "poamId",
  "scheduledCompletionDate",
  "sourceIdentifier",
  "statusDate",
  "vendorProduct",
  "weaknessDescription",
  "weaknessName",
] as const;

/** Fields of an item that regimes require or limit. */
export const RECORD_FIELDS: readonly (ItemFieldName | (typeof LEDGER_FIELDS)[number])[] = [
  ...ITEM_FIELD_NAMES,
  ...LEDGER_FIELDS,
];
export type RecordField = (typeof RECORD_FIELDS)[number];

/** When a field has to be filled in. */
export const REQUIRED_WHEN = [
  "always",
  "open",
  "closed",
  "risk accepted",
  "approved",
  "deviation requested",
  "vendor dependency",
  "known exploited",
  "evaluated",
  "each milestone",
] as const;
export type RequiredWhen = (typeof REQUIRED_WHEN)[number];

/** A word of the regime and the statuses that it stands for; `whenLate` words replace the others once an item is late. */
export type StatusWord = {
  readonly word: string;
  readonly covers: readonly ItemStatus[];
  readonly whenLate?: true;
};

/** What a record of the regime has to hold. */
export type RecordRules = {
  readonly required: Readonly<Partial<Record<RequiredWhen, Fact<readonly RecordField[]>>>>;
  /** The longest text that the authority's system takes, in characters. */
  readonly textLimits: Readonly<Partial<Record<RecordField, Fact<number>>>>;
  readonly statusWords: Fact<readonly StatusWord[]>;
};

/** The regime's word for an item's status; null where it has none and the item is left out of its documents. */
export const statusWordOf = (rules: RecordRules, status: ItemStatus, late: boolean): string | null => {
  const words = rules.statusWords.value.filter(({ covers }) => covers.includes(status));
  const lateWord = late ? words.find(({ whenLate }) => whenLate) : undefined;
  return (lateWord ?? words.find(({ whenLate }) => !whenLate))?.word ?? null;
};
