import type { CalendarDate } from "./calendar.ts";
import type { Remark } from "./remark.ts";
import type { Severity } from "./risk-rating.ts";

/**
 * What a report reader yields, in file order: one `scan` before everything but remarks, for each asset one `asset` before
 * its first `record` and one `assetEnd` after its last. Assets may overlap (rows of many hosts mixed); an identifier comes
 * once. `remark`s, `setAside`s and `statement`s may stand anywhere after the scan. Readings are small: a reader never
 * holds more than one record.
 */
export type Reading =
  | ScanReading
  | AssetReading
  | RecordReading
  | StatementReading
  | SetAsideReading
  | AssetEndReading
  | RemarkReading;

/** The facts of the run, known before the first asset. */
export type ScanReading = {
  readonly type: "scan";
  /** The detector source that identifies weaknesses, for example `nessus`. */
  readonly detector: string;
  /**
   * The other detectors whose findings a collecting service handed over in the file; each that a weakness names. Not given
   * when there is none.
   */
  readonly alsoOf?: readonly string[];
  /** The product's name for people, for example `Tenable Nessus`. */
  readonly tool: string;
  readonly toolVersion: string | null;
  /** Version or date of the vulnerability data or benchmark that the tool used. */
  readonly feedVersion: string | null;
  /** Name of the scan as its owner called it. */
  readonly scanName: string | null;
  readonly policyName: string | null;
  /** Start of the run for files that give one time for all assets; null when assets have their own or none is said. */
  readonly scannedAt: ScanTime | null;
  readonly endedAt: ScanTime | null;
  /**
   * `observations`: a scan or an assessment, which opens and can prove absence. `statements`: somebody's word about
   * findings (VEX, SBOM), which opens and closes nothing.
   */
  readonly speaks: "observations" | "statements";
  readonly coverage: ScanCoverage;
};

/** What the scan was set up to look at. Null means that the file does not say. */
export type ScanCoverage = {
  /**
   * Targets as written in the file (addresses, names, ranges). `own assets`: a checklist, a report or an export that
   * speaks of the assets in it and of no other. Null: a scan that does not say what it was aimed at.
   */
  readonly targets: readonly string[] | "own assets" | null;
  /** Every check that was loaded, by source identifier. */
  readonly checks: ReadonlySet<string> | null;
  /** Families of checks and whether each ran whole, in part or not at all. */
  readonly families: ReadonlyMap<string, "enabled" | "mixed" | "disabled"> | null;
  /** Single checks that were switched on or off, by source identifier. */
  readonly individualChecks: ReadonlyMap<string, boolean> | null;
  /**
   * Given when the file tells of single findings only (an audit's list, one typed in): a finding that it does not name and
   * proves nothing of is left as it is, not even unobserved.
   */
  readonly unlisted?: "left alone";
};

/**
 * What an asset is. `host`: a machine; `image`: a container image, by repository without tag or digest; `repository`: source code or a
 * folder of it; `site`: a web application by origin; `cloud`: an account or a managed resource.
 */
export const ASSET_KINDS = ["host", "image", "repository", "site", "cloud"] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

export type AssetIdentity = {
  readonly kind: AssetKind;
  /** How the scanner calls the asset; the asset identifier of the ledger. */
  readonly identifier: string;
  /** The id that a cloud or an agent gave to this very machine or resource, such as `i-0abc…` or an ARN. */
  readonly instanceId: string | null;
  readonly ip: string | null;
  readonly fqdn: string | null;
  /** Host name without domain. */
  readonly netbios: string | null;
  readonly mac: string | null;
  readonly operatingSystem: string | null;
  /** The tag and digest of the image that was looked at, such as `2.10.13` and `sha256:…`. */
  readonly tag: string | null;
  readonly digest: string | null;
};

/** An asset of which only the given facts are known. */
export const assetIdentity = (
  kind: AssetKind,
  identifier: string,
  facts: Partial<Omit<AssetIdentity, "kind" | "identifier">> = {},
): AssetIdentity => ({
  kind,
  identifier,
  instanceId: null,
  ip: null,
  fqdn: null,
  netbios: null,
  mac: null,
  operatingSystem: null,
  tag: null,
  digest: null,
  ...facts,
});

export type AssetReading = {
  readonly type: "asset";
  readonly asset: AssetIdentity;
  /** The scanner's own start of work on this asset; null when the file does not say. */
  readonly scannedAt: ScanTime | null;
};

/** An instant in ISO 8601 UTC, and the calendar day that the scanner itself wrote. */
export type ScanTime = { readonly instant: string; readonly date: CalendarDate };

/**
 * Whether the scanner could look inside. `yes`: it was logged in, ran as an agent, or had the files or the API of the
 * thing itself (image, repository, cloud account). `unknown`: the file does not say.
 */
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
export type AssetCoverage = {
  readonly alive: boolean;
  readonly credentialed: Credentialed;
  /**
   * The checks that came to an answer on this asset, whatever it was (a checklist's passed and failed rules, a detector's
   * own "resolved"), as `checkName` (coverage.ts) calls them. They are proof beside what the scan's coverage says; null
   * when the file does not tell.
   */
  readonly checks: ReadonlySet<string> | null;
};

/** One raw record of the file (a ReportItem, a rule result, a row). */
export type RecordReading = {
  readonly type: "record";
  /** 1-based position among the records of the file. */
  readonly ordinal: number;
  /** Byte range of the record in the raw file: start inclusive, end exclusive. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly asset: string;
  /** The day on which this very record was found, in files that date their records one by one; else the asset's. */
  readonly seenOn?: CalendarDate;
  /**
   * Where on the asset; part of a finding's identity, so free of versions, line numbers and counters: `443/tcp`, a package
   * URL without version, a file, a path of a site. Empty when the whole asset is meant.
   */
  readonly location: string;
  readonly severity: Severity;
  /** False when the record opens nothing: informational, a passed check. */
  readonly actionable: boolean;
  /** What the check printed on this asset (plugin output, evidence); null when nothing. */
  readonly output: string | null;
  readonly details: RecordDetails;
  readonly weakness: WeaknessReading;
};

/** What the record says of this one sighting beyond its identity. */
export type RecordDetails = {
  /** The tool's own word for the outcome, such as `fail`, `Open`, `notchecked`, `ACTIVE`. */
  readonly result: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly package: PackageReading | null;
  /** 1-based line in the file that `location` names. */
  readonly line: number | null;
  readonly url: string | null;
};

export type PackageReading = {
  /** Package URL as the tool gives it. */
  readonly purl: string | null;
  readonly name: string;
  readonly installedVersion: string | null;
  readonly fixedVersion: string | null;
  /** The file in which the package was found. */
  readonly path: string | null;
};

export const NO_RECORD_DETAILS: RecordDetails = {
  result: null,
  expected: null,
  actual: null,
  package: null,
  line: null,
  url: null,
};

/** What a statement may say of a vulnerability in a product (VEX: CISA, Minimum Requirements for VEX, 2023). */
export const STATEMENT_STATUSES = ["affected", "not affected", "fixed", "under investigation"] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

/** One record that speaks about findings instead of showing one. It opens and closes nothing. */
export type StatementReading = {
  readonly type: "statement";
  /** 1-based position among the records of the file, counted together with those of `record`. */
  readonly ordinal: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  /** The vulnerability that is spoken of, mostly a CVE. */
  readonly vulnerability: string;
  /** Other names of it. */
  readonly aliases: readonly string[];
  /** The products meant: package URLs, image names or the author's own product ids; empty when none is named. */
  readonly products: readonly string[];
  readonly status: StatementStatus;
  /** The author's machine-readable reason, such as `vulnerable_code_not_in_execute_path`. */
  readonly justification: string | null;
  /** The author's own words: impact, action, workaround. */
  readonly detail: string | null;
  readonly severity: Severity | null;
  readonly statedAt: ScanTime | null;
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
  /** The detector that identifies this weakness, the scan's own or one of `alsoOf`; not given: the scan's own. */
  readonly detector?: string;
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
  readonly details: WeaknessDetails;
};

/** Facts of a weakness that not every tool gives. */
export type WeaknessDetails = {
  /** `CWE-79`. */
  readonly cwes: readonly string[];
  /** Controls that the tool itself names, in NIST SP 800-53 notation such as `AC-2(1)`. */
  readonly controls: readonly string[];
  /** `CCI-000366`. */
  readonly ccis: readonly string[];
  readonly stig: StigReading | null;
  /** Exploit Prediction Scoring System: probability and percentile, 0 to 1. */
  readonly epss: { readonly score: number; readonly percentile: number | null } | null;
  /** Whether the tool marks it as known to be exploited (CISA KEV); null when it does not say. */
  readonly knownExploited: boolean | null;
  /** The product that a fix would change, without version: a package name, a plugin's product. */
  readonly product: string | null;
  /** Only of a finding that a person typed in: parts may be missing, and its item begins as a draft. */
  readonly draft?: true;
};

/** The names of one STIG rule. */
export type StigReading = {
  /** Benchmark id such as `MS_Edge_STIG`. */
  readonly benchmark: string;
  /** `V-235719`. */
  readonly groupId: string;
  /** `SV-235719r960792_rule`. */
  readonly ruleId: string | null;
  /** The STIG-ID, such as `EDGE-00-000001`. */
  readonly stigId: string | null;
};

export const NO_WEAKNESS_DETAILS: WeaknessDetails = {
  cwes: [],
  controls: [],
  ccis: [],
  stig: null,
  epss: null,
  knownExploited: null,
  product: null,
};

export type CvssReading = {
  readonly version: "2" | "3" | "4";
  readonly score: number | null;
  readonly vector: string | null;
};

export type RemarkReading = { readonly type: "remark"; readonly remark: Remark };
