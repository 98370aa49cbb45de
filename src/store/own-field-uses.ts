import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** In how many items something is written, by the key of the organization's own field. */
export const usesOfOwnFields = async (tx: Tx, organizationId: string): Promise<Map<string, number>> => {
  const { rows } = await sql<{ key: string; items: number }>`
    select k.key, count(*)::int as items
    from poam_items i join systems s on s.id = i.system_id
    cross join lateral jsonb_object_keys(i.custom) as k(key)
    where s.organization_id = ${organizationId} and i.custom <> '{}' group by 1`.execute(tx);
  return new Map(rows.map(({ key, items }) => [key, items]));
};
