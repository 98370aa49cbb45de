import type { WeaknessReading } from "#domain/reading.ts";
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
