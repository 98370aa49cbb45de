import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { entryFrom, type GivenEntry } from "#domain/cmmc/given-entry.ts";
import {
  requireAdmissible,
  requireClosable,
  requireMovable,
  requireUpcomingReview,
} from "#domain/cmmc/register-rules.ts";
import { REGISTER_NAMES } from "#domain/cmmc/register.ts";
import { appendAudit } from "#store/audit.ts";
import { endEntry, insertEntry, setEntryItems } from "#store/cmmc-entries.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import { registerContext, requireOpenEntry, staleEntry, type EntryRef } from "./register-context.ts";

/**
 * Closes an entry whose requirement is recorded as MET. Throws `cmmc.entry-refused` while it is not, `cmmc.entry-not-found`
 * and `cmmc.stale`.
 */
export const closeEntry = (app: App, actor: Actor, ref: EntryRef, reason: string): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.approve-closure");
    const { entry, id, version } = await requireOpenEntry(tx, ref);
    const context = await registerContext(tx, app, actor, ref, entry.requirementId, id);
    requireClosable(entry.register, context);
    const on = dateOfInstant(app.now());
    if (!(await endEntry(tx, actor, { id, version }, { on, because: reason, movedTo: null })))
      throw staleEntry();
    await appendAudit(tx, actor, [
      {
        action: "cmmc.entry-closed",
        systemId: ref.systemId,
        objectType: "cmmc entry",
        objectId: id,
        note: reason,
      },
    ]);
    return cmmcView(tx, app, system, ref.level);
  });

export type MoveEntry = {
  /** The entry as it is to stand in the other register. */
  readonly entry: Omit<GivenEntry, "requirementId">;
  readonly reason: string;
};

/**
 * Moves what an entry is about into another register, with its items: the entry closes and a new one opens. Throws
 * `cmmc.entry-refused` where the rules of the registers do not allow it.
 */
export const moveEntry = (
  app: App,
  actor: Actor,
  ref: EntryRef,
  { entry: given, reason }: MoveEntry,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.edit");
    const before = await requireOpenEntry(tx, ref);
    const { register: from, requirementId } = before.entry;
    const context = await registerContext(tx, app, actor, ref, requirementId, ref.entryId);
    requireMovable(from, given.register, context);
    const entry = entryFrom({ ...given, requirementId });
    requireAdmissible(entry, context);
    requireUpcomingReview(entry, context.today);
    const at = app.now();
    const movedTo = await insertEntry(tx, actor, ref, entry, at);
    const itemIds = before.items.map(({ id }) => id);
    await setEntryItems(tx, { systemId: ref.systemId, entryId: movedTo }, itemIds);
    if (!(await endEntry(tx, actor, before, { on: dateOfInstant(at), because: reason, movedTo })))
      throw staleEntry();
    await appendAudit(
      tx,
      actor,
      [before.id, movedTo].map((objectId) => ({
        action: "cmmc.entry-moved",
        systemId: ref.systemId,
        objectType: "cmmc entry" as const,
        objectId,
        changes: [{ field: "register", from: REGISTER_NAMES[from], to: REGISTER_NAMES[entry.register] }],
        note: reason,
      })),
    );
    return cmmcView(tx, app, system, ref.level);
  });
