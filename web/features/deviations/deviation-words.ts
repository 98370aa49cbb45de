import type { ClaimType, RequestMove, RiskReduction } from "../../api/api.generated.ts";

export const TYPE_WORDS: Readonly<Record<ClaimType, string>> = {
  "false positive": "False positive",
  "operational requirement": "Operational requirement",
  "risk adjustment": "Risk adjustment",
  "operational requirement and risk adjustment": "Operational requirement with risk adjustment",
  "risk acceptance": "Risk acceptance",
};

/** What an approval of that type does, for the form and for who decides. */
export const EFFECT_WORDS: Readonly<Record<ClaimType, string>> = {
  "false positive": "Once approved, the item is done: the weakness is not there.",
  "operational requirement": "Once approved, the item stays open and is looked at again from time to time.",
  "risk adjustment": "Once approved, the item has the requested rating, and its date follows.",
  "operational requirement and risk adjustment":
    "Once approved, the item has the requested rating, stays open, and its date follows.",
  "risk acceptance": "Once approved, the item rests until the last day; then it comes back by itself.",
};

type Metric = keyof RiskReduction["modified"];
type MetricWords = {
  readonly name: Metric;
  readonly label: string;
  readonly values: ReadonlyArray<{ readonly value: string; readonly label: string }>;
};

const IMPACTS = [
  { value: "N", label: "None" },
  { value: "L", label: "Low" },
  { value: "H", label: "High" },
];

const ATTACK_VECTOR: MetricWords = {
  name: "MAV",
  label: "Attack vector",
  values: [
    { value: "N", label: "Network" },
    { value: "A", label: "Adjacent" },
    { value: "L", label: "Local" },
    { value: "P", label: "Physical" },
  ],
};
const ATTACK_COMPLEXITY: MetricWords = {
  name: "MAC",
  label: "Attack complexity",
  values: [
    { value: "L", label: "Low" },
    { value: "H", label: "High" },
  ],
};
const PRIVILEGES: MetricWords = { name: "MPR", label: "Privileges required", values: IMPACTS };
const SAFETY = [...IMPACTS, { value: "S", label: "Safety" }];

/** What CVSS calls its versions, as far as their metrics differ. */
export type CvssVersion = "2" | "3" | "4";

/** The version of a vector as it is typed; 3, which the request form asks for, where it does not say. */
export const versionOf = (vector: string | null): CvssVersion => {
  if (vector?.trim().startsWith("CVSS:4") === true) return "4";
  return vector?.includes("Au:") === true ? "2" : "3";
};

/** The modified metrics of each version, in the order of the request form. */
export const METRIC_WORDS: Readonly<Record<CvssVersion, readonly MetricWords[]>> = {
  "3": [
    ATTACK_VECTOR,
    ATTACK_COMPLEXITY,
    PRIVILEGES,
    {
      name: "MUI",
      label: "User interaction",
      values: [
        { value: "N", label: "None" },
        { value: "R", label: "Required" },
      ],
    },
    { name: "MC", label: "Confidentiality", values: IMPACTS },
    { name: "MI", label: "Integrity", values: IMPACTS },
    { name: "MA", label: "Availability", values: IMPACTS },
  ],
  "4": [
    ATTACK_VECTOR,
    ATTACK_COMPLEXITY,
    {
      name: "MAT",
      label: "Attack requirements",
      values: [
        { value: "N", label: "None" },
        { value: "P", label: "Present" },
      ],
    },
    PRIVILEGES,
    {
      name: "MUI",
      label: "User interaction",
      values: [
        { value: "N", label: "None" },
        { value: "P", label: "Passive" },
        { value: "A", label: "Active" },
      ],
    },
    { name: "MVC", label: "Confidentiality", values: IMPACTS },
    { name: "MVI", label: "Integrity", values: IMPACTS },
    { name: "MVA", label: "Availability", values: IMPACTS },
    { name: "MSC", label: "Confidentiality of other systems", values: IMPACTS },
    { name: "MSI", label: "Integrity of other systems", values: SAFETY },
    { name: "MSA", label: "Availability of other systems", values: SAFETY },
  ],
  "2": [
    {
      name: "CDP",
      label: "Collateral damage potential",
      values: [
        { value: "N", label: "None" },
        { value: "L", label: "Low" },
        { value: "LM", label: "Low to medium" },
        { value: "MH", label: "Medium to high" },
        { value: "H", label: "High" },
      ],
    },
    {
      name: "TD",
      label: "Target distribution",
      values: [
        { value: "N", label: "None" },
        { value: "L", label: "Low" },
        { value: "M", label: "Medium" },
        { value: "H", label: "High" },
      ],
    },
  ],
};

/** Every modified metric of any version, once. */
export const METRIC_NAMES: readonly Metric[] = [
  ...new Set(
    Object.values(METRIC_WORDS)
      .flat()
      .map(({ name }) => name),
  ),
];

/** A modified metric and its value in words, whatever the version. */
export const metricSentence = (
  name: Metric,
  value: string,
): { readonly name: string; readonly value: string } => {
  const known = Object.values(METRIC_WORDS)
    .flat()
    .filter((metric) => metric.name === name);
  const label = known.flatMap(({ values }) => values).find((one) => one.value === value)?.label;
  return { name: known[0]?.label ?? name, value: label ?? value };
};

export const LEVEL_WORDS = ["official fix", "temporary fix", "workaround", "unavailable"] as const;

type MoveWords = {
  readonly button: string;
  readonly done: string;
  readonly lead: string;
  readonly filled?: true;
};

export const MOVE_WORDS: Readonly<Record<RequestMove, MoveWords>> = {
  approve: {
    button: "Approve",
    done: "approved",
    lead: "You state that you have seen what shows it. The effects follow at once.",
    filled: true,
  },
  reject: { button: "Reject", done: "rejected", lead: "Nothing of the item changes." },
  withdraw: { button: "Withdraw", done: "withdrawn", lead: "The request ends; another can be made." },
  revoke: {
    button: "Revoke",
    done: "revoked",
    lead: "The approval ends and its effects are taken back: status, rating and date of every item under it.",
  },
  review: {
    button: "Review",
    done: "reviewed",
    lead: "Records that somebody looked whether it still holds, and when to look again.",
  },
};
