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

/** The modified metrics of the form, in its order. */
export const METRIC_WORDS: readonly MetricWords[] = [
  {
    name: "MAV",
    label: "Attack vector",
    values: [
      { value: "N", label: "Network" },
      { value: "A", label: "Adjacent" },
      { value: "L", label: "Local" },
      { value: "P", label: "Physical" },
    ],
  },
  {
    name: "MAC",
    label: "Attack complexity",
    values: [
      { value: "L", label: "Low" },
      { value: "H", label: "High" },
    ],
  },
  { name: "MPR", label: "Privileges required", values: IMPACTS },
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
];

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
