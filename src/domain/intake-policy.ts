import { Fault } from "./fault.ts";

/**
 * How a system turns what scanners say into findings and items. A choice of the system's owner; a changed policy is tried
 * on the stored imports before it is adopted.
 */
export type IntakePolicy = {
  /** What one item holds: one weakness of one detector, one CVE whoever found it, or all that one fix would mend. */
  readonly grouping: Grouping;
  /** Configuration findings: an item for each, or one item under CM-6 with all of them as its register. */
  readonly configuration: "each" | "one item";
  /** Whether one CVE on one asset and package that two tools see is one finding with two detectors. */
  readonly correlation: boolean;
  /** Covering scans in a row that must not show a finding before it counts as fixed: 1 to 10. */
  readonly cleanScans: number;
  /** What happens when a finding of a closed item comes back: the item is open again, or a new item cites it. */
  readonly returning: "reopen" | "new item";
  /** Whether a host known only by its address is the host that has the address now; `never` where addresses are dynamic. */
  readonly ipIdentifies: "current" | "never";
  /** How a new item begins: open, or as a draft that stands in no document until a person opens it. */
  readonly newItems: "open" | "draft";
};

export const GROUPINGS = ["weakness", "cve", "fix"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const MOST_CLEAN_SCANS = 10;

export const DEFAULT_INTAKE_POLICY: IntakePolicy = {
  grouping: "weakness",
  configuration: "each",
  correlation: true,
  cleanScans: 1,
  returning: "reopen",
  ipIdentifies: "current",
  newItems: "open",
};

/** The values that each field may have, as words. */
const WORDS: { readonly [Field in keyof IntakePolicy]: readonly string[] } = {
  grouping: GROUPINGS,
  configuration: ["each", "one item"],
  correlation: ["true", "false"],
  cleanScans: Array.from({ length: MOST_CLEAN_SCANS }, (_, index) => `${index + 1}`),
  returning: ["reopen", "new item"],
  ipIdentifies: ["current", "never"],
  newItems: ["open", "draft"],
};

/** The policy with some fields otherwise, each given as `field=value`. Throws `input.invalid`. */
export const intakePolicyFrom = (present: IntakePolicy, changes: readonly string[]): IntakePolicy => {
  const wanted: Record<string, unknown> = { ...present };
  for (const change of changes) {
    const [field = "", value = ""] = change.split("=", 2);
    const words = Object.hasOwn(WORDS, field) ? WORDS[field as keyof IntakePolicy] : null;
    if (words === null || !words.includes(value)) {
      const expected = words === null ? `a field, one of ${Object.keys(WORDS).join(", ")}` : words.join(", ");
      throw new Fault(
        "input.invalid",
        `Expected ${expected}. Found "${change.slice(0, 100)}". Write field=value.`,
      );
    }
    wanted[field] =
      field === "cleanScans" ? Number(value) : field === "correlation" ? value === "true" : value;
  }
  return wanted as IntakePolicy;
};
