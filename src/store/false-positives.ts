import { sql, type RawBuilder } from "kysely";
import type { Tx } from "./database.ts";

/** Remembers that the item's findings as they stand now, and no others, are what a false positive was approved for. */
export const coverFindings = async (tx: Tx, systemId: string, itemId: string): Promise<void> => {
  await sql`delete from false_positive_findings where item_id = ${itemId}`.execute(tx);
  await sql`
    insert into false_positive_findings (item_id, finding_id, system_id)
    select ${itemId}, id, ${systemId} from findings where item_id = ${itemId}`.execute(tx);
};

/** Whether an approved false positive speaks of the finding `f` of the item `i`. */
export const isCovered = (): RawBuilder<boolean> =>
  sql`exists (select from false_positive_findings p where p.item_id = i.id and p.finding_id = f.id)`;
