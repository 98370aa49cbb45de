import { COMMON_DATE_FORMATS, dateReader } from "./date-format.ts";
import {
  mappedWord,
  type FieldPlace,
  type MappedField,
  type Mapping,
  type StatusMeaning,
} from "./mapping.ts";
import type { Severity } from "./risk-rating.ts";

/** A column as a file shows it: its header, and distinct values of its first rows. */
export type SampledColumn = { readonly name: string; readonly values: readonly string[] };

/** Headers by which a field is mostly known, most telling first, with everything but letters and digits left out. */
const HEADERS: ReadonlyArray<readonly [MappedField, readonly string[]]> = [
  [
    "sourceIdentifier",
    "findingid pluginid checkid ruleid controlcheckid vulnerabilityid vulnid qid issueid weaknesssourceidentifier id number no ref reference key cve".split(
      " ",
    ),
  ],
  [
    "weaknessName",
    "weaknessname findingname title findingtitle vulnerabilityname issue name summary finding vulnerability weakness observation".split(
      " ",
    ),
  ],
  [
    "description",
    "description weaknessdescription findingdescription details detail condition observationdetails".split(
      " ",
    ),
  ],
  [
    "severity",
    "severity risk risklevel riskrating rating criticality severitylevel priority cvssseverity".split(" "),
  ],
  [
    "asset",
    "asset assetidentifier assetname hostname host computername server device system target resource instance machine ipaddress ip fqdn".split(
      " ",
    ),
  ],
  ["ip", "ipaddress ip ipv4 hostip assetip".split(" ")],
  ["fqdn", "fqdn dnsname dns hostfqdn".split(" ")],
  ["operatingSystem", "operatingsystem os platform".split(" ")],
  ["location", "port portprotocol path url location file component".split(" ")],
  ["cves", "cves cve cveid cveids".split(" ")],
  ["cwes", "cwe cwes cweid".split(" ")],
  ["cvssScore", "cvss cvssscore cvssbasescore cvssv3score cvss3basescore basescore score".split(" ")],
  [
    "solution",
    "solution remediation recommendation recommendations fix recommendedaction correctiveaction mitigation".split(
      " ",
    ),
  ],
  ["output", "evidence output pluginoutput proof results".split(" ")],
  ["references", "references links seealso moreinformation".split(" ")],
  [
    "foundOn",
    "datefound foundon found dateidentified identifiedon scandate lastseen lastdetected detectiondate datedetected discovered date".split(
      " ",
    ),
  ],
  ["status", "status state findingstatus result".split(" ")],
  ["packageName", "package packagename software product componentname".split(" ")],
  ["installedVersion", "installedversion version currentversion".split(" ")],
  ["fixedVersion", "fixedversion fixedin fixversion patchedversion".split(" ")],
  ["controls", "controls control nistcontrols nist80053 controlid securitycontrol".split(" ")],
];

const SEVERITY_WORDS: Readonly<Record<string, Severity>> = {
  critical: "critical",
  "very high": "critical",
  high: "high",
  medium: "moderate",
  moderate: "moderate",
  low: "low",
  "very low": "low",
  info: "informational",
  informational: "informational",
  none: "informational",
};

const STATUS_WORDS: Readonly<Record<string, StatusMeaning>> = {
  open: "open",
  new: "open",
  active: "open",
  "in progress": "open",
  reopened: "open",
  ongoing: "open",
  fail: "open",
  failed: "open",
  closed: "fixed",
  fixed: "fixed",
  resolved: "fixed",
  remediated: "fixed",
  pass: "fixed",
  passed: "fixed",
  "false positive": "not a finding",
  "not applicable": "not a finding",
};

/**
 * A first mapping for a table, by the words of its headers and by the values below them: a suggestion that a person
 * corrects. What could mean two things is left open: a severity word that is not plain, a date whose day and month could
 * be taken for each other. It has no source: that only a person knows.
 */
export const guessMapping = (columns: readonly SampledColumn[], name: string): Omit<Mapping, "source"> => {
  const taken = new Set<string>();
  const fields: Partial<Record<MappedField, FieldPlace>> = {};
  for (const [field, words] of HEADERS) {
    const column = words
      .map((word) => columns.find((one) => plain(one.name) === word && !taken.has(one.name)))
      .find((one) => one !== undefined);
    if (column === undefined) continue;
    fields[field] = { columns: [column.name] };
    if (field !== "asset") taken.add(column.name);
  }
  if (fields.sourceIdentifier === undefined && fields.weaknessName !== undefined)
    fields.sourceIdentifier = fields.weaknessName;
  if (fields.asset !== undefined) fields.assetKind = { constant: "host" };
  return {
    name,
    detector: "",
    kind: "vulnerability",
    sheet: null,
    fields,
    severities: knownWords(SEVERITY_WORDS, valuesOf(columns, fields.severity)),
    statuses: knownWords(STATUS_WORDS, valuesOf(columns, fields.status)),
    dateFormats: fields.foundOn === undefined ? [] : dateFormatsOf(valuesOf(columns, fields.foundOn)),
    complete: null,
  };
};

const plain = (header: string): string => header.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const valuesOf = (columns: readonly SampledColumn[], place: FieldPlace | undefined): readonly string[] => {
  if (place === undefined || !("columns" in place)) return [];
  return columns.find(({ name }) => name === place.columns[0])?.values ?? [];
};

const knownWords = <Meaning>(
  table: Readonly<Record<string, Meaning>>,
  values: readonly string[],
): Record<string, Meaning> =>
  Object.fromEntries(
    values.map(mappedWord).flatMap((word) => {
      const meaning = Object.hasOwn(table, word) ? table[word] : undefined;
      return meaning === undefined ? [] : [[word, meaning] as const];
    }),
  );

/** The one format that reads every value; none when two read them as different days. */
const dateFormatsOf = (values: readonly string[]): string[] => {
  const filled = values.filter((value) => value.trim() !== "");
  if (filled.length === 0) return [];
  const fitting = COMMON_DATE_FORMATS.filter((format) => {
    const read = dateReader(format);
    return filled.every((value) => read(value) !== null);
  });
  const readings = new Set(
    fitting.map((format) => filled.map((value) => dateReader(format)(value)?.date).join(" ")),
  );
  return readings.size === 1 ? fitting.slice(0, 1) : [];
};
