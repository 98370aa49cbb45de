import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** An import of a finding that somebody typed in. */
export type TypedImport = { readonly importId: string; readonly sha256: string };

/** The imports in the ledger that brought typed findings of the item, newest first; a list that no person typed is left out. */
export const typedImportsOfItem = async (
  tx: Tx,
  itemId: string,
  mostBytes: number,
): Promise<TypedImport[]> => {
  const { rows } = await sql<TypedImport>`
    select i.id as "importId", i.sha256 from imports i
    where i.format = 'manual' and i.status = 'applied' and i.bytes <= ${mostBytes} and exists (
      select from sightings s join findings f on f.id = s.finding_id
      where s.import_id = i.id and f.item_id = ${itemId})
    order by i.created_at desc, i.id desc`.execute(tx);
  return rows;
};
