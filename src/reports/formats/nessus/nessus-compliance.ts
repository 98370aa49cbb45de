import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type RecordDetails,
  type StigReading,
  type WeaknessDetails,
  type WeaknessReading,
} from "#domain/reading.ts";
import { controlAt } from "../../parts/control-list.ts";
import { fieldList, fieldText, type ItemFields } from "./nessus-fields.ts";

/** Which audit check a compliance record is about, and how it went. */
export type ComplianceCheck = { readonly name: string; readonly result: string | null };

/** `"check name" : [RESULT]`, the first line of the description in exports without compliance elements. */
const DESCRIBED = /^"([^]+?)"\s*:\s*\[([A-Z]+)\]/;

const collapse = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Whether the record is the outcome of an audit check rather than of a plugin. */
export const isCompliance = (fields: ItemFields): boolean =>
  fields.has("compliance-check-name") ||
  fields.has("compliance-result") ||
  fieldText(fields, "compliance") === "true";

/**
 * The audit check: all checks of a scan share the plugin that ran them, so the name tells them apart. Else the check's
 * id, else the first line of the description. Null when the record names no check at all.
 */
export const complianceCheck = (fields: ItemFields): ComplianceCheck | null => {
  const described = DESCRIBED.exec(fieldText(fields, "description") ?? "");
  const result = fieldText(fields, "compliance-result")?.toUpperCase() ?? described?.[2] ?? null;
  const name = [
    fieldText(fields, "compliance-check-name"),
    fieldText(fields, "compliance-check-id"),
    described?.[1] ?? null,
  ].find((text) => text !== null);
  return name === undefined || name === null ? null : { name: collapse(name), result };
};

export const complianceWeakness = (
  fields: ItemFields,
  name: string,
  plugin: { id: string; family: string | null },
): WeaknessReading => ({
  sourceIdentifier: name,
  check: plugin.id,
  family: plugin.family,
  kind: "configuration",
  name,
  description: fieldText(fields, "compliance-info") ?? fieldText(fields, "description") ?? "",
  solution: fieldText(fields, "compliance-solution") ?? fieldText(fields, "solution"),
  seeAlso: fieldList(fields, "compliance-see-also"),
  cves: [],
  cvss: [],
  details: weaknessDetails(fields),
});

/** The references of an audit check: comma-separated `standard|id` pairs, such as `CCI|CCI-000381`. */
const references = (fields: ItemFields): Map<string, string[]> => {
  const pairs = (fieldText(fields, "compliance-reference") ?? "").split(",").map((pair) => pair.split("|"));
  const byStandard = new Map<string, string[]>();
  for (const [standard = "", id = ""] of pairs) {
    if (id.trim() !== "")
      byStandard.set(standard.trim(), [...(byStandard.get(standard.trim()) ?? []), id.trim()]);
  }
  return byStandard;
};

const weaknessDetails = (fields: ItemFields): WeaknessDetails => {
  const byStandard = references(fields);
  const controls = ["800-53", "800-53r5"].flatMap((standard) => byStandard.get(standard) ?? []);
  return {
    ...NO_WEAKNESS_DETAILS,
    controls: [...new Set(controls.map(controlAt).filter((id) => id !== null))],
    ccis: byStandard.get("CCI") ?? [],
    stig: stigOf(byStandard),
  };
};

const stigOf = (byStandard: ReadonlyMap<string, readonly string[]>): StigReading | null => {
  const first = (standard: string): string | null => byStandard.get(standard)?.[0] ?? null;
  const groupId = first("Vuln-ID");
  if (groupId === null) return null;
  return {
    benchmark: first("DISA_Benchmark") ?? "",
    groupId,
    ruleId: first("Rule-ID"),
    stigId: first("STIG-ID"),
  };
};

/** The outcome on this asset: the audit's own word, the value wanted and the value found. */
export const complianceDetails = (fields: ItemFields, { result }: ComplianceCheck): RecordDetails => ({
  ...NO_RECORD_DETAILS,
  result,
  expected: fieldText(fields, "compliance-policy-value"),
  actual: fieldText(fields, "compliance-actual-value"),
});

/** What the audit saw: result, value found, value wanted, and its error if it had one. */
export const complianceOutput = (fields: ItemFields, { result }: ComplianceCheck): string | null => {
  const lines = [
    ["Result", result],
    ["Actual value", fieldText(fields, "compliance-actual-value")],
    ["Policy value", fieldText(fields, "compliance-policy-value")],
    ["Error", fieldText(fields, "compliance-error")],
    ["Output", fieldText(fields, "plugin_output")],
  ].flatMap(([label, text]) => (text === null ? [] : [`${label}: ${text}`]));
  return lines.length === 0 ? null : lines.join("\n");
};
