import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type PackageReading,
  type WeaknessReading,
} from "#domain/reading.ts";
import { cvssList, vectorVersion } from "../../parts/cvss-list.ts";
import { asText, field, listAt, numberAt, textAt, textsAt, wordAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting } from "../../parts/sighting.ts";
import { UNNAMED_SOURCE } from "../../parts/unnamed-source.ts";
import { cvesIn, cwesIn } from "../../parts/word-list.ts";

/** npm, "About audit reports": severities. */
export const NPM_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  moderate: "moderate",
  low: "low",
  info: "informational",
};

export const NPM_FAMILY = "npm advisories";

type Entry = {
  readonly value: unknown;
  readonly id: string;
  readonly output: string | null;
  readonly found: PackageReading;
  readonly weakness: Pick<WeaknessReading, "name" | "description" | "solution" | "seeAlso" | "cves" | "cvss">;
  readonly cwes: readonly string[];
};

const foundEntry = ({ value, id, output, found, weakness, cwes }: Entry): JsonFound => {
  const { severity, remark } = ratedSeverity(NPM_SEVERITIES, textAt(value, "severity"), weakness.cvss);
  return {
    asset: UNNAMED_SOURCE,
    remarks: remark === null ? [] : [remark],
    answered: null,
    record: {
      severity,
      actionable: severity !== "informational",
      location: purlOf(found.name),
      output,
      details: { ...NO_RECORD_DETAILS, package: found },
      weakness: {
        ...weakness,
        sourceIdentifier: id,
        check: id,
        family: NPM_FAMILY,
        kind: "vulnerability",
        details: { ...NO_WEAKNESS_DETAILS, cwes, product: found.name },
      },
    },
  };
};

/** A package URL without version (purl specification, type npm: the scope's `@` is percent-encoded). */
const purlOf = (name: string): string => `pkg:npm/${name.replace(/^@/, "%40")}`;

const scoreOf = (value: unknown): CvssReading[] => {
  const vector = textAt(value, "cvss", "vectorString");
  const score = numberAt(value, "cvss", "score");
  // npm writes a score of 0 where an advisory has none.
  return cvssList({
    version: vector === null ? "3" : vectorVersion(vector),
    score: score === 0 ? null : score,
    vector,
  });
};

/** An advisory of npm 6, by its number. */
export const npmAdvisory = (value: unknown, key: string): JsonFound => {
  const name = textAt(value, "module_name");
  const id = wordAt(value, "id") ?? key;
  if (name === null || id === "")
    return noSighting("npm-audit.unnamed-package", "An advisory without module_name.");
  const paths = listAt(value, "findings").flatMap((finding) => textsAt(finding, "paths"));
  const versions = listAt(value, "findings").flatMap((finding) => textAt(finding, "version") ?? []);
  const url = textAt(value, "url");
  return foundEntry({
    value,
    id,
    output: paths.length === 0 ? null : `Dependency paths:\n${paths.join("\n")}`,
    found: {
      purl: purlOf(name),
      name,
      installedVersion: [...new Set(versions)].join(", ") || null,
      fixedVersion: textAt(value, "patched_versions"),
      path: paths[0] ?? null,
    },
    weakness: {
      name: textAt(value, "title") ?? `Advisory ${id}`,
      description: textAt(value, "overview") ?? "",
      solution: textAt(value, "recommendation"),
      seeAlso: url === null ? [] : [url],
      cves: cvesIn(textsAt(value, "cves").join(" ")),
      cvss: scoreOf(value),
    },
    cwes: cwesIn(textsAt(value, "cwe").join(" ")),
  });
};

/** A vulnerable package of npm 7: its own advisories, or the packages through which it is vulnerable. */
export const npmPackage = (value: unknown, key: string): JsonFound => {
  const name = textAt(value, "name") ?? asText(key);
  if (name === null)
    return noSighting("npm-audit.unnamed-package", "A vulnerability without a package name.");
  const advisories = listAt(value, "via").filter((entry) => typeof entry === "object");
  const through = textsAt(value, "via");
  const titles = advisories.flatMap((advisory) => textAt(advisory, "title") ?? []);
  const range = textAt(value, "range");
  return foundEntry({
    value,
    id: name,
    output: through.length === 0 ? null : `Vulnerable through: ${through.join(", ")}`,
    found: {
      purl: purlOf(name),
      name,
      installedVersion: null,
      fixedVersion: fixOf(value, name),
      path: textsAt(value, "nodes")[0] ?? null,
    },
    weakness: {
      name: titles[0] ?? `${name} depends on vulnerable packages`,
      description: [...titles.slice(1), range === null ? "" : `Vulnerable versions: ${range}`]
        .filter(Boolean)
        .join("\n"),
      solution: solutionOf(value),
      seeAlso: [...new Set(advisories.flatMap((advisory) => textAt(advisory, "url") ?? []))],
      cves: cvesIn(titles.join(" ")),
      cvss: advisories
        .flatMap(scoreOf)
        .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
        .slice(0, 1),
    },
    cwes: cwesIn(advisories.flatMap((advisory) => textsAt(advisory, "cwe")).join(" ")),
  });
};

const fixOf = (value: unknown, name: string): string | null =>
  textAt(value, "fixAvailable", "name") === name ? textAt(value, "fixAvailable", "version") : null;

const solutionOf = (value: unknown): string | null => {
  const fix = field(value, "fixAvailable");
  if (fix === true) return "An update within the ranges of package.json is available: npm audit fix.";
  const [name, version] = [textAt(fix, "name"), textAt(fix, "version")];
  return name === null || version === null ? null : `Update ${name} to ${version}.`;
};
