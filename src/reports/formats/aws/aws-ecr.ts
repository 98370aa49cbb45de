import { assetIdentity } from "#domain/reading.ts";
import { ECR_SEVERITIES, ecrFound } from "./aws-ecr-finding.ts";
import { ecrFacts } from "./aws-ecr-facts.ts";
import { inspectorFound } from "./aws-inspector-finding.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport, type FoundAsset } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

const FINDINGS = jsonPatterns("imageScanFindings/findings/#", "imageScanFindings/enhancedFindings/#");

/**
 * Scan results of one image in Amazon ECR (`describe-image-scan-findings`). One record per finding. Enhanced scans are
 * made by Amazon Inspector and have its findings. The image is named behind the findings, so the file is read twice.
 */
export const awsEcr: ReportFormat<"aws-ecr"> = {
  id: "aws-ecr",
  about: {
    title: "Amazon ECR image scan findings, JSON",
    identity:
      "CVE, package and image repository; the image's tag and digest are no part of it. A basic scan does not say in which region its registry stands, so its repository is called without registry (`team/web`) and is another asset than the same repository in reports of other tools.",
    coverage:
      "All vulnerabilities of the image, when the basic scan is COMPLETE and the file is not one page of several.",
    severities: ECR_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    return (
      headAt(head, "imageScanFindings")?.kind === "object" ||
      (headAt(head, "imageScanStatus")?.kind === "object" && headAt(head, "repositoryName") !== null)
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await ecrFacts(open(), limits);
    const { repository, tag, digest } = facts;
    const asset: FoundAsset | null =
      repository === null
        ? null
        : {
            asset: assetIdentity("image", repository, { tag, digest }),
            scannedAt: facts.scan.scannedAt,
            credentialed: "yes",
          };
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: asset === null || facts.scan.detector !== "ecr" ? [] : [asset],
        remarks: facts.remarks,
        patterns: FINDINGS,
        found: ({ path, value }) =>
          path[1] === "findings"
            ? ecrFound(value, asset, facts.scan.detector)
            : inspectorFound(value, () => facts.scan.scannedAt),
      },
      limits,
    );
  },
};
