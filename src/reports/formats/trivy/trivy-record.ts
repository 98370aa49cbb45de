import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type WeaknessReading,
} from "#domain/reading.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { fieldAt, namesOf, numberAt, objectAt, textAt, textsAt } from "../../json/json-fields.ts";
import type { FoundRecord, JsonFound } from "../../json/json-report.ts";
import { purlWithoutVersion } from "#domain/package-url.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type SightedRecord, type SightingRemark } from "../../parts/sighting.ts";
import type { TrivyResult } from "./trivy-facts.ts";
import { cvesIn, cwesIn } from "../../parts/word-list.ts";

/** `UNKNOWN` is no rating: the CVSS score decides then. */
export const TRIVY_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  low: "low",
};

type Rated = Pick<SightedRecord, "severity" | "actionable"> & { readonly remarks: readonly SightingRemark[] };

const ratedBy = (value: unknown, cvss: readonly CvssReading[]): Rated => {
  const { severity, remark } = ratedSeverity(TRIVY_SEVERITIES, textAt(value, "Severity"), cvss);
  return { severity, actionable: severity !== "informational", remarks: remark === null ? [] : [remark] };
};

const foundIn = (
  result: TrivyResult,
  { remarks, ...rated }: Rated,
  answered: boolean | null,
  record: Omit<SightedRecord, "severity" | "actionable">,
): FoundRecord => ({
  asset: { asset: result.asset, scannedAt: null, credentialed: "yes" },
  record: { ...rated, ...record },
  remarks,
  answered,
});

/** What one entry of a result's list says; `list` is the name of the list. */
export const trivyFound = (list: string, value: unknown, result: TrivyResult): JsonFound => {
  if (list === "Vulnerabilities") return vulnerability(value, result);
  if (list === "Misconfigurations") return misconfiguration(value, result);
  if (list === "Secrets") return secret(value, result);
  if (list === "Licenses") return license(value, result);
  return hidden(value, result);
};

/** The scores of the source that the severity came from, else of the NVD, else of the first source. */
const cvssOfVulnerability = (value: unknown): CvssReading[] => {
  const scores = objectAt(value, "CVSS");
  const sources = [textAt(value, "SeveritySource") ?? "nvd", "nvd", ...namesOf(scores)];
  const source = sources.find((name) => objectAt(scores, name) !== null);
  const chosen = source === undefined ? null : objectAt(scores, source);
  return cvssList(
    { version: "2", score: numberAt(chosen, "V2Score"), vector: textAt(chosen, "V2Vector") },
    { version: "3", score: numberAt(chosen, "V3Score"), vector: textAt(chosen, "V3Vector") },
    { version: "4", score: numberAt(chosen, "V40Score"), vector: textAt(chosen, "V40Vector") },
  );
};

const vulnerability = (value: unknown, result: TrivyResult): JsonFound => {
  const id = textAt(value, "VulnerabilityID");
  const name = textAt(value, "PkgName");
  if (id === null || name === null)
    return noSighting("trivy.unnamed-vulnerability", "A vulnerability without VulnerabilityID or PkgName.");
  const cvss = cvssOfVulnerability(value);
  const purl = textAt(value, "PkgIdentifier", "PURL");
  const fixedVersion = textAt(value, "FixedVersion");
  const status = textAt(value, "Status");
  const own =
    (purl === null ? null : purlWithoutVersion(purl)) ??
    (result.type === null ? name : `${result.type}:${name}`);
  const weakness: WeaknessReading = {
    sourceIdentifier: id,
    check: id,
    family: result.family,
    kind: "vulnerability",
    name: textAt(value, "Title") ?? id,
    description: textAt(value, "Description") ?? "",
    solution: fixedVersion === null ? null : `Update ${name} to ${fixedVersion}.`,
    seeAlso: referencesOf(value),
    cves: cvesIn([id, ...textsAt(value, "VendorIDs")].join(" ")),
    cvss,
    details: { ...NO_WEAKNESS_DETAILS, cwes: textsAt(value, "CweIDs").flatMap(cwesIn), product: name },
  };
  const rated = ratedBy(value, cvss);
  return foundIn(
    result,
    // Trivy, "Vulnerability status": the vendor says that the package as built is not touched.
    { ...rated, actionable: rated.actionable && status !== "not_affected" },
    null,
    {
      location: result.image === "" ? own : `${result.image}: ${own}`,
      output: null,
      details: {
        ...NO_RECORD_DETAILS,
        result: status,
        package: {
          purl,
          name,
          installedVersion: textAt(value, "InstalledVersion"),
          fixedVersion,
          path: textAt(value, "PkgPath") ?? (result.family === "lang-pkgs" ? result.target : null),
        },
      },
      weakness,
    },
  );
};

const referencesOf = (value: unknown): string[] => {
  const primary = textAt(value, "PrimaryURL");
  return [...new Set([...(primary === null ? [] : [primary]), ...textsAt(value, "References")])];
};

const misconfiguration = (value: unknown, result: TrivyResult): JsonFound => {
  const id = textAt(value, "ID") ?? textAt(value, "AVDID");
  if (id === null) return noSighting("trivy.unnamed-check", "A misconfiguration without ID.");
  const status = textAt(value, "Status") ?? "FAIL";
  if (status !== "FAIL") {
    const asset = { asset: result.asset, scannedAt: null, credentialed: "yes" } as const;
    return { answer: { asset, check: id, conclusive: status === "PASS" } };
  }
  const resource = textAt(value, "CauseMetadata", "Resource");
  const rated = ratedBy(value, []);
  return foundIn(result, rated, true, {
    location: resource === null ? result.target : `${result.target}: ${resource}`,
    output: textAt(value, "Message"),
    details: { ...NO_RECORD_DETAILS, result: status, line: lineOf(fieldAt(value, "CauseMetadata")) },
    weakness: {
      ...plainWeakness(id, textAt(value, "Title"), result.family ?? "config"),
      kind: "configuration",
      description: textAt(value, "Description") ?? "",
      solution: textAt(value, "Resolution"),
      seeAlso: referencesOf(value),
    },
  });
};

const plainWeakness = (id: string, name: string | null, family: string): WeaknessReading => ({
  sourceIdentifier: id,
  check: id,
  family,
  kind: "vulnerability",
  name: name ?? id,
  description: "",
  solution: null,
  seeAlso: [],
  cves: [],
  cvss: [],
  details: NO_WEAKNESS_DETAILS,
});

const lineOf = (value: unknown): number | null => {
  const line = numberAt(value, "StartLine");
  return line !== null && Number.isSafeInteger(line) && line > 0 ? line : null;
};

const secret = (value: unknown, result: TrivyResult): JsonFound => {
  const id = textAt(value, "RuleID");
  if (id === null) return noSighting("trivy.unnamed-rule", "A secret without RuleID.");
  const category = textAt(value, "Category");
  return foundIn(result, ratedBy(value, []), null, {
    location: result.target,
    output: textAt(value, "Match"),
    details: { ...NO_RECORD_DETAILS, line: lineOf(value) },
    weakness: {
      ...plainWeakness(id, textAt(value, "Title"), result.family ?? "secret"),
      description: category === null ? "" : `Secret of the category ${category}.`,
    },
  });
};

const license = (value: unknown, result: TrivyResult): JsonFound => {
  const id = textAt(value, "Name");
  if (id === null) return noSighting("trivy.unnamed-license", "A license without Name.");
  const link = textAt(value, "Link");
  const category = textAt(value, "Category");
  return foundIn(result, ratedBy(value, []), null, {
    location: textAt(value, "PkgName") ?? textAt(value, "FilePath") ?? result.target,
    output: null,
    details: NO_RECORD_DETAILS,
    weakness: {
      ...plainWeakness(id, `License ${id}`, result.family ?? "license"),
      kind: "configuration",
      description: category === null ? "" : `License of the category ${category}.`,
      seeAlso: link === null ? [] : [link],
    },
  });
};

/** An entry of `ExperimentalModifiedFindings`: a finding that an ignore file or a VEX document took out of its list. */
const hidden = (value: unknown, result: TrivyResult): JsonFound => {
  const finding = fieldAt(value, "Finding");
  const list = LIST_OF_TYPE.get(textAt(value, "Type") ?? "") ?? "Vulnerabilities";
  const found = trivyFound(list, finding, result);
  if (!("record" in found)) return found;
  const status = textAt(value, "Status");
  const record = { ...found.record, actionable: false, output: textAt(value, "Statement") };
  return { ...found, answered: false, record: { ...record, details: { ...record.details, result: status } } };
};

const LIST_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ["vulnerability", "Vulnerabilities"],
  ["misconfiguration", "Misconfigurations"],
  ["secret", "Secrets"],
  ["license", "Licenses"],
]);
