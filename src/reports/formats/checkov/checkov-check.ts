import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS, type PackageReading } from "#domain/reading.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { listAt, numberAt, objectAt, textAt, textsAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type SightingRemark } from "../../parts/sighting.ts";
import { UNNAMED_SOURCE } from "../../parts/unnamed-source.ts";
import { cvesIn } from "../../parts/word-list.ts";

export const CHECKOV_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  low: "low",
  info: "informational",
};

/** Checkov rates its checks only when it is connected to its vendor's platform. */
const NO_SEVERITY: SightingRemark = {
  code: "checkov.no-severity",
  message:
    "The report has no severities (Checkov gives them only with an API key); its checks count as moderate.",
  once: true,
};

/** A failed check is a record; a passed or skipped one only tells whether the check came to an answer. */
export const checkovFound = (
  value: unknown,
  list: string,
  framework: string | null,
  provable: boolean,
): JsonFound | null => {
  const id = textAt(value, "check_id");
  const vulnerability = objectAt(value, "vulnerability_details");
  const check = textAt(vulnerability, "id") ?? id;
  if (check === null)
    return list === "failed_checks"
      ? noSighting("checkov.no-check-id", "A failed check without check_id.")
      : null;
  if (list !== "failed_checks") {
    return { answer: { asset: UNNAMED_SOURCE, check, conclusive: provable && list === "passed_checks" } };
  }
  const word = textAt(value, "severity") ?? textAt(vulnerability, "severity");
  const cvss = cvssList({
    version: "3",
    score: numberAt(vulnerability, "cvss"),
    vector: textAt(vulnerability, "vector"),
  });
  const { severity, remark } = ratedSeverity(CHECKOV_SEVERITIES, word, cvss);
  const told = word === null && cvss.length === 0 ? NO_SEVERITY : remark;
  const found = packageOf(vulnerability);
  const [line] = listAt(value, "file_line_range");
  const guideline = textAt(value, "guideline");
  const link = textAt(vulnerability, "link");
  return {
    asset: UNNAMED_SOURCE,
    remarks: told === null ? [] : [told],
    answered: provable,
    record: {
      severity,
      actionable: severity !== "informational",
      location: placeOf(value, found),
      output: textsAt(value, "details").join("\n") || textAt(vulnerability, "description"),
      details: {
        ...NO_RECORD_DETAILS,
        result: textAt(value, "check_result", "result"),
        package: found,
        line: typeof line === "number" && Number.isSafeInteger(line) && line > 0 ? line : null,
      },
      weakness: {
        sourceIdentifier: check,
        check,
        family: framework,
        kind: found === null ? "configuration" : "vulnerability",
        name: textAt(value, "check_name") ?? check,
        description: textAt(value, "description") ?? textAt(value, "short_description") ?? "",
        solution: null,
        seeAlso: [guideline, link].filter((entry) => entry !== null),
        cves: cvesIn(check),
        cvss,
        details: { ...NO_WEAKNESS_DETAILS, product: found?.name ?? null },
      },
    },
  };
};

const packageOf = (vulnerability: unknown): PackageReading | null => {
  const name = textAt(vulnerability, "package_name");
  return name === null
    ? null
    : {
        purl: null,
        name,
        installedVersion: textAt(vulnerability, "package_version"),
        fixedVersion: textAt(vulnerability, "lowest_fixed_version"),
        path: null,
      };
};

/** File and resource; for a package its name alone, since the resource holds the version. */
const placeOf = (value: unknown, found: PackageReading | null): string => {
  if (found !== null) return found.name;
  const file = textAt(value, "repo_file_path") ?? textAt(value, "file_path") ?? "";
  const resource = textAt(value, "resource");
  return [file, resource].filter(Boolean).join(": ");
};
