import type { Actor } from "#domain/access.ts";
import { entryFrom, type GivenEntry } from "#domain/cmmc/given-entry.ts";
import { requireAdmissible, requireUpcomingReview } from "#domain/cmmc/register-rules.ts";
import { REGISTER_NAMES, type CmmcEntry } from "#domain/cmmc/register.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import { insertEntry, setEntryItems, updateEntry, type StoredEntry } from "#store/cmmc-entries.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import {
  itemIdsOf,
  registerContext,
  requireOpenEntry,
  staleEntry,
  type EntryRef,
} from "./register-context.ts";

export type NewEntry = {
  readonly systemId: string;
  readonly level: CmmcLevel;
  readonly entry: GivenEntry;
  /** Numbers of POA&M items in the ledger. */
  readonly poamIds: readonly string[];
};

/**
 * Puts a requirement into a register. Throws `cmmc.entry-refused` where its rules do not allow that, `input.invalid` when
 * a field is missing, `item.not-found` for an item that is not in the ledger.
 */
export const addEntry = (
  app: App,
  actor: Actor,
  { systemId, level, entry: given, poamIds }: NewEntry,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.edit");
    const context = await registerContext(tx, app, actor, { systemId, level }, given.requirementId);
    const entry = entryFrom({ ...given, requirementId: context.requirement.id });
    requireAdmissible(entry, context);
    requireUpcomingReview(entry, context.today);
    const itemIds = await itemIdsOf(tx, systemId, poamIds);
    const entryId = await insertEntry(tx, actor, { systemId, level }, entry, app.now());
    await setEntryItems(tx, { systemId, entryId }, itemIds);
    await appendAudit(tx, actor, [
      {
        action: "cmmc.entry-added",
        systemId,
        objectType: "cmmc entry",
        objectId: entryId,
        changes: changesBetween(null, entry, [], poamIds),
        note: `${context.requirement.cmmcId} in the ${REGISTER_NAMES[entry.register]}`,
      },
    ]);
    return cmmcView(tx, app, system, level);
  });

/** What of an entry may be changed: not its requirement, its register, nor a next review, which only a review moves. */
export type EntryChange = Partial<Omit<GivenEntry, "register" | "requirementId" | "nextReviewOn">> & {
  readonly poamIds?: readonly string[] | undefined;
};

/** Changes an open entry within its register. Throws as `addEntry` does, `cmmc.entry-not-found` and `cmmc.stale`. */
export const changeEntry = (
  app: App,
  actor: Actor,
  ref: EntryRef,
  { poamIds, ...change }: EntryChange,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.edit");
    const before = await requireOpenEntry(tx, ref);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const entry = entryFrom({ ...before.entry, ...given });
    const { requirementId } = entry;
    const context = await registerContext(tx, app, actor, ref, requirementId, ref.entryId);
    if (changesBetween(before.entry, entry, [], []).length > 0) requireAdmissible(entry, context);
    const numbers = poamIds ?? before.items.map(({ poamId }) => poamId);
    const itemIds = await itemIdsOf(tx, ref.systemId, numbers);
    const changes = changesBetween(before.entry, entry, numbersOf(before), numbers);
    if (changes.length > 0) {
      if (!(await updateEntry(tx, before, entry))) throw staleEntry();
      await setEntryItems(tx, ref, itemIds);
      await appendAudit(tx, actor, [
        {
          action: "cmmc.entry-changed",
          systemId: ref.systemId,
          objectType: "cmmc entry",
          objectId: ref.entryId,
          changes,
        },
      ]);
    }
    return cmmcView(tx, app, system, ref.level);
  });

const numbersOf = ({ items }: StoredEntry): string[] => items.map(({ poamId }) => poamId);

const changesBetween = (
  before: CmmcEntry | null,
  after: CmmcEntry,
  itemsBefore: readonly string[],
  itemsAfter: readonly string[],
): FieldChange[] => {
  const old: Readonly<Record<string, string | null>> = before ?? {};
  const fields = Object.entries(after)
    .filter(([field]) => field !== "register" && field !== "requirementId")
    .map(([field, to]) => ({ field, from: old[field] ?? null, to }));
  const items = { field: "items", from: listed(itemsBefore), to: listed(itemsAfter) };
  return [...fields, items].filter(({ from, to }) => from !== to);
};

const listed = (numbers: readonly string[]): string | null => numbers.join(", ") || null;
