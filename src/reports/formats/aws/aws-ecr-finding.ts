import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { ECR_FAMILY } from "./aws-ecr-facts.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { listAt, textAt } from "../../json/json-fields.ts";
import type { FoundAsset, JsonFound } from "../../json/json-report.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, severityRemarks } from "../../parts/sighting.ts";
import { cvesIn, linksIn } from "../../parts/word-list.ts";

/** Severity of a basic scan's finding (ECR API, ImageScanFinding). UNDEFINED is no severity: the CVSS score decides. */
export const ECR_SEVERITIES: SeverityTable = {
  informational: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** What one finding of a basic scan says. */
export const ecrFound = (finding: unknown, asset: FoundAsset | null, detector: string): JsonFound => {
  const id = textAt(finding, "name");
  if (asset === null) return noSighting("aws-ecr.unnamed-image", "The file names no repository.");
  if (id === null) return noSighting("aws-ecr.no-name", "The finding has no name.");
  if (detector !== "ecr")
    return noSighting("aws-ecr.mixed-scans", "A basic finding in the result of an enhanced scan.");
  const attributes = new Map(
    listAt(finding, "attributes").map((entry) => [textAt(entry, "key") ?? "", textAt(entry, "value")]),
  );
  const attribute = (key: string): string | null => attributes.get(key) ?? null;
  const cvss = cvssList(
    { version: "2", score: attribute("CVSS2_SCORE"), vector: attribute("CVSS2_VECTOR") },
    { version: "3", score: attribute("CVSS3_SCORE"), vector: attribute("CVSS3_VECTOR") },
    { version: "4", score: attribute("CVSS4_SCORE"), vector: attribute("CVSS4_VECTOR") },
  );
  const { severity, remark } = ratedSeverity(ECR_SEVERITIES, textAt(finding, "severity"), cvss);
  const name = attribute("package_name");
  const installedVersion = attribute("package_version");
  const fixedVersion = attribute("fixed_in_version");
  return {
    asset,
    record: {
      location: name ?? "",
      severity,
      actionable: severity !== "informational",
      output: null,
      details: {
        ...NO_RECORD_DETAILS,
        package: name === null ? null : { purl: null, name, installedVersion, fixedVersion, path: null },
      },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: ECR_FAMILY,
        kind: "vulnerability",
        name: id,
        description: textAt(finding, "description") ?? "",
        solution: null,
        seeAlso: linksIn(textAt(finding, "uri")),
        cves: cvesIn(id),
        cvss,
        details: { ...NO_WEAKNESS_DETAILS, product: name },
      },
    },
    remarks: severityRemarks(remark, textAt(finding, "severity"), "undefined"),
    answered: null,
  };
};
