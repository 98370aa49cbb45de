import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { findItem, type ItemDetail } from "#store/items.ts";

/** The item, or `item.not-found`. */
export const requireItem = async (tx: Tx, systemId: string, poamId: string): Promise<ItemDetail> => {
  const item = await findItem(tx, systemId, poamId);
  if (item) return item;
  throw new Fault(
    "item.not-found",
    `Expected a POA&M item ${poamId} in this system, found none. Check the number.`,
  );
};
