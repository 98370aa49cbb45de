import {
  NO_WEAKNESS_DETAILS,
  type CvssReading,
  type PackageReading,
  type WeaknessReading,
} from "#domain/reading.ts";
import { cvssList, vectorVersion } from "../../parts/cvss-list.ts";
import { epssOf } from "../../parts/epss.ts";
import { field, listAt, namesOf, numberAt, objectAt, textAt, textsAt } from "../../json/json-fields.ts";
import { purlWithoutVersion } from "#domain/package-url.ts";
import { prowlerWeakness } from "../prowler/prowler-check.ts";
import { checkAt, type SightingRemark } from "../../parts/sighting.ts";
import { cvesIn, linksIn } from "../../parts/word-list.ts";

type Said = {
  readonly weakness: WeaknessReading;
  readonly location: string;
  readonly package: PackageReading | null;
  readonly remarks: readonly SightingRemark[];
};

/** The weakness of an event; null when nothing in it could name one. */
export const ocsfWeakness = (event: unknown, detector: string): Said | null => {
  if (detector === "prowler") return prowlerSaid(event);
  return listAt(event, "vulnerabilities").length > 0
    ? vulnerabilitySaid(event, detector)
    : findingSaid(event);
};

const atWhole = (weakness: WeaknessReading): Said => ({ weakness, location: "", package: null, remarks: [] });

const prowlerSaid = (event: unknown): Said | null => {
  const check = textAt(event, "metadata", "event_code");
  if (check === null) return null;
  const compliance = objectAt(event, "unmapped", "compliance");
  const [resource] = listAt(event, "resources");
  return atWhole(
    prowlerWeakness({
      check,
      title: textAt(event, "finding_info", "title"),
      description: textAt(event, "finding_info", "desc"),
      risk: textAt(event, "risk_details"),
      remediation: textAt(event, "remediation", "desc"),
      links: [
        textAt(event, "unmapped", "related_url"),
        ...textsAt(event, "remediation", "references"),
        ...textsAt(event, "unmapped", "additional_urls"),
      ],
      service: textAt(resource, "group", "name"),
      frameworks: namesOf(compliance).map((name) => [name, textsAt(compliance, name)]),
    }),
  );
};

const vulnerabilitySaid = (event: unknown, detector: string): Said | null => {
  const vulnerabilities = listAt(event, "vulnerabilities");
  const [first] = vulnerabilities;
  const cve = objectAt(first, "cve");
  const id = textAt(cve, "uid") ?? textAt(first, "advisory", "uid") ?? textAt(event, "finding_info", "uid");
  if (id === null) return null;
  const found = packageOf(first);
  // Inspector's finding is of one vulnerability in all packages of the resource (aws-inspector-weakness.ts).
  const location =
    detector === "inspector" ? "" : (purlWithoutVersion(found?.purl ?? "") ?? found?.name ?? "");
  const ids = vulnerabilities.slice(0, 1000).map((one) => textAt(one, "cve", "uid") ?? "");
  return {
    location,
    package: found,
    remarks: vulnerabilities.length > 1 ? [several(vulnerabilities.length)] : [],
    weakness: {
      ...common(event, id, checkAt(id, location)),
      family: "vulnerability",
      name: textAt(first, "title") ?? textAt(event, "finding_info", "title") ?? id,
      description: textAt(first, "desc") ?? textAt(event, "finding_info", "desc") ?? "",
      solution: textAt(first, "remediation", "desc"),
      seeAlso: [
        ...new Set([...textsAt(first, "references"), ...textsAt(cve, "references")].flatMap(linksIn)),
      ],
      cves: cvesIn([id, ...ids].join(" ")),
      cvss: cvssOf(listAt(cve, "cvss")),
      details: {
        ...NO_WEAKNESS_DETAILS,
        cwes: cwesOf(first),
        epss: epssOf(numberAt(cve, "epss", "score"), numberAt(cve, "epss", "percentile")),
        product: found?.name ?? null,
      },
    },
  };
};

const several = (count: number): SightingRemark => ({
  code: "ocsf.more-vulnerabilities",
  message: `The event names ${count} vulnerabilities; it is kept for the first.`,
});

/** A check, a rule or a kind of detection: what the product counts by. */
const findingSaid = (event: unknown): Said | null => {
  const info = field(event, "finding_info") ?? field(event, "finding");
  const id =
    textAt(event, "compliance", "control") ??
    textAt(info, "analytic", "uid") ??
    textAt(event, "metadata", "event_code") ??
    textAt(info, "analytic", "name") ??
    textsAt(info, "types")[0] ??
    textAt(info, "title");
  if (id === null) return null;
  const checked = objectAt(event, "compliance") !== null;
  return atWhole({
    ...common(event, id, id),
    family: checked ? (textsAt(event, "compliance", "standards")[0] ?? null) : null,
    kind: checked ? "configuration" : "vulnerability",
  });
};

const common = (event: unknown, id: string, check: string): WeaknessReading => {
  const info = field(event, "finding_info") ?? field(event, "finding");
  return {
    sourceIdentifier: id,
    check,
    family: null,
    kind: "vulnerability",
    name: textAt(info, "title") ?? id,
    description: textAt(info, "desc") ?? "",
    solution: textAt(event, "remediation", "desc"),
    seeAlso: [...new Set(textsAt(event, "remediation", "references").flatMap(linksIn))],
    cves: [],
    cvss: [],
    details: NO_WEAKNESS_DETAILS,
  };
};

const packageOf = (vulnerability: unknown): PackageReading | null => {
  const [affected] = [...listAt(vulnerability, "affected_packages"), ...listAt(vulnerability, "packages")];
  const name = textAt(affected, "name");
  if (name === null) return null;
  return {
    purl: textAt(affected, "purl"),
    name,
    installedVersion: textAt(affected, "version"),
    fixedVersion: textAt(affected, "fixed_in_version"),
    path: textAt(affected, "path"),
  };
};

const cwesOf = (vulnerability: unknown): string[] => [
  ...new Set(
    [
      textAt(vulnerability, "cwe", "uid"),
      textAt(vulnerability, "cve", "cwe", "uid"),
      ...listAt(vulnerability, "cve", "related_cwes").map((cwe) => textAt(cwe, "uid")),
    ]
      .filter((id) => id !== null)
      .map((id) => (/^\d+$/.test(id) ? `CWE-${id}` : id)),
  ),
];

const cvssOf = (list: readonly unknown[]): CvssReading[] =>
  cvssList(
    ...list.slice(0, 20).map((entry) => {
      const vector = textAt(entry, "vector_string");
      const version = textAt(entry, "version")?.[0];
      const told = version === "2" || version === "4" ? version : "3";
      return {
        version: vector === null ? told : vectorVersion(vector),
        score: numberAt(entry, "base_score"),
        vector,
      } as const;
    }),
  );
