import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type WeaknessDetails,
} from "#domain/reading.ts";
import { cvssList, vectorVersion } from "../../parts/cvss-list.ts";
import { listAt, numberAt, textAt, textsAt } from "../../json/json-fields.ts";
import type { FoundAsset, JsonFound } from "../../json/json-report.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting } from "../../parts/sighting.ts";
import { SNYK_FAMILY } from "./snyk-facts.ts";
import { cvesIn, cwesIn } from "../../parts/word-list.ts";

export const SNYK_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  low: "low",
};

/** One issue on one dependency path of a project; of `filtered.ignore` one that a policy took out. */
export const snykFound = (value: unknown, asset: FoundAsset, ignored: boolean): JsonFound => {
  const id = textAt(value, "id");
  const name = textAt(value, "packageName") ?? textAt(value, "name") ?? textAt(value, "moduleName");
  if (id === null || name === null)
    return noSighting("snyk.unnamed-issue", "An issue without id or package name.");
  const cvss = cvssOf(value);
  // `severityWithCritical` of older files does not count: their owner had not switched the rating "critical" on.
  const { severity, remark } = ratedSeverity(SNYK_SEVERITIES, textAt(value, "severity"), cvss);
  const manager = textAt(value, "packageManager");
  const fixedVersion = textsAt(value, "fixedIn").join(", ") || null;
  const isLicense = textAt(value, "type") === "license";
  const path = textsAt(value, "from");
  return {
    asset,
    remarks: remark === null ? [] : [remark],
    answered: ignored ? false : null,
    record: {
      severity,
      actionable: severity !== "informational" && !ignored,
      location: manager === null ? name : `${manager}:${name}`,
      output: path.length === 0 ? null : `Introduced through: ${path.join(" > ")}`,
      details: {
        ...NO_RECORD_DETAILS,
        result: ignored ? "ignored" : null,
        package: { purl: null, name, installedVersion: textAt(value, "version"), fixedVersion, path: null },
      },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: isLicense ? "license" : SNYK_FAMILY,
        kind: isLicense ? "configuration" : "vulnerability",
        name: textAt(value, "title") ?? id,
        description: textAt(value, "description") ?? "",
        solution: fixedVersion === null ? null : `Update ${name} to ${fixedVersion}.`,
        seeAlso: [...new Set(listAt(value, "references").flatMap((entry) => textAt(entry, "url") ?? []))],
        cves: cvesIn(textsAt(value, "identifiers", "CVE").join(" ")),
        cvss,
        details: detailsOf(value, name),
      },
    },
  };
};

const cvssOf = (value: unknown): CvssReading[] => {
  const vector = textAt(value, "CVSSv3");
  return cvssList({
    version: vector === null ? "3" : vectorVersion(vector),
    score: numberAt(value, "cvssScore"),
    vector,
  });
};

const detailsOf = (value: unknown, name: string): WeaknessDetails => {
  const score = numberAt(value, "epssDetails", "probability");
  return {
    ...NO_WEAKNESS_DETAILS,
    cwes: cwesIn(textsAt(value, "identifiers", "CWE").join(" ")),
    epss: score === null ? null : { score, percentile: numberAt(value, "epssDetails", "percentile") },
    product: name,
  };
};
