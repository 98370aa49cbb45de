import { NO_WEAKNESS_DETAILS, type CvssReading, type WeaknessReading } from "#domain/reading.ts";
import { packageRemedies } from "../aws/aws-package.ts";
import { cvssList, vectorVersion } from "../../parts/cvss-list.ts";
import { epssOf } from "../../parts/epss.ts";
import { listAt, numberAt, objectAt, textAt, textsAt } from "../../json/json-fields.ts";
import { cvesIn, linksIn } from "../../parts/word-list.ts";

/** The weakness of a finding; null when nothing in it could name one. */
export const asffWeakness = (finding: unknown, detector: string): WeaknessReading | null => {
  const id = idOf(finding, detector);
  if (id === null) return null;
  const [vulnerability] = listAt(finding, "Vulnerabilities");
  const packages = listAt(vulnerability, "VulnerablePackages");
  const vulnerabilities = listAt(finding, "Vulnerabilities").slice(0, 1000);
  return {
    detector,
    sourceIdentifier: id,
    check: id,
    family: detector === "inspector" && vulnerability !== undefined ? "vulnerability" : null,
    kind: kindOf(finding),
    name: textAt(finding, "Title") ?? id,
    description: textAt(finding, "Description") ?? "",
    solution: recommended(finding) ?? packageRemedies(packages, "Remediation"),
    seeAlso: [
      ...new Set(
        [
          textAt(finding, "Remediation", "Recommendation", "Url"),
          textAt(vulnerability, "Vendor", "Url"),
          ...textsAt(vulnerability, "ReferenceUrls"),
        ].flatMap(linksIn),
      ),
    ],
    cves: cvesIn([...vulnerabilities.map((one) => textAt(one, "Id")), trivyId(finding)].join(" ")),
    cvss: cvssOf(listAt(vulnerability, "Cvss")),
    details: {
      ...NO_WEAKNESS_DETAILS,
      controls: controlsOf(finding),
      epss: epssOf(numberAt(vulnerability, "EpssScore"), null),
      product: textAt(packages[0], "Name"),
    },
  };
};

/**
 * What the product itself counts by: for Inspector the vulnerability, for GuardDuty the finding type, for Prowler the
 * check, for Security Hub the control; else the generator. Trivy's template named itself as that, and since then itself and
 * the vulnerability.
 */
const idOf = (finding: unknown, detector: string): string | null => {
  const generator = textAt(finding, "GeneratorId");
  const [type = null] = textsAt(finding, "Types");
  const vulnerability = textAt(listAt(finding, "Vulnerabilities")[0], "Id");
  if (detector === "inspector") return vulnerability ?? typeName(type) ?? generator;
  if (detector === "guardduty") return typeName(type) ?? generator;
  if (detector === "prowler") return generator?.replace(/^prowler-/, "") ?? null;
  const control =
    textAt(finding, "Compliance", "SecurityControlId") ?? textAt(finding, "ProductFields", "ControlId");
  const trivy = generator === "Trivy" ? trivyId(finding) : null;
  return control ?? vulnerability ?? (trivy === null ? generator : `${generator}/${trivy}`);
};

/** The vulnerability as Trivy's template has it. */
const trivyId = (finding: unknown): string | null =>
  textAt(listAt(finding, "Resources")[0], "Details", "Other", "CVE ID");

/** The classifier of a type `namespace/category/classifier` (ASFF, "Types taxonomy"); what stands before it is common. */
const typeName = (type: string | null): string | null => type?.split("/").slice(2).join("/") || type;

const kindOf = (finding: unknown): WeaknessReading["kind"] => {
  if (objectAt(finding, "Compliance") !== null) return "configuration";
  const [type = ""] = textsAt(finding, "Types");
  const checked =
    /^Software and Configuration Checks\//i.test(type) && !/\/Vulnerabilities(?:\/|$)/i.test(type);
  return checked ? "configuration" : "vulnerability";
};

/** `NIST.800-53.r5 AC-2(1)` among the related requirements. */
const controlsOf = (finding: unknown): string[] => [
  ...new Set(
    textsAt(finding, "Compliance", "RelatedRequirements")
      .slice(0, 500)
      .flatMap((text) => /^NIST\.800-53\.r\d+[ /]([A-Z]{2}-\d{1,2}(?:\(\d{1,2}\))?)/.exec(text)?.[1] ?? []),
  ),
];

const recommended = (finding: unknown): string | null => {
  const text = textAt(finding, "Remediation", "Recommendation", "Text");
  return text === null || /^none provided\.?$/i.test(text) ? null : text;
};

const cvssOf = (list: readonly unknown[]): CvssReading[] =>
  cvssList(
    ...list.slice(0, 20).map((entry) => {
      const vector = textAt(entry, "BaseVector");
      const version = textAt(entry, "Version")?.startsWith("2") === true ? "2" : "3";
      return {
        version: vector === null ? version : vectorVersion(vector),
        score: numberAt(entry, "BaseScore"),
        vector,
      } as const;
    }),
  );
