import {
  assetIdentity,
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type PackageReading,
} from "#domain/reading.ts";
import { cvssList, vectorVersion } from "../../parts/cvss-list.ts";
import { epssOf } from "../../parts/epss.ts";
import { fieldAt, listAt, numberAt, textAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { checkAt, noSighting } from "../../parts/sighting.ts";
import { cvesIn, linkOf } from "../../parts/word-list.ts";

/** Severities of GitHub advisories; GraphQL says moderate where REST says medium. */
export const DEPENDABOT_SEVERITIES: SeverityTable = {
  low: "low",
  medium: "moderate",
  moderate: "moderate",
  high: "high",
  critical: "critical",
};

/** Types of package URLs (purl specification, "Package URL Types") for GitHub's names of ecosystems. */
const PURL_TYPES: Readonly<Record<string, string>> = {
  pip: "pypi",
  rubygems: "gem",
  go: "golang",
  rust: "cargo",
  actions: "githubactions",
  erlang: "hex",
};

/** What an alert in the form of the REST API says; `repository` is its name when the alert does not tell. */
export const dependabotAlert = (alert: unknown, repository: string | null): JsonFound => {
  const named = textAt(alert, "repository", "full_name") ?? repositoryOf(alert) ?? repository;
  const id = advisoryId(alert);
  const found = packageOf(alert);
  if (named === null) return noSighting("dependabot.unnamed-repository", "The alert names no repository.");
  if (id === null) return noSighting("dependabot.no-advisory", "The alert names no advisory.");
  const advisory = fieldAt(alert, "security_advisory");
  const cvss = cvssOf(advisory);
  const word = textAt(alert, "security_vulnerability", "severity") ?? textAt(advisory, "severity");
  const { severity, remark } = ratedSeverity(DEPENDABOT_SEVERITIES, word, cvss);
  const state = textAt(alert, "state");
  const fixed = state?.toLowerCase() === "fixed";
  const dismissed = /^(?:auto_)?dismissed$/i.test(state ?? "");
  const location = found?.purl ?? found?.name ?? "";
  return {
    asset: { asset: assetIdentity("repository", named), scannedAt: null, credentialed: "yes" },
    record: {
      location,
      severity,
      actionable: !fixed && !dismissed && severity !== "informational",
      output: textAt(alert, "security_vulnerability", "vulnerable_version_range"),
      details: {
        ...NO_RECORD_DETAILS,
        result: state,
        package: found,
        url: linkOf(textAt(alert, "html_url")),
      },
      weakness: {
        sourceIdentifier: id,
        check: checkAt(id, location),
        family: "vulnerability",
        kind: "vulnerability",
        name: textAt(advisory, "summary") ?? id,
        description: textAt(advisory, "description") ?? "",
        solution: found?.fixedVersion ? `Update ${found.name} to ${found.fixedVersion}.` : null,
        seeAlso: [
          ...new Set(listAt(advisory, "references").flatMap((ref) => linkOf(textAt(ref, "url")) ?? [])),
        ],
        cves: cvesIn([textAt(advisory, "cve_id"), ...identifiers(advisory)].join(" ")),
        cvss,
        details: {
          ...NO_WEAKNESS_DETAILS,
          cwes: listAt(advisory, "cwes").flatMap((cwe) => textAt(cwe, "cwe_id") ?? []),
          epss: epssOf(numberAt(advisory, "epss", "percentage"), numberAt(advisory, "epss", "percentile")),
          product: found?.name ?? null,
        },
      },
    },
    remarks: remark === null ? [] : [remark],
    answered: fixed ? true : null,
  };
};

/** `owner/name` from the alert's address on the site or of the API. */
const repositoryOf = (alert: unknown): string | null => {
  const page = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/security\/dependabot\//.exec(
    textAt(alert, "html_url") ?? "",
  )?.[1];
  return (
    page ?? /\/repos\/([^/]+\/[^/]+)\/dependabot\/alerts\//.exec(textAt(alert, "url") ?? "")?.[1] ?? null
  );
};

const identifiers = (advisory: unknown): string[] =>
  listAt(advisory, "identifiers").flatMap((entry) => textAt(entry, "value") ?? []);

const advisoryId = (alert: unknown): string | null => {
  const advisory = fieldAt(alert, "security_advisory");
  const named = identifiers(advisory);
  const ghsa = textAt(advisory, "ghsa_id") ?? named.find((value) => value.startsWith("GHSA-"));
  return ghsa ?? named[0] ?? textAt(advisory, "cve_id");
};

const packageOf = (alert: unknown): PackageReading | null => {
  const dependency =
    fieldAt(alert, "dependency", "package") ?? fieldAt(alert, "security_vulnerability", "package");
  const name = textAt(dependency, "name");
  if (name === null) return null;
  const ecosystem = textAt(dependency, "ecosystem")?.toLowerCase() ?? null;
  const type = ecosystem === null ? null : (PURL_TYPES[ecosystem] ?? ecosystem);
  const path = name.split(/[/:]/).map(encodeURIComponent).join("/");
  const purl =
    type === null || !/^[a-z][a-z0-9.+-]{0,30}$/.test(type) ? null : `pkg:${type}/${path}`.toLowerCase();
  return {
    purl,
    name,
    installedVersion: textAt(alert, "dependency", "version")?.replace(/^=\s*/, "") ?? null,
    fixedVersion: textAt(alert, "security_vulnerability", "first_patched_version", "identifier"),
    path: textAt(alert, "dependency", "manifest_path"),
  };
};

const cvssOf = (advisory: unknown): CvssReading[] => {
  const vector = textAt(advisory, "cvss", "vector_string");
  const score = numberAt(advisory, "cvss", "score");
  // Without a rating the API gives a score of 0 and no vector.
  if (vector === null && (score === null || score === 0)) return [];
  return cvssList({ version: vector === null ? "3" : vectorVersion(vector), score, vector });
};
