import { Fault } from "#domain/fault.ts";
import { isDraftAsset } from "#domain/typed-finding.ts";
import type { Tx } from "#store/database.ts";
import { assetsOfItems, type ItemDetail } from "#store/items.ts";

type Draft = Pick<ItemDetail, "id" | "poamId" | "status" | "weaknessDescription" | "weaknessDetails">;

/** What a draft that a person typed in still lacks, in words; empty for every other item, whose scan said all it knew. */
export const missingParts = async (tx: Tx, item: Draft): Promise<string[]> => {
  if (item.status !== "draft" || item.weaknessDetails.draft !== true) return [];
  const places = (await assetsOfItems(tx, [item.id])).get(item.id) ?? [];
  return [
    ...(item.weaknessDescription.trim() === "" ? ["a description"] : []),
    ...(places.every(({ asset }) => isDraftAsset(asset)) ? ["an asset"] : []),
  ];
};

/** Refuses (`item.incomplete`) to open a draft that lacks a part. */
export const requireComplete = async (tx: Tx, item: Draft): Promise<void> => {
  const missing = await missingParts(tx, item);
  if (missing.length === 0) return;
  throw new Fault(
    "item.incomplete",
    `Expected ${item.poamId} to have ${missing.join(" and ")} before it is opened, found none. Complete its finding, then open it.`,
  );
};
