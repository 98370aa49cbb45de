import { cleanInARow } from "#domain/reconcile.ts";
import type { Tx } from "#store/database.ts";
import { judgedFindingsOfItem } from "#store/findings.ts";
import { appliedScans, assetScans, scanCoverages, sightingsOfFindings } from "#store/scans.ts";
import { observationsOf } from "../import/observations.ts";
import { scanIndex } from "../import/scan-index.ts";

/** The fewest covering scans in a row that did not show one of the item's findings; null for an item without findings. */
export const fewestClean = async (tx: Tx, systemId: string, itemId: string): Promise<number | null> => {
  const findings = await judgedFindingsOfItem(tx, itemId);
  if (findings.length === 0) return null;
  const sightings = Map.groupBy(
    await sightingsOfFindings(
      tx,
      findings.map(({ id }) => id),
    ),
    ({ findingId }) => findingId,
  );
  const assets = [...new Set(findings.map(({ assetId }) => assetId))];
  const looked = Map.groupBy(await assetScans(tx, assets), ({ assetId }) => assetId);
  const counts: number[] = [];
  for (const [detector, own] of Map.groupBy(findings, ({ detector }) => detector)) {
    const scans = await appliedScans(tx, systemId, [detector]);
    const importIds = scans.map(({ importId }) => importId);
    const coverages = await scanCoverages(tx, systemId, detector, importIds);
    const told = { scans, coverages, index: scanIndex(scans) };
    for (const finding of own) {
      const history = {
        finding,
        sightings: sightings.get(finding.id) ?? [],
        looked: looked.get(finding.assetId) ?? [],
      };
      counts.push(cleanInARow(observationsOf(history, told)));
    }
  }
  return Math.min(...counts);
};
