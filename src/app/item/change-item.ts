import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { close, reopen, requirePending, type ItemState } from "#domain/poam-item.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import { itemState } from "#store/item-intake.ts";
import { updateItemFields, updateItemState, type ItemDetail, type ItemFields } from "#store/items.ts";
import { bumpRevision } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "./find-item.ts";
import { presentItem, type ReadItem } from "./read-item.ts";

/** Which item, in which version the person saw it. */
export type ItemRef = { readonly systemId: string; readonly poamId: string; readonly version: number };

/** Writes the given fields, each change in the item's history. Throws `item.stale` when the item changed meanwhile. */
export const updateItem = (
  app: App,
  actor: Actor,
  ref: ItemRef,
  change: Partial<ItemFields>,
): Promise<ReadItem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, ref.systemId, "item.edit");
    const item = await requireItem(tx, ref.systemId, ref.poamId);
    const fields = { ...fieldsOf(item), ...withoutUndefined(change) };
    const changes = changesBetween(fieldsOf(item), fields);
    if (changes.length > 0) {
      requireWritten(
        await updateItemFields(tx, { id: item.id, version: ref.version }, fields, dateOfInstant(app.now())),
        ref,
      );
      await appendAudit(tx, actor, [
        { action: "item.edited", systemId: ref.systemId, objectType: "item", objectId: item.id, changes },
      ]);
    }
    return presentItem(tx, app, actor, ref.systemId, ref.poamId, "item.edit");
  });

/** A person verifies that the item is done. Throws `item.illegal-transition` unless every finding is proven fixed. */
export const closeItem = (app: App, actor: Actor, ref: ItemRef, reason: string): Promise<ReadItem> =>
  decide(app, actor, ref, reason, "item.closed", (item) =>
    close(requirePending(item.poamId, itemState(item))),
  );

/** A person does not accept the proof: the item is open again. */
export const reopenItem = (app: App, actor: Actor, ref: ItemRef, reason: string): Promise<ReadItem> =>
  decide(app, actor, ref, reason, "item.reopened", (item) => {
    const state = itemState(item);
    if (state.status !== "open") return reopen(state);
    throw new Fault(
      "item.illegal-transition",
      `Expected ${item.poamId} to be closed or pending verification, found it open. Reload the item.`,
    );
  });

const decide = (
  app: App,
  actor: Actor,
  ref: ItemRef,
  reason: string,
  action: string,
  move: (item: ItemDetail) => ItemState,
): Promise<ReadItem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, ref.systemId, "item.approve-closure");
    const item = await requireItem(tx, ref.systemId, ref.poamId);
    const state = move(item);
    requireWritten(
      await updateItemState(tx, { id: item.id, version: ref.version }, state, dateOfInstant(app.now())),
      ref,
    );
    await bumpRevision(tx, ref.systemId);
    const changes = [{ field: "status", from: item.status, to: state.status }];
    await appendAudit(tx, actor, [
      { action, systemId: ref.systemId, objectType: "item", objectId: item.id, changes, note: reason },
    ]);
    return presentItem(tx, app, actor, ref.systemId, ref.poamId, "item.approve-closure");
  });

const fieldsOf = (item: ItemDetail): ItemFields => ({
  pointOfContact: item.pointOfContact,
  remediationPlan: item.remediationPlan,
  resourcesRequired: item.resourcesRequired,
  comments: item.comments,
  controls: item.controls,
});

const withoutUndefined = (change: Partial<ItemFields>): Partial<ItemFields> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const textOf = (value: ItemFields[keyof ItemFields]): string | null =>
  value === null || typeof value === "string" ? value : value.join(", ");

const ITEM_FIELDS = [
  "pointOfContact",
  "remediationPlan",
  "resourcesRequired",
  "comments",
  "controls",
] as const;

const changesBetween = (before: ItemFields, after: ItemFields): FieldChange[] =>
  ITEM_FIELDS.map((field) => ({ field, from: textOf(before[field]), to: textOf(after[field]) })).filter(
    ({ from, to }) => from !== to,
  );

const requireWritten = (written: boolean, ref: ItemRef): void => {
  if (written) return;
  throw new Fault(
    "item.stale",
    `Expected version ${ref.version} of ${ref.poamId}, found a newer one. Reload the item and make the change again.`,
  );
};
