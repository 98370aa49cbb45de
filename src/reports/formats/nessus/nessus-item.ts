import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type RecordReading,
  type SetAsideReading,
  type WeaknessReading,
} from "#domain/reading.ts";
import type { Remark } from "#domain/remark.ts";
import type { Severity } from "#domain/risk-rating.ts";
import {
  complianceCheck,
  complianceDetails,
  complianceOutput,
  complianceWeakness,
  isCompliance,
} from "./nessus-compliance.ts";
import { cvssReadings } from "./nessus-cvss.ts";
import { fieldList, fieldText, type ItemFields } from "./nessus-fields.ts";
import { placeText, setAsideReading } from "../../parts/record-place.ts";

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

/**
 * What a `ReportItem` says. The severity is the attribute `severity` alone: `risk_factor` and CVSS scores follow other
 * scales and may differ. A record without plugin id, without a readable severity, or of an unnamed host or audit check
 * is set aside, never taken as informational.
 */
export const itemReading = (item: NessusItem): ItemReading => {
  const { attributes, fields } = item;
  const remarks: Remark[] = [];
  const remark = (code: string, message: string): void => {
    remarks.push({ code, where: placeText(item), message });
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
    const details = complianceDetails(fields, check);
    return { reading: { ...place, output: complianceOutput(fields, check), details, weakness }, remarks };
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
    details: {
      ...NO_WEAKNESS_DETAILS,
      cwes: fieldList(fields, "cwe", /[\s,]+/).map((id) => (/^\d+$/.test(id) ? `CWE-${id}` : id)),
      knownExploited:
        fieldList(fields, "xref").some((ref) => ref.startsWith("CISA-KNOWN-EXPLOITED:")) || null,
    },
  };
  const output = fieldText(fields, "plugin_output");
  return { reading: { ...place, output, details: NO_RECORD_DETAILS, weakness }, remarks };
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
