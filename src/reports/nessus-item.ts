import type { RecordReading, SetAsideReading, WeaknessReading } from "#domain/reading.ts";
import type { Remark } from "#domain/remark.ts";
import type { Severity } from "#domain/risk-rating.ts";
import { complianceCheck, complianceOutput, complianceWeakness, isCompliance } from "./nessus-compliance.ts";
import { cvssReadings } from "./nessus-cvss.ts";
import { fieldList, fieldText, type ItemFields } from "./nessus-fields.ts";

/** The attributes of a `ReportItem` that are read; every other one is skipped. */
export const ITEM_ATTRIBUTES = [
  "port",
  "protocol",
  "severity",
  "pluginID",
  "pluginName",
  "pluginFamily",
] as const;

export type ItemAttributes = { [Name in (typeof ITEM_ATTRIBUTES)[number]]?: string };

/** One `ReportItem` as it stands in the file. */
export type NessusItem = {
  readonly ordinal: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  /** Null when the host that it stands in has no name. */
  readonly asset: string | null;
  readonly attributes: ItemAttributes;
  readonly fields: ItemFields;
};

export type ItemReading = {
  readonly reading: RecordReading | SetAsideReading;
  readonly remarks: readonly Remark[];
};

/** `ReportItem@severity` of NessusClientData_v2. */
const SEVERITY: ReadonlyMap<string, Severity> = new Map([
  ["0", "informational"],
  ["1", "low"],
  ["2", "moderate"],
  ["3", "high"],
  ["4", "critical"],
]);

export const itemPlace = (item: { ordinal: number; byteStart: number; byteEnd: number }): string =>
  `record ${item.ordinal} (bytes ${item.byteStart} to ${item.byteEnd})`;

/** A record that nothing is concluded from. */
export const setAsideReading = (
  item: { ordinal: number; byteStart: number; byteEnd: number },
  code: string,
  message: string,
): SetAsideReading => ({
  type: "setAside",
  ordinal: item.ordinal,
  byteStart: item.byteStart,
  byteEnd: item.byteEnd,
  reason: { code, where: itemPlace(item), message },
});

/**
 * What a `ReportItem` says. The severity is the attribute `severity` alone: `risk_factor` and CVSS scores follow other
 * scales and may differ. A record without plugin id, without a readable severity, or of an unnamed host or audit check
 * is set aside, never taken as informational.
 */
export const itemReading = (item: NessusItem): ItemReading => {
  const { attributes, fields } = item;
  const remarks: Remark[] = [];
  const remark = (code: string, message: string): void => {
    remarks.push({ code, where: itemPlace(item), message });
  };
  const setAside = (code: string, message: string): ItemReading => ({
    reading: setAsideReading(item, code, message),
    remarks,
  });

  const id = attributes.pluginID?.trim() ?? "";
  const severityText = attributes.severity?.trim() ?? "";
  const severity = SEVERITY.get(severityText);
  if (item.asset === null) return setAside("nessus.unnamed-host", "The host of this record has no name.");
  if (id === "") return setAside("nessus.no-plugin-id", "The record has no pluginID.");
  if (severity === undefined) {
    return setAside(
      "nessus.unknown-severity",
      `The severity "${severityText.slice(0, 40)}" of plugin ${id} is not one of 0 to 4.`,
    );
  }

  const plugin = { id, family: attributes.pluginFamily?.trim() || null };
  const place = {
    type: "record",
    ordinal: item.ordinal,
    byteStart: item.byteStart,
    byteEnd: item.byteEnd,
    asset: item.asset,
    location: locationOf(attributes),
    severity,
    actionable: severity !== "informational",
  } as const;

  if (isCompliance(fields)) {
    const check = complianceCheck(fields);
    if (check === null) {
      return setAside(
        "nessus.unnamed-compliance-check",
        `A compliance record of plugin ${id} names no check.`,
      );
    }
    if (check.result === "PASSED" ? place.actionable : check.result === "FAILED" && !place.actionable) {
      remark(
        "nessus.result-against-severity",
        `"${check.name}" is ${check.result} but of ${severity} severity.`,
      );
    }
    const weakness = complianceWeakness(fields, check.name, plugin);
    return { reading: { ...place, output: complianceOutput(fields, check), weakness }, remarks };
  }

  const named = attributes.pluginName?.trim() || fieldText(fields, "plugin_name");
  if (named === null)
    remark("nessus.no-plugin-name", `Plugin ${id} has no name; its number stands in for it.`);
  const weakness: WeaknessReading = {
    sourceIdentifier: id,
    check: id,
    family: plugin.family,
    kind: "vulnerability",
    name: named ?? `Plugin ${id}`,
    description: paragraphs(fieldText(fields, "synopsis"), fieldText(fields, "description")),
    solution: fieldText(fields, "solution"),
    seeAlso: fieldList(fields, "see_also"),
    cves: fieldList(fields, "cve", /[\s,]+/),
    cvss: cvssReadings(fields, (message) => remark("nessus.unreadable-cvss", message)),
  };
  return { reading: { ...place, output: fieldText(fields, "plugin_output"), weakness }, remarks };
};

/** `443/tcp`; empty for port 0, by which Nessus means the whole host. */
const locationOf = (attributes: ItemAttributes): string => {
  const port = attributes.port?.trim() ?? "";
  const protocol = attributes.protocol?.trim().toLowerCase() ?? "";
  if (port === "" || /^0+$/.test(port)) return "";
  return protocol === "" ? port : `${port}/${protocol}`;
};

const paragraphs = (...texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null).join("\n\n");
