import type { ScanCoverage } from "#domain/reading.ts";
import type { KeptText } from "../../parts/kept-text.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";

/** Gathers the `Policy` element: what the scan was set up to look at. */
export type PolicyReader = {
  open(name: string): void;
  close(name: string): void;
  /** Known once `Policy` is closed; all null before, or when the file has none. */
  coverage(): ScanCoverage;
  policyName(): string | null;
};

type FamilyStatus = "enabled" | "mixed" | "disabled";

const isFamilyStatus = (text: string): text is FamilyStatus =>
  text === "enabled" || text === "mixed" || text === "disabled";

const LEAVES: ReadonlySet<string> = new Set([
  "policyName",
  "name",
  "value",
  "FamilyName",
  "Status",
  "PluginId",
]);
const PREFERENCES: ReadonlySet<string> = new Set(["TARGET", "plugin_set"]);

/**
 * NessusClientData_v2, `Policy`: preferences `TARGET` and `plugin_set` (as `preference` name and value, or, in web app
 * scans, as an element that holds the text), `FamilySelection` and `IndividualPluginSelection`. `remark` is told of a
 * family whose status is not one of the three.
 */
export const policyReader = (
  kept: KeptText,
  limits: ReportLimits,
  remark: (code: string, message: string) => void,
): PolicyReader => {
  const path: string[] = [];
  const leaves = new Map<string, string>();
  const preferences = new Map<string, string>();
  const families = new Map<string, FamilyStatus>();
  const individual = new Map<string, boolean>();
  let policyName: string | null = null;

  const bounded = <List extends { readonly size: number }>(list: List): List => {
    if (list.size > limits.listEntries) throw tooLarge(limits, "listEntries", "scan settings");
    return list;
  };

  const parent = (): string | undefined => path.at(-1);
  const isPreference = (name: string): boolean => PREFERENCES.has(name) && parent() === "ServerPreferences";

  const closeFamily = (): void => {
    const family = leaves.get("FamilyName")?.trim() ?? "";
    const status = leaves.get("Status")?.trim().toLowerCase() ?? "";
    if (isFamilyStatus(status)) bounded(families.set(family, status));
    else remark("nessus.unknown-family-status", `Plugin family "${family}" has the status "${status}".`);
  };

  const closeLeaf = (name: string, text: string): void => {
    if (isPreference(name)) preferences.set(name, text);
    else if (name !== "policyName") leaves.set(name, text);
    else if (path.length === 0) policyName = text.trim() || null;
  };

  return {
    open: (name) => {
      if (LEAVES.has(name) || isPreference(name)) kept.begin();
      path.push(name);
    },
    close: (name) => {
      path.pop();
      const text = kept.end();
      if (text !== null) return closeLeaf(name, text);
      if (name === "preference") {
        const key = leaves.get("name")?.trim() ?? "";
        if (PREFERENCES.has(key)) preferences.set(key, leaves.get("value") ?? "");
      } else if (name === "FamilyItem") closeFamily();
      else if (name === "PluginItem") {
        const id = leaves.get("PluginId")?.trim() ?? "";
        if (id !== "") bounded(individual.set(id, leaves.get("Status")?.trim().toLowerCase() === "enabled"));
      } else return;
      leaves.clear();
    },
    coverage: () => {
      const targets = entries(preferences.get("TARGET"), ",", limits);
      const checks = bounded(new Set(entries(preferences.get("plugin_set"), ";", limits)));
      return {
        targets: targets.length === 0 ? null : targets,
        checks: checks.size === 0 ? null : checks,
        families: families.size === 0 ? null : families,
        individualChecks: individual.size === 0 ? null : individual,
      };
    },
    policyName: () => policyName,
  };
};

const entries = (list: string | undefined, separator: string, limits: ReportLimits): string[] => {
  const parts = (list ?? "").split(separator, limits.listEntries + 1);
  if (parts.length > limits.listEntries) throw tooLarge(limits, "listEntries", "scan settings");
  return parts.map((entry) => entry.trim()).filter((entry) => entry !== "");
};
