import type { IntakePolicy } from "./intake-policy.ts";
import type { WeaknessReading } from "./reading.ts";

/** Which rule put a finding into its item. */
export const GROUPING_RULES = ["weakness", "cve", "fix", "configuration", "correlated", "manual"] as const;
export type GroupingRule = (typeof GROUPING_RULES)[number];

/** What the policy needs to know of a weakness. */
export type GroupedWeakness = Pick<
  WeaknessReading,
  "sourceIdentifier" | "kind" | "cves" | "solution" | "details"
>;

/** The key of the one item that holds every configuration finding. */
export const CONFIGURATION_GROUP = "configuration:all";

/**
 * Weaknesses with equal keys share an item. The part before the colon is the rule. Where a rule has nothing to go by (no
 * CVE or several, no remediation) the weakness stands alone, so that an item never gathers what is not known to belong together.
 */
export const groupKey = (
  policy: Pick<IntakePolicy, "grouping" | "configuration">,
  detector: string,
  weakness: GroupedWeakness,
): string => {
  if (weakness.kind === "configuration" && policy.configuration === "one item") return CONFIGURATION_GROUP;
  const [cve] = weakness.cves;
  if (policy.grouping === "cve" && cve !== undefined && weakness.cves.length === 1)
    return `cve:${cve.toUpperCase()}`;
  const fix = policy.grouping === "fix" ? fixOf(weakness) : null;
  return fix ?? `weakness:${detector}:${weakness.sourceIdentifier}`;
};

export const groupingRule = (key: string): GroupingRule => {
  const rule = key.slice(0, key.indexOf(":"));
  return GROUPING_RULES.find((known) => known === rule) ?? "weakness";
};

/** Same product and same remediation: one change mends both. Versions in the text do not tell fixes apart. */
const fixOf = ({ solution, details }: GroupedWeakness): string | null => {
  const remediation = (solution ?? "")
    .toLowerCase()
    .replaceAll(/[\d.]+[\w.+~-]*/g, "#")
    .replaceAll(/[^a-z#]+/g, " ")
    .trim();
  const { product } = details;
  if (product === null) return remediation === "" ? null : `fix:${remediation.slice(0, 200)}`;
  return `fix:${product.toLowerCase()}`;
};
