import type { Mapping, Severity, SourceKind } from "../../api/api.generated.ts";

export type MappedField = keyof Mapping["fields"];

/** Every field in the order of the form, and its name for people. */
export const FIELD_WORDS: Readonly<Record<MappedField, string>> = {
  sourceIdentifier: "Source identifier",
  weaknessName: "Weakness name",
  severity: "Severity",
  asset: "Asset",
  assetKind: "Kind of asset",
  foundOn: "Date found",
  status: "Status",
  description: "Description",
  location: "Location",
  cves: "CVEs",
  controls: "Controls",
  solution: "Solution",
  output: "Evidence",
  references: "References",
  ip: "IP address",
  fqdn: "FQDN",
  operatingSystem: "Operating system",
  cwes: "CWEs",
  cvssScore: "CVSS score",
  packageName: "Package",
  installedVersion: "Installed version",
  fixedVersion: "Fixed version",
};

export const FIELD_ORDER = Object.keys(FIELD_WORDS) as readonly MappedField[];

export const REQUIRED: readonly MappedField[] = ["sourceIdentifier", "weaknessName", "severity", "asset"];

/** Fields that may be made of several columns, and how. */
export const JOINED: Readonly<Partial<Record<MappedField, string>>> = {
  sourceIdentifier: "joined",
  location: "joined",
  asset: "the first that is filled",
  description: "one under the other",
  solution: "one under the other",
  output: "one under the other",
  cves: "all of them",
  controls: "all of them",
  references: "all of them",
};

export const SOURCE_WORDS: Readonly<Record<SourceKind, string>> = {
  audit: "Audit",
  "penetration-test": "Penetration test",
  incident: "Incident",
  "self-assessment": "Self-assessment",
  scanner: "Scanner",
  other: "Other",
};

export const SEVERITY_CHOICES: readonly { readonly value: Severity; readonly label: string }[] = [
  { value: "critical", label: "Critical" },
  { value: "high", label: "High" },
  { value: "moderate", label: "Moderate" },
  { value: "low", label: "Low" },
  { value: "informational", label: "Informational" },
];

export const STATUS_CHOICES: readonly {
  readonly value: Mapping["statuses"][string];
  readonly label: string;
}[] = [
  { value: "open", label: "Open" },
  { value: "fixed", label: "Fixed: proves it" },
  { value: "not a finding", label: "Not a finding" },
];

export const DATE_FORMATS: readonly string[] = [
  "ISO 8601",
  "YYYY-MM-DD",
  "MM/DD/YYYY",
  "M/D/YYYY",
  "MM/DD/YYYY hh:mm A",
  "DD/MM/YYYY",
  "D/M/YYYY",
  "DD.MM.YYYY",
  "DD.MM.YYYY HH:mm",
  "DD-MMM-YYYY",
];

/** A word as mappings compare it. */
export const plainWord = (text: string): string => text.trim().toLowerCase();
