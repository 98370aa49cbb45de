import type { Actor } from "#domain/access.ts";
import { searchItems as search, type FoundItem } from "#store/item-search.ts";
import { listSystems } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { rightsReader } from "../authorize.ts";
import type { App } from "../context.ts";

export type SearchOrder = {
  readonly q: string;
  /** The system whose items come first. */
  readonly first?: string | undefined;
  readonly limit: number;
};

/** Items of every system that the actor may read, in whose number or weakness name each word of `q` stands. */
export const searchItems = (app: App, actor: Actor, { q, first, limit }: SearchOrder): Promise<FoundItem[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const words = q
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const rights = await rightsReader(tx, actor);
    const systemIds = (await listSystems(tx))
      .filter((system) => rights(system)?.actions.includes("system.read"))
      .map(({ id }) => id);
    if (words.length === 0 || systemIds.length === 0) return [];
    return search(tx, { words, systemIds, first: first ?? null, limit });
  });
