import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type PackageReading,
} from "#domain/reading.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { GCP_FAMILY, gcpImage, type GcpFacts } from "./gcp-artifact-facts.ts";
import { listAt, numberAt, objectAt, textAt } from "../../json/json-fields.ts";
import type { FoundAsset, JsonFound } from "../../json/json-report.ts";
import { packageLines } from "../aws/aws-package.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, severityRemarks } from "../../parts/sighting.ts";
import { cvesIn, linkOf } from "../../parts/word-list.ts";

/** `Severity` of Container Analysis (API, VulnerabilityOccurrence); SEVERITY_UNSPECIFIED is no severity. */
export const GCP_SEVERITIES: SeverityTable = {
  minimal: "low",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** What one occurrence says; null for kinds that are no vulnerabilities, such as DISCOVERY. */
export const gcpFound = (occurrence: unknown, facts: GcpFacts): JsonFound | null => {
  const vulnerability = objectAt(occurrence, "vulnerability");
  const kind = textAt(occurrence, "kind");
  if (vulnerability === null && kind !== null && kind !== "VULNERABILITY") return null;
  const asset = assetOf(occurrence, facts);
  if (asset === null) return noSighting("gcp-artifact-analysis.no-image", "The occurrence names no image.");
  const id = textAt(occurrence, "noteName")?.split("/").at(-1) ?? textAt(vulnerability, "shortDescription");
  if (id === null || id === "")
    return noSighting("gcp-artifact-analysis.no-note", "The occurrence names no vulnerability.");
  const cvss = cvssOf(vulnerability);
  const word = textAt(vulnerability, "effectiveSeverity") ?? textAt(vulnerability, "severity");
  const { severity, remark } = ratedSeverity(GCP_SEVERITIES, word, cvss);
  const packages = packagesOf(vulnerability);
  const location = packages[0]?.name ?? "";
  return {
    asset,
    record: {
      location,
      severity,
      actionable: severity !== "informational",
      output: packageLines(packages),
      details: { ...NO_RECORD_DETAILS, package: packages[0] ?? null },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: GCP_FAMILY,
        kind: "vulnerability",
        name: textAt(vulnerability, "shortDescription") ?? id,
        description: textAt(vulnerability, "longDescription") ?? "",
        solution: null,
        seeAlso: listAt(vulnerability, "relatedUrls").flatMap((entry) => linkOf(textAt(entry, "url")) ?? []),
        cves: cvesIn(id),
        cvss,
        details: { ...NO_WEAKNESS_DETAILS, product: packages[0]?.name ?? null },
      },
    },
    remarks: severityRemarks(remark, word, "severity_unspecified"),
    answered: null,
  };
};

/** The image that the file describes, or in a list of occurrences the one that each names. */
const assetOf = (occurrence: unknown, { image }: GcpFacts): FoundAsset | null => {
  const uri = textAt(occurrence, "resourceUri");
  if (image !== null || uri === null) return image;
  return { asset: gcpImage(uri), scannedAt: null, credentialed: "yes" };
};

/** The packages by name: the first one tells the finding from others. */
const packagesOf = (vulnerability: unknown): PackageReading[] =>
  listAt(vulnerability, "packageIssue")
    .slice(0, 1000)
    .flatMap((issue) => {
      const name = textAt(issue, "affectedPackage");
      if (name === null) return [];
      return [
        {
          purl: null,
          name,
          installedVersion: textAt(issue, "affectedVersion", "fullName"),
          fixedVersion: textAt(issue, "fixedVersion", "fullName"),
          path: textAt(listAt(issue, "fileLocation")[0], "filePath"),
        },
      ];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Scores stand in parts; the vector, if at all, in the description. */
const cvssOf = (vulnerability: unknown): CvssReading[] => {
  const vector =
    /\bCVSS:3\.[01]\/[A-Z:/]{20,100}/.exec(textAt(vulnerability, "longDescription") ?? "")?.[0] ?? null;
  const score = numberAt(vulnerability, "cvssv3", "baseScore");
  const two = numberAt(vulnerability, "cvssV2", "baseScore");
  const single = textAt(vulnerability, "cvssVersion") === "CVSS_VERSION_2" ? "2" : "3";
  const readings = cvssList({ version: "2", score: two }, { version: "3", score, vector });
  if (readings.length > 0) return readings;
  return cvssList({ version: single, score: numberAt(vulnerability, "cvssScore") });
};
