import type { AssetIdentity, ScanTime } from "#domain/reading.ts";
import { awsAsset } from "../aws/aws-asset.ts";
import { fieldAt, listAt, textAt } from "../../json/json-fields.ts";
import { readJson } from "../../json.ts";
import type { JsonPatterns } from "../../json/json-pattern.ts";
import { latestTimes, type LatestTimes } from "../../parts/latest-times.ts";
import { productDetector, productMix, type ProductMix } from "../../parts/product-name.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { writtenTime } from "../../parts/scan-time.ts";

/** The first reading: which products wrote the findings, and when each resource was last spoken of. */
export const asffFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  patterns: JsonPatterns,
  limits: ReportLimits,
): Promise<{ readonly mix: ProductMix; readonly times: LatestTimes }> => {
  const mix = productMix("security-hub");
  const times = latestTimes(limits);
  for await (const { path, value } of readJson(bytes, patterns.select, limits)) {
    if (!patterns.matches(path)) continue;
    mix.note(asffDetector(value));
    const asset = asffAsset(value);
    const time = asffTime(value);
    if (asset !== null && time !== null) times.note(asset.identifier, time);
  }
  return { mix, times };
};

/** The product by name, or by the end of its ARN (`…:product/aws/guardduty`). */
export const asffDetector = (finding: unknown): string => {
  const name =
    textAt(finding, "ProductName") ?? textAt(finding, "ProductFields", "aws/securityhub/ProductName");
  const arn = textAt(finding, "ProductArn")?.split("/").at(-1) ?? null;
  return productDetector(name ?? arn ?? "security-hub");
};

/** The first resource of a finding. */
export const asffAsset = (finding: unknown): AssetIdentity | null => {
  const [resource] = listAt(finding, "Resources");
  const id = textAt(resource, "Id");
  return id === null ? null : awsAsset({ id, details: fieldAt(resource, "Details") });
};

/** When the product last wrote the finding; `LastObservedAt` is the time of the event that it saw. */
const asffTime = (finding: unknown): ScanTime | null =>
  writtenTime(textAt(finding, "UpdatedAt") ?? textAt(finding, "CreatedAt") ?? "");
