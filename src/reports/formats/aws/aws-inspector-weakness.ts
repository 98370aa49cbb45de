import { NO_WEAKNESS_DETAILS, type CvssReading, type WeaknessReading } from "#domain/reading.ts";
import { packageRemedies } from "./aws-package.ts";
import { cvssList, vectorVersion } from "../../parts/cvss-list.ts";
import { epssOf } from "../../parts/epss.ts";
import { fieldAt, listAt, numberAt, textAt, textsAt } from "../../json/json-fields.ts";
import { cvesIn, linksIn } from "../../parts/word-list.ts";

type Said = { readonly weakness: WeaknessReading; readonly location: string; readonly line: number | null };

/** The weakness of an Inspector finding by its type; null when the details of all types are missing. */
export const inspectorWeakness = (finding: unknown): Said | null =>
  packageWeakness(finding) ?? networkWeakness(finding) ?? codeWeakness(finding);

/**
 * One finding is of one vulnerability in all packages of the resource, and the list of packages changes as they are
 * updated: so no package is part of its identity.
 */
const packageWeakness = (finding: unknown): Said | null => {
  const details = fieldAt(finding, "packageVulnerabilityDetails");
  const id = textAt(details, "vulnerabilityId");
  if (id === null) return null;
  const packages = listAt(details, "vulnerablePackages");
  return {
    location: "",
    line: null,
    weakness: {
      ...common(finding, id),
      kind: "vulnerability",
      family: "vulnerability",
      solution: recommended(finding) ?? packageRemedies(packages, "remediation"),
      seeAlso: [
        ...new Set([textAt(details, "sourceUrl"), ...textsAt(details, "referenceUrls")].flatMap(linksIn)),
      ],
      cves: cvesIn([id, ...textsAt(details, "relatedVulnerabilities")].join(" ")),
      cvss: cvssOf(listAt(details, "cvss")),
      details: {
        ...NO_WEAKNESS_DETAILS,
        epss: epssOf(numberAt(finding, "epss", "score"), null),
        product: textAt(packages[0], "name"),
      },
    },
  };
};

const networkWeakness = (finding: unknown): Said | null => {
  const details = fieldAt(finding, "networkReachabilityDetails");
  const begin = numberAt(details, "openPortRange", "begin");
  if (begin === null) return null;
  const end = numberAt(details, "openPortRange", "end") ?? begin;
  const ports = begin === end ? `${begin}` : `${begin}-${end}`;
  const protocol = textAt(details, "protocol")?.toLowerCase() ?? "";
  const weakness = { ...common(finding, "network-reachability"), name: "Port is reachable from outside" };
  return {
    location: protocol === "" ? ports : `${ports}/${protocol}`,
    line: null,
    weakness: { ...weakness, kind: "configuration", family: "network reachability" },
  };
};

const codeWeakness = (finding: unknown): Said | null => {
  const details = fieldAt(finding, "codeVulnerabilityDetails");
  const id = textAt(details, "detectorId");
  if (id === null) return null;
  const line = numberAt(details, "filePath", "startLine");
  return {
    location: textAt(details, "filePath", "filePath") ?? "",
    line: line !== null && Number.isSafeInteger(line) && line > 0 ? line : null,
    weakness: {
      ...common(finding, id),
      kind: "vulnerability",
      family: "code",
      seeAlso: textsAt(details, "referenceUrls").flatMap(linksIn),
      details: { ...NO_WEAKNESS_DETAILS, cwes: textsAt(details, "cwes") },
    },
  };
};

const common = (finding: unknown, id: string): Omit<WeaknessReading, "kind" | "family"> => ({
  sourceIdentifier: id,
  check: id,
  name: textAt(finding, "title") ?? id,
  description: textAt(finding, "description") ?? "",
  solution: recommended(finding),
  seeAlso: [],
  cves: [],
  cvss: [],
  details: NO_WEAKNESS_DETAILS,
});

/** The recommendation, which is often the words "None Provided". */
const recommended = (finding: unknown): string | null => {
  const text = textAt(finding, "remediation", "recommendation", "text");
  return text === null || /^none provided\.?$/i.test(text) ? null : text;
};

const cvssOf = (list: readonly unknown[]): CvssReading[] =>
  cvssList(
    ...list.slice(0, 20).map((entry) => {
      const vector = textAt(entry, "scoringVector");
      const version = vector === null ? versionOf(textAt(entry, "version")) : vectorVersion(vector);
      return { version, score: numberAt(entry, "baseScore"), vector };
    }),
  );

const versionOf = (text: string | null): CvssReading["version"] =>
  text?.startsWith("4") === true ? "4" : text?.startsWith("2") === true ? "2" : "3";
