import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { findImport, type ImportRow } from "#store/imports.ts";

/** The import, or `import.not-found`. */
export const requireImport = async (tx: Tx, importId: string): Promise<ImportRow> => {
  const row = await findImport(tx, importId);
  if (row) return row;
  throw new Fault(
    "import.not-found",
    `Expected an import ${importId}, found none that you may see. Check the address.`,
  );
};
