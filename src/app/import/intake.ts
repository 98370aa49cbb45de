import type { ScanKey } from "#domain/finding.ts";
import type { IntakePolicy } from "#domain/intake-policy.ts";
import type { AssetIdentity, WeaknessReading } from "#domain/reading.ts";
import type { IntakeAsset } from "./resolve-assets.ts";
import type { ScanIndex } from "./scan-index.ts";

/** A weakness that stands in the ledger, and the group that the policy puts it into. */
export type LearnedWeakness = { readonly id: string; readonly groupKey: string };

/** One scan being taken in. Weaknesses that were written already are remembered, up to a bound; assets all. */
export type Intake = {
  readonly systemId: string;
  readonly importId: string;
  /** Whose findings the scan can open, prove and miss: its own detector first. */
  readonly detectors: readonly [string, ...string[]];
  readonly policy: IntakePolicy;
  readonly scan: Pick<ScanKey, "scannedAt" | "sha256">;
  readonly scans: ScanIndex;
  /** A later scan was applied before: states are told anew afterwards, and known weaknesses and assets keep what is newer. */
  readonly late: boolean;
  /** By `weaknessKey`. */
  readonly weaknesses: Map<string, LearnedWeakness>;
  /** The item of each group of findings, known or to be opened at the end; null: findings find their items afterwards. */
  readonly items: Map<string, string> | null;
  /** By the file's identifier. */
  readonly assets: Map<string, IntakeAsset>;
  /** The assets of the ledger that the file has shown, as it described them first. */
  readonly taken: Map<string, AssetIdentity>;
};

/** Whose weakness it is. */
export const detectorOf = (intake: Pick<Intake, "detectors">, { detector }: WeaknessReading): string =>
  detector ?? intake.detectors[0];

/** One text per weakness of a scan. */
export const weaknessKey = (intake: Pick<Intake, "detectors">, weakness: WeaknessReading): string => {
  const detector = detectorOf(intake, weakness);
  return `${detector.length}:${detector}${weakness.sourceIdentifier}`;
};
