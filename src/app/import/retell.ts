import { reconcile } from "#domain/reconcile.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { Tx } from "#store/database.ts";
import { findingsOfDetector, updateFindings, type FindingRow } from "#store/findings.ts";
import {
  assetScans,
  scanCoverages,
  sightingsOfFindings,
  type FindingSighting,
  type ScanRow,
} from "#store/scans.ts";
import { withState } from "./finding-state.ts";
import type { Intake } from "./intake.ts";
import { observationsOf, type FindingHistory, type ScanHistory } from "./observations.ts";

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
        {
          finding,
          sightings: sightings.get(finding.id) ?? [],
          looked: looked.get(finding.assetId) ?? [],
        },
        { scans, coverages, index: intake.scans },
      ),
    );
    await updateFindings(
      tx,
      rows.filter((row) => row !== null),
    );
  }
};

const retold = (intake: Intake, history: FindingHistory, told: ScanHistory): FindingRow | null => {
  const { finding, sightings } = history;
  const seenBy = new Map(sightings.map((sighting) => [sighting.importId, sighting]));
  const observations = observationsOf(history, told);
  const state = reconcile(observations, intake.policy.cleanScans);
  if (state === null) return null;
  const lastSighting = seenBy.get(intake.scans.importOf(state.lastSeen));
  const row = withState(finding, state, intake.scans, lastSighting?.ordinal ?? finding.lastOrdinal);
  const first = seenBy.get(intake.scans.importOf(state.firstSeen));
  return {
    ...row,
    severity: severityOf(lastSighting, finding.severity),
    firstSeverity: severityOf(first, finding.firstSeverity),
  };
};

const severityOf = (sighting: FindingSighting | undefined, otherwise: Severity): Severity =>
  sighting?.severity ?? otherwise;
