import type { CalendarDate } from "./calendar.ts";
import type { Remark } from "./remark.ts";
import type { Severity } from "./risk-rating.ts";

/**
 * What a report reader yields, in file order: one `scan`, then for each asset one `asset`, its `record`s and one
 * `assetEnd`; `remark`s and `setAside`s may stand anywhere. Readings are small: a reader never holds more than one record.
 */
export type Reading =
  | ScanReading
  | AssetReading
  | RecordReading
  | SetAsideReading
  | AssetEndReading
  | RemarkReading;

/** The facts of the run, known before the first asset. */
export type ScanReading = {
  readonly type: "scan";
  /** The detector source that identifies weaknesses, for example `nessus`. */
  readonly detector: string;
  /** The product's name for people, for example `Tenable Nessus`. */
  readonly tool: string;
  readonly toolVersion: string | null;
  /** Name of the scan as its owner called it. */
  readonly scanName: string | null;
  readonly policyName: string | null;
  readonly coverage: ScanCoverage;
};

/** What the scan was set up to look at. Null means that the file does not say. */
export type ScanCoverage = {
  /** Targets as written in the file (addresses, names, ranges). */
  readonly targets: readonly string[] | null;
  /** Every check that was loaded, by source identifier. */
  readonly checks: ReadonlySet<string> | null;
  /** Families of checks and whether each ran whole, in part or not at all. */
  readonly families: ReadonlyMap<string, "enabled" | "mixed" | "disabled"> | null;
  /** Single checks that were switched on or off, by source identifier. */
  readonly individualChecks: ReadonlyMap<string, boolean> | null;
};

export type AssetIdentity = {
  /** How the scanner calls the asset; the asset identifier of the ledger. */
  readonly identifier: string;
  readonly ip: string | null;
  readonly fqdn: string | null;
  readonly netbios: string | null;
  readonly mac: string | null;
  readonly operatingSystem: string | null;
};

export type AssetReading = {
  readonly type: "asset";
  readonly asset: AssetIdentity;
  /** The scanner's own start of work on this asset; null when the file does not say. */
  readonly scannedAt: ScanTime | null;
};

/** An instant in ISO 8601 UTC, and the calendar day that the scanner itself wrote. */
export type ScanTime = { readonly instant: string; readonly date: CalendarDate };

/** Whether the scanner could log in. `unknown`: the file does not say. */
export type Credentialed = "yes" | "no" | "unknown";

/** Comes after the asset's records: only then is it known whether the credentials worked. */
export type AssetEndReading = {
  readonly type: "assetEnd";
  readonly identifier: string;
  readonly coverage: AssetCoverage;
  /** Version of the scanner that wrote this asset's records, for example `7.2.2`; null when the file does not say. */
  readonly toolVersion: string | null;
};

/** What the scan proved to have done on one asset. */
export type AssetCoverage = { readonly alive: boolean; readonly credentialed: Credentialed };

/** One raw record of the file (a ReportItem, a rule result, a row). */
export type RecordReading = {
  readonly type: "record";
  /** 1-based position among the records of the file. */
  readonly ordinal: number;
  /** Byte range of the record in the raw file: start inclusive, end exclusive. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly asset: string;
  /** Where on the asset, such as `443/tcp`; empty when the whole asset is meant. */
  readonly location: string;
  readonly severity: Severity;
  /** False when the record opens nothing: informational, a passed check. */
  readonly actionable: boolean;
  /** What the check printed on this asset (plugin output, actual value); null when nothing. */
  readonly output: string | null;
  readonly weakness: WeaknessReading;
};

/**
 * A raw record that was not understood (no check id, no readable severity). It counts among the records of the file and
 * keeps its place, but nothing is concluded from it: the reason says why.
 */
export type SetAsideReading = {
  readonly type: "setAside";
  /** 1-based position among the records of the file, counted together with those of `record`. */
  readonly ordinal: number;
  /** Byte range of the record in the raw file: start inclusive, end exclusive. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly reason: Remark;
};

/** What is wrong, in the scanner's words. */
export type WeaknessReading = {
  /** The scanner's unique id of the weakness; for compliance checks the check, not the plugin that ran it. */
  readonly sourceIdentifier: string;
  /** The check (plugin) that found it, as coverage names it; differs from `sourceIdentifier` for compliance checks. */
  readonly check: string;
  readonly family: string | null;
  readonly kind: "vulnerability" | "configuration";
  readonly name: string;
  readonly description: string;
  readonly solution: string | null;
  readonly seeAlso: readonly string[];
  readonly cves: readonly string[];
  readonly cvss: readonly CvssReading[];
};

export type CvssReading = {
  readonly version: "2" | "3" | "4";
  readonly score: number | null;
  readonly vector: string | null;
};

export type RemarkReading = { readonly type: "remark"; readonly remark: Remark };
