import type { ScanKey } from "#domain/finding.ts";
import type { IntakePolicy } from "#domain/intake-policy.ts";
import type { AssetIdentity } from "#domain/reading.ts";
import type { IntakeAsset } from "./resolve-assets.ts";
import type { ScanIndex } from "./scan-index.ts";

/** One scan being taken in. Weaknesses that were written already are remembered, up to a bound; assets all. */
export type Intake = {
  readonly systemId: string;
  readonly importId: string;
  readonly detector: string;
  readonly policy: IntakePolicy;
  readonly scan: Pick<ScanKey, "scannedAt" | "sha256">;
  readonly scans: ScanIndex;
  /** A later scan was applied before: states are told anew afterwards, and known weaknesses and assets keep what is newer. */
  readonly late: boolean;
  readonly weaknessIds: Map<string, string>;
  /** By the file's identifier. */
  readonly assets: Map<string, IntakeAsset>;
  /** The assets of the ledger that the file has shown, as it described them first. */
  readonly taken: Map<string, AssetIdentity>;
};
