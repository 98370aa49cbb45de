import { coverageVerdict } from "#domain/coverage.ts";
import type { Credentialed, ScanCoverage } from "#domain/reading.ts";
import { reconcile, type Observation } from "#domain/reconcile.ts";
import type { Severity } from "#domain/risk-rating.ts";
import { isAimedAt } from "#domain/targets.ts";
import type { Tx } from "#store/database.ts";
import { findingsOfDetector, updateFindings, type FindingRow, type JudgedFinding } from "#store/findings.ts";
import {
  assetScans,
  scanCoverages,
  sightingsOfFindings,
  type AssetScan,
  type FindingSighting,
  type ScanRow,
} from "#store/scans.ts";
import { withState } from "./finding-state.ts";
import type { Intake } from "./intake.ts";

const PAGE = 1000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Tells the history of the findings of the scan's detectors anew, each from all its scans in their own order. Needed when
 * a scan arrives after a later one: the end is the same as if it had come in time.
 */
export const retell = async (tx: Tx, intake: Intake, scans: readonly ScanRow[]): Promise<void> => {
  for (const detector of intake.detectors) {
    const own = scans.filter(({ detectors }) => detectors.includes(detector));
    await retellDetector(tx, intake, detector, own);
  }
};

const retellDetector = async (
  tx: Tx,
  intake: Intake,
  detector: string,
  scans: readonly ScanRow[],
): Promise<void> => {
  const importIds = scans.map(({ importId }) => importId);
  const coverages = await scanCoverages(tx, intake.systemId, detector, importIds);
  let after = BEFORE_ALL;
  for (;;) {
    const page = await findingsOfDetector(tx, intake.systemId, detector, after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const sightings = Map.groupBy(
      await sightingsOfFindings(
        tx,
        page.map((f) => f.id),
      ),
      (s) => s.findingId,
    );
    const assetIds = [...new Set(page.map((f) => f.assetId))];
    const looked = Map.groupBy(await assetScans(tx, assetIds), (scan) => scan.assetId);
    const rows = page.map((finding) =>
      retold(
        intake,
        finding,
        sightings.get(finding.id) ?? [],
        looked.get(finding.assetId) ?? [],
        scans,
        coverages,
      ),
    );
    await updateFindings(
      tx,
      rows.filter((row) => row !== null),
    );
  }
};

const retold = (
  intake: Intake,
  finding: JudgedFinding,
  sightings: readonly FindingSighting[],
  looked: readonly AssetScan[],
  scans: readonly ScanRow[],
  coverages: ReadonlyMap<string, ScanCoverage>,
): FindingRow | null => {
  const onAsset = new Map(looked.map((scan) => [scan.importId, scan]));
  const seenBy = new Map(sightings.map((sighting) => [sighting.importId, sighting]));
  const observations: Observation[] = [];
  let sightedCredentialed: Credentialed = "unknown";
  const ordered = scans.toSorted(
    (a, b) => a.scannedAt.getTime() - b.scannedAt.getTime() || (a.sha256 < b.sha256 ? -1 : 1),
  );
  for (const scan of ordered) {
    const assetScan = onAsset.get(scan.importId) ?? null;
    const date = assetScan?.date ?? scan.date;
    const seen = seenBy.get(scan.importId);
    const key = intake.scans.keyOf(scan.importId, seen?.seenOn ?? date);
    if (seen) {
      sightedCredentialed = assetScan?.credentialed ?? "unknown";
      observations.push({ kind: "sighted", scan: key, credentialed: sightedCredentialed });
      continue;
    }
    const coverage = coverages.get(scan.importId);
    if (!coverage || (assetScan === null && !isAimedAt(finding.asset, coverage.targets))) continue;
    const verdict = coverageVerdict(
      { ...finding, sightedCredentialed },
      scan.detectors[0],
      coverage,
      assetScan,
    );
    if (!verdict.proven && coverage.unlisted === "left alone") continue;
    observations.push({ kind: "absent", scan: key, verdict });
  }
  const state = reconcile(observations, intake.policy.cleanScans);
  if (state === null) return null;
  const lastSighting = seenBy.get(intake.scans.importOf(state.lastSeen));
  const told = withState(finding, state, intake.scans, lastSighting?.ordinal ?? finding.lastOrdinal);
  const first = seenBy.get(intake.scans.importOf(state.firstSeen));
  return {
    ...told,
    severity: severityOf(lastSighting, finding.severity),
    firstSeverity: severityOf(first, finding.firstSeverity),
  };
};

const severityOf = (sighting: FindingSighting | undefined, otherwise: Severity): Severity =>
  sighting?.severity ?? otherwise;
