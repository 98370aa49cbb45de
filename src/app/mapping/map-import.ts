import { basename } from "node:path";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { ImportRow } from "#store/imports.ts";
import { saveImportMapping, type MappedFile } from "#store/mappings.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { requireOutsideBatch } from "../import/read-imports.ts";
import { openTable } from "./open-table.ts";
import { requireMapping } from "./read-mappings.ts";

const MAPPABLE: ReadonlySet<string> = new Set(["failed", "previewed"]);

/**
 * Lets an import that waits or could not be read be read through a mapping; a new preview is made. A workbook's sheet
 * becomes the raw file as CSV, and the workbook is named as its archive. Throws `mapping.not-found` and
 * `import.not-mappable`.
 */
export const mapImport = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  importId: string,
  chosen: { readonly name: string; readonly version: number | null },
): Promise<ImportRow> => {
  const { row, saved } = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireImport(tx, importId);
    await authorize(tx, actor, row.systemId, "import.preview");
    if (!MAPPABLE.has(row.status)) throw notMappable(row);
    await requireOutsideBatch(tx, row);
    return { row, saved: await requireMapping(tx, row.systemId, chosen.name, chosen.version) };
  });
  const file = await convertedFile(app, row, saved.mapping.sheet);
  const mapped = await inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, row.systemId, "import.preview");
    if (!(await saveImportMapping(tx, importId, saved.id, file))) throw notMappable(row);
    const out =
      file === null
        ? ""
        : `; its sheet as CSV, ${file.bytes} bytes, SHA-256 ${file.sha256}, out of SHA-256 ${row.sha256}`;
    await appendAudit(tx, actor, [
      {
        action: "import.mapped",
        systemId: row.systemId,
        objectType: "import",
        objectId: importId,
        note: `${row.fileName} through ${saved.mapping.name}, version ${saved.version}${out}`,
      },
    ]);
    return requireImport(tx, importId);
  });
  await queue.add({ importId, task: "preview", actor });
  return mapped;
};

const convertedFile = async (app: App, row: ImportRow, sheet: string | null): Promise<MappedFile | null> => {
  const { open, workbook } = await openTable(() => app.store.rawFiles.read(row.sha256), sheet);
  if (workbook === null) return null;
  const stored = await app.store.rawFiles.put(open(), workbook.csv.length);
  return { ...stored, archive: { name: basename(row.fileName), sha256: row.sha256 } };
};

const notMappable = (row: ImportRow): Fault =>
  new Fault(
    "import.not-mappable",
    `Expected the import of ${row.fileName} to be failed or previewed, found it ${row.status}. Import the file again to read it through another mapping.`,
  );
