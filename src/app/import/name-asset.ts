import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { givenAssetName } from "#domain/unnamed-asset.ts";
import { saveAssetName, type ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";
import { requireImport } from "./find-import.ts";
import { requireOutsideBatch } from "./read-imports.ts";
import { auditImport } from "./run-import.ts";

/**
 * Names the asset that the file of a previewed import does not name, or with null takes the name away; a new preview is
 * made. Throws `input.invalid` for a name that is none and `import.not-appliable` for an import that waits no more.
 */
export const nameAsset = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  importId: string,
  name: string | null,
): Promise<ImportRow> => {
  const named = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireImport(tx, importId);
    await authorize(tx, actor, row.systemId, "import.preview");
    const assetName = name === null ? null : givenAssetName(name);
    await requireOutsideBatch(tx, row);
    if (!(await saveAssetName(tx, importId, assetName))) {
      throw new Fault(
        "import.not-appliable",
        `Expected the import of ${row.fileName} to be previewed, found it ${row.status}. Reload the import.`,
      );
    }
    const note = assetName === null ? `${row.fileName}: no name` : `${row.fileName}: ${assetName}`;
    await auditImport(tx, actor, row, "import.asset-named", note);
    return requireImport(tx, importId);
  });
  await queue.add({ importId, task: "preview", actor });
  return named;
};
