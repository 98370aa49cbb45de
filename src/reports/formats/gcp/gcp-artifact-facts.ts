import type { AssetIdentity, ScanReading } from "#domain/reading.ts";
import { imageIdentity } from "../../parts/image-name.ts";
import { listAt, textAt } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, type FoundAsset } from "../../json/json-report.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import type { SightingRemark } from "../../parts/sighting.ts";

export type GcpFacts = {
  readonly scan: Omit<ScanReading, "type">;
  /** The image that the file describes; null for a list of occurrences. */
  readonly image: FoundAsset | null;
  readonly remarks: readonly SightingRemark[];
};

/** The class of all checks of package vulnerabilities. */
export const GCP_FAMILY = "vulnerability";

const FACTS = jsonPatterns("image_summary", "discovery_summary", "nextPageToken");

export const gcpFacts = async (bytes: AsyncIterable<Uint8Array>, limits: ReportLimits): Promise<GcpFacts> => {
  const said = new Map<string, unknown>();
  await collectJson(bytes, FACTS, limits, ({ path, value }) => said.set(String(path[0]), value));
  const [discovery] = listAt(said.get("discovery_summary"), "discovery");
  const status = textAt(discovery, "discovery", "analysisStatus");
  const scannedAt = writtenTime(
    textAt(discovery, "discovery", "lastScanTime") ?? textAt(discovery, "updateTime") ?? "",
  );
  const name =
    textAt(said.get("image_summary"), "fully_qualified_digest") ?? textAt(discovery, "resourceUri");
  const asset = name === null ? null : gcpImage(name);
  const whole = asset !== null && status === "FINISHED_SUCCESS";
  const described = said.has("image_summary") || said.has("discovery_summary");
  return {
    scan: {
      ...NOTHING_COVERED,
      detector: "gcp-artifact-analysis",
      tool: "Google Artifact Analysis",
      scannedAt,
      coverage: {
        ...NOTHING_COVERED.coverage,
        families: whole ? new Map([[GCP_FAMILY, "enabled"]]) : null,
      },
    },
    image: asset === null ? null : { asset, scannedAt, credentialed: "yes" },
    remarks: whole || !described ? [] : [unfinished(status)],
  };
};

/** An image by its address, `https://host/project/repository/image@sha256:…`. */
export const gcpImage = (uri: string): AssetIdentity => imageIdentity(uri.replace(/^https?:\/\//, ""), []);

const unfinished = (status: string | null): SightingRemark => ({
  code: "gcp-artifact-analysis.unfinished-analysis",
  message: `Expected the analysis status FINISHED_SUCCESS, found "${(status ?? "").slice(0, 40)}"; the file proves nothing.`,
});
