import type { ScanReading } from "#domain/reading.ts";
import { textAt } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson } from "../../json/json-report.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import type { SightingRemark } from "../../parts/sighting.ts";

/** What an ECR scan result says beside its findings. */
export type EcrFacts = {
  readonly repository: string | null;
  readonly tag: string | null;
  readonly digest: string | null;
  readonly scan: Omit<ScanReading, "type">;
  readonly remarks: readonly SightingRemark[];
};

const FACTS = jsonPatterns(
  "repositoryName",
  "imageId",
  "imageScanStatus",
  "nextToken",
  "imageScanFindings/imageScanCompletedAt",
  "imageScanFindings/vulnerabilitySourceUpdatedAt",
  "imageScanFindings/enhancedFindings/#/status",
);

/** The class of the checks of a basic scan. */
export const ECR_FAMILY = "vulnerability";

export const ecrFacts = async (bytes: AsyncIterable<Uint8Array>, limits: ReportLimits): Promise<EcrFacts> => {
  const said = new Map<string, unknown>();
  let enhanced = false;
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    if (path.length > 2) enhanced = true;
    else said.set(String(path.at(-1)), value);
  });
  const text = (name: string): string | null => textAt({ value: said.get(name) }, "value");
  const status = textAt(said.get("imageScanStatus"), "status");
  const paged = text("nextToken") !== null;
  const whole = !enhanced && !paged && status?.toUpperCase() === "COMPLETE";
  const families = whole ? new Map([[ECR_FAMILY, "enabled"] as const]) : null;
  return {
    repository: text("repositoryName"),
    tag: textAt(said.get("imageId"), "imageTag"),
    digest: textAt(said.get("imageId"), "imageDigest"),
    scan: {
      ...NOTHING_COVERED,
      detector: enhanced ? "inspector" : "ecr",
      tool: enhanced ? "Amazon Inspector" : "Amazon ECR",
      feedVersion: text("vulnerabilitySourceUpdatedAt"),
      scannedAt: writtenTime(text("imageScanCompletedAt") ?? ""),
      coverage: { ...NOTHING_COVERED.coverage, families },
    },
    remarks: [
      ...(paged ? [PAGED] : []),
      ...(enhanced || status?.toUpperCase() === "COMPLETE" ? [] : [unfinished(status)]),
    ],
  };
};

const PAGED: SightingRemark = {
  code: "aws-ecr.more-pages",
  message: "The file is one page of several (nextToken); it proves nothing about what it does not hold.",
};

const unfinished = (status: string | null): SightingRemark => ({
  code: "aws-ecr.unfinished-scan",
  message: `Expected the scan status COMPLETE, found "${(status ?? "").slice(0, 40)}"; the file proves nothing.`,
});
