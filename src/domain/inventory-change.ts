import { DECLARED_TEXTS, type DeclaredAsset, type DeclaredEntry } from "./inventory.ts";

/** What a new inventory does to one declared asset. `fields` are those that differ, for `changed` ones. */
export type DeclaredChange = {
  readonly effect: "added" | "removed" | "changed";
  readonly identifier: string;
  readonly fields: readonly string[];
};

export type InventoryDifference = {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
  /** Removed ones first, then added and changed ones, each in the order of its file. */
  readonly changes: readonly DeclaredChange[];
};

const fieldsThatDiffer = (a: DeclaredAsset, b: DeclaredAsset): string[] => [
  ...(a.identifier === b.identifier ? [] : ["identifier"]),
  ...(a.ipAddresses.join("\n") === b.ipAddresses.join("\n") ? [] : ["ipAddresses"]),
  ...DECLARED_TEXTS.filter((field) => a[field] !== b[field]),
];

/** How an inventory differs from the one before it; entries are the same when their ids are. */
export const inventoryDifference = (
  before: readonly DeclaredEntry[],
  after: readonly DeclaredEntry[],
): InventoryDifference => {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const fresh: DeclaredChange[] = [];
  let same = 0;
  for (const { id, declared } of after) {
    const known = old.get(id);
    old.delete(id);
    const fields = known ? fieldsThatDiffer(known.declared, declared) : [];
    if (known && fields.length === 0) same += 1;
    else fresh.push({ effect: known ? "changed" : "added", identifier: declared.identifier, fields });
  }
  const removed = [...old.values()].map(({ declared }): DeclaredChange => ({
    effect: "removed",
    identifier: declared.identifier,
    fields: [],
  }));
  const added = fresh.filter(({ effect }) => effect === "added");
  const changed = fresh.filter(({ effect }) => effect === "changed");
  return {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    same,
    changes: [...removed, ...added, ...changed],
  };
};
