import type { Credentialed, WeaknessReading } from "#domain/reading.ts";
import type { TableScan } from "../../csv/csv-report.ts";
import type { TableRow } from "../../csv.ts";
import { itemReading } from "../nessus/nessus-item.ts";
import { portLocation } from "../../parts/network-name.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting, type Sighting, type SightingRemark } from "../../parts/sighting.ts";
import { tenableAsset, tenableHost, tenableTime, WAS } from "./tenable-csv-asset.ts";
import { tenableText } from "./tenable-csv-columns.ts";
import { tenableFields, tenableScores } from "./tenable-csv-fields.ts";

export const TENABLE_SEVERITIES: SeverityTable = {
  none: "informational",
  info: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** The outcome of an audit check stands where other rows have a risk; a .nessus file gives it these severities. */
const OUTCOMES: SeverityTable = {
  passed: "informational",
  warning: "moderate",
  failed: "high",
};
const WORDS: SeverityTable = { ...TENABLE_SEVERITIES, ...OUTCOMES };

/** `ReportItem@severity` of a .nessus file. */
const DIGITS = { informational: "0", low: "1", moderate: "2", high: "3", critical: "4" } as const;

/** The row as the `ReportItem` that a .nessus file would have for it, so that both name the same finding. */
export const tenableRow = (row: TableRow, scan: TableScan): Sighting | NoSighting => {
  const identifier = tenableHost(row, scan);
  if (identifier === null) return noSighting("tenable-csv.unnamed-host", "The row names no host.");
  const word = tenableText(row, "severity");
  const fields = tenableFields(row);
  if (Object.hasOwn(OUTCOMES, word?.toLowerCase() ?? ""))
    fields.set("compliance-result", word?.toUpperCase() ?? "");
  const rated = ratedSeverity(WORDS, word, tenableScores(row));
  const { reading, remarks } = itemReading({
    ordinal: 1,
    byteStart: row.byteStart,
    byteEnd: row.byteEnd,
    asset: identifier,
    attributes: attributesOf(row, DIGITS[rated.severity]),
    fields,
  });
  if (reading.type === "setAside") return noSighting(ownCode(reading.reason.code), reading.reason.message);
  const all: SightingRemark[] = remarks.map(({ code, message }) => ({ code: ownCode(code), message }));
  if (rated.remark !== null) all.push(rated.remark);
  const state = tenableText(row, "state");
  const fixed = state?.toLowerCase() === "fixed";
  const { location: _, ...said } = reading;
  return {
    asset: tenableAsset(row, identifier),
    scannedAt: tenableTime(row),
    credentialed: credentialsOf(reading.weakness, reading.output),
    conclusive: fixed,
    record: {
      location: locationOf(row, scan),
      severity: said.severity,
      actionable: said.actionable && !fixed,
      output: said.output,
      details: state === null ? said.details : { ...said.details, result: state },
      weakness: withEpss(said.weakness, tenableText(row, "epss")),
    },
    remarks: all,
  };
};

const ownCode = (code: string): string => code.replace(/^nessus\./, "tenable-csv.");

const attributesOf = (row: TableRow, severity: string): Record<string, string> => ({
  severity,
  pluginID: tenableText(row, "id") ?? "",
  pluginName: tenableText(row, "name") ?? "",
  pluginFamily: tenableText(row, "family") ?? "",
});

/** `443/tcp`. Rows of web application scans mostly name only `http` or `https`; a .nessus file then has its port. */
const locationOf = (row: TableRow, scan: TableScan): string => {
  const [port, protocol] = [tenableText(row, "port"), tenableText(row, "protocol")];
  if (scan.detector !== WAS) return portLocation(port, protocol);
  return portLocation(port ?? (protocol?.toLowerCase() === "https" ? "443" : "80"), "tcp");
};

/** The scan summary, plugin 19506, tells whether the credentials worked. */
const credentialsOf = ({ check }: WeaknessReading, output: string | null): Credentialed => {
  const said =
    check === "19506" ? /^\s*Credentialed checks\s*:\s*(yes|no)\b/im.exec(output ?? "")?.[1] : undefined;
  return said === undefined ? "unknown" : said.toLowerCase() === "yes" ? "yes" : "no";
};

const withEpss = (weakness: WeaknessReading, text: string | null): WeaknessReading => {
  const score = text !== null && /^[01](?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(score >= 0 && score <= 1)) return weakness;
  return { ...weakness, details: { ...weakness.details, epss: { score, percentile: null } } };
};
