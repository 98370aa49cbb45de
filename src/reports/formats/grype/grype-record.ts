import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type WeaknessDetails,
} from "#domain/reading.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { GRYPE_FAMILY } from "./grype-facts.ts";
import { fieldAt, listAt, numberAt, textAt, textsAt } from "../../json/json-fields.ts";
import type { FoundAsset, JsonFound } from "../../json/json-report.ts";
import { purlWithoutVersion } from "#domain/package-url.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting } from "../../parts/sighting.ts";
import { cvesIn, cwesIn } from "../../parts/word-list.ts";

/** `Unknown` is no rating: the CVSS score decides then. */
export const GRYPE_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  low: "low",
  negligible: "low",
};

/** A match of a vulnerability and a package; one of `ignoredMatches` opens nothing and says which rule took it out. */
export const grypeFound = (value: unknown, asset: FoundAsset, ignored: boolean): JsonFound => {
  const vulnerability = fieldAt(value, "vulnerability");
  const artifact = fieldAt(value, "artifact");
  const id = textAt(vulnerability, "id");
  const name = textAt(artifact, "name");
  if (id === null || name === null)
    return noSighting("grype.unnamed-match", "A match without vulnerability id or artifact name.");
  const cvss = cvssOf(vulnerability, listAt(value, "relatedVulnerabilities"));
  const { severity, remark } = ratedSeverity(GRYPE_SEVERITIES, textAt(vulnerability, "severity"), cvss);
  const fixedVersion = textsAt(vulnerability, "fix", "versions").join(", ") || null;
  const purl = textAt(artifact, "purl");
  const type = textAt(artifact, "type");
  const related = listAt(value, "relatedVulnerabilities").map((entry) => textAt(entry, "id") ?? "");
  return {
    asset,
    remarks: remark === null ? [] : [remark],
    answered: ignored ? false : null,
    record: {
      severity,
      actionable: severity !== "informational" && !ignored,
      location:
        (purl === null ? null : purlWithoutVersion(purl)) ?? (type === null ? name : `${type}:${name}`),
      output: ignored ? ignoreReason(value) : null,
      details: {
        ...NO_RECORD_DETAILS,
        result: ignored ? "ignored" : textAt(vulnerability, "fix", "state"),
        package: {
          purl,
          name,
          installedVersion: textAt(artifact, "version"),
          fixedVersion,
          path: textAt(listAt(artifact, "locations")[0], "path"),
        },
      },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: GRYPE_FAMILY,
        kind: "vulnerability",
        name: id,
        description: textAt(vulnerability, "description") ?? relatedDescription(value) ?? "",
        solution: fixedVersion === null ? null : `Update ${name} to ${fixedVersion}.`,
        seeAlso: referencesOf(vulnerability),
        cves: cvesIn([id, ...related].join(" ")),
        cvss,
        details: detailsOf(vulnerability, name),
      },
    },
  };
};

const relatedDescription = (value: unknown): string | null =>
  listAt(value, "relatedVulnerabilities")
    .map((entry) => textAt(entry, "description"))
    .find((text) => text !== null) ?? null;

const referencesOf = (vulnerability: unknown): string[] => {
  const lists = ["dataSource", "urls", "links"].flatMap((name) => textsAt(vulnerability, name));
  return [...new Set(lists)];
};

const detailsOf = (vulnerability: unknown, name: string): WeaknessDetails => {
  const [epss] = listAt(vulnerability, "epss");
  const score = numberAt(epss, "epss");
  const cwes = listAt(vulnerability, "cwes").map((entry) => textAt(entry, "cwe") ?? "");
  return {
    ...NO_WEAKNESS_DETAILS,
    cwes: cwesIn(cwes.join(" ")),
    epss: score === null ? null : { score, percentile: numberAt(epss, "percentile") },
    knownExploited: listAt(vulnerability, "knownExploited").length > 0 ? true : null,
    product: name,
  };
};

/** One reading per CVSS version: the vulnerability's own, else those of the vulnerabilities that it is related to. */
const cvssOf = (vulnerability: unknown, related: readonly unknown[]): CvssReading[] => {
  const own = scoresOf(vulnerability);
  const all = own.length > 0 ? own : related.flatMap(scoresOf);
  return (["2", "3", "4"] as const).flatMap(
    (version) => all.find((reading) => reading.version === version) ?? [],
  );
};

const scoresOf = (vulnerability: unknown): CvssReading[] => [
  ...listAt(vulnerability, "cvss").flatMap((entry) =>
    cvssList({
      version: versionOf(textAt(entry, "version")),
      score: numberAt(entry, "metrics", "baseScore"),
      vector: textAt(entry, "vector"),
    }),
  ),
  // Versions of Grype before 0.8.
  ...(["2", "3"] as const).flatMap((version) => {
    const entry = fieldAt(vulnerability, `cvssV${version}`);
    return cvssList({ version, score: numberAt(entry, "baseScore"), vector: textAt(entry, "vector") });
  }),
];

const versionOf = (text: string | null): CvssReading["version"] =>
  text?.startsWith("4") === true ? "4" : text?.startsWith("2") === true ? "2" : "3";

const ignoreReason = (value: unknown): string | null => {
  const reasons = listAt(value, "appliedIgnoreRules").flatMap((rule) =>
    ["reason", "vulnerability", "fix-state", "vex-status", "vex-justification"].flatMap((name) => {
      const text = textAt(rule, name);
      return text === null ? [] : [`${name}: ${text}`];
    }),
  );
  return reasons.length === 0 ? null : `Ignored by a rule (${reasons.join(", ")}).`;
};
