import { sql } from "kysely";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { Tx } from "./database.ts";
import { OPEN } from "./item-state.ts";

/** An item that words led to. */
export type FoundItem = {
  readonly systemId: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly status: ItemStatus;
};

export type ItemSearch = {
  /** In lower case; each of them stands in the number or in the name of the weakness. */
  readonly words: readonly string[];
  readonly systemIds: readonly string[];
  /** The system whose items come first. */
  readonly first: string | null;
  readonly limit: number;
};

/** The items in whose number or weakness name every word stands; open ones before those that ended. */
export const searchItems = async (
  tx: Tx,
  { words, systemIds, first, limit }: ItemSearch,
): Promise<FoundItem[]> => {
  const { rows } = await sql<FoundItem>`
    select i.system_id as "systemId", i.poam_id as "poamId", t.name as "weaknessName", i.status
    from poam_items i
    join weaknesses w on w.id = i.weakness_id
    cross join lateral (select coalesce(i.title, w.name) as name) t
    where i.system_id = any (${systemIds}::uuid[]) and not exists (
      select from unnest(${words}::text[]) word
      where strpos(lower(i.poam_id || ' ' || t.name), word) = 0
    )
    order by i.system_id is distinct from ${first}::uuid, not ${OPEN}, strpos(lower(t.name), ${words[0] ?? ""}), i.number, i.id
    limit ${limit}`.execute(tx);
  return rows;
};
