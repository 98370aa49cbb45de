import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { findImport, type ImportRow } from "#store/imports.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The import, or `import.not-found`. */
export const requireImport = async (tx: Tx, importId: string): Promise<ImportRow> => {
  const row = UUID.test(importId) ? await findImport(tx, importId) : null;
  if (row) return row;
  throw new Fault(
    "import.not-found",
    `Expected an import ${importId}, found none that you may see. Check the address.`,
  );
};
