import { isConserved, type ImportCounts, type ImportReport } from "#domain/import.ts";
import type { Tx } from "#store/database.ts";
import { countMissed } from "#store/findings.ts";
import { importChanges } from "#store/import-changes.ts";
import type { ItemCounts } from "./record-items.ts";
import type { TakenIn } from "./take-in-scan.ts";

const LISTED_CHANGES = 2000;

/** What became of an import's records. The counts must add up: a lost record is a bug and ends the import. */
export const importOutcome = async (
  tx: Tx,
  systemId: string,
  importId: string,
  { gathered, outcome }: TakenIn,
  items: ItemCounts,
): Promise<{ readonly counts: ImportCounts; readonly report: ImportReport }> => {
  const { duplicate, assets, ...rest } = outcome;
  const counts: ImportCounts = {
    records: gathered.records,
    ...rest,
    duplicates: duplicate,
    setAside: gathered.setAsideCount,
    ...(await countMissed(tx, systemId, importId)),
    ...items,
    assets,
  };
  if (!isConserved(counts))
    throw new Error(`Records were lost in import ${importId}: ${JSON.stringify(counts)}`);
  const { changes, total } = await importChanges(tx, systemId, importId, LISTED_CHANGES);
  const report = {
    changes,
    changesLeftOut: total - changes.length,
    setAside: gathered.setAside,
    remarks: gathered.remarks.list(),
    unnamedAsset: gathered.unnamedAsset,
  };
  return { counts, report };
};
