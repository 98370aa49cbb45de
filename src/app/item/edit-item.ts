import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { fieldText, type FieldValue } from "#domain/item-field.ts";
import { ITEM_FIELD_NAMES, itemFieldsFrom } from "#domain/item-fields.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { updateItemFields, type ItemDetail, type ItemEdit } from "#store/items.ts";
import { listMembers } from "#store/memberships.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { customFieldsFrom } from "./custom-fields.ts";
import { requireItem } from "./find-item.ts";
import { presentItem, type ReadItem } from "./read-item.ts";
import { requireWritten, type ItemRef } from "./item-ref.ts";
import { rescheduleItem } from "./reschedule.ts";

/** What to change; what is absent stays. Values are checked against `ITEM_FIELDS` and the organization's own fields. */
export type ItemChange = {
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly custom?: Readonly<Record<string, unknown>> | undefined;
  readonly ownerId?: string | null | undefined;
  readonly team?: string | null | undefined;
};

/**
 * Writes the changes, each of them in the item's history; a date that follows from them moves with them. Throws
 * `item.stale` when the item changed meanwhile, `input.invalid` for what does not fit.
 */
export const updateItem = (app: App, actor: Actor, ref: ItemRef, change: ItemChange): Promise<ReadItem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.edit");
    await writeEdit(tx, app, actor, system, ref, change);
    return presentItem(tx, app, actor, ref.systemId, ref.poamId, "item.edit");
  });

/** The same inside the caller's transaction, who has asked for the right; what changed. */
export const writeEdit = async (
  tx: Tx,
  app: Pick<App, "now">,
  actor: Actor,
  system: System,
  ref: ItemRef,
  change: ItemChange,
): Promise<readonly FieldChange[]> => {
  const item = await requireItem(tx, ref.systemId, ref.poamId);
  const edited = await editOf(tx, system.organizationId, ref.systemId, item, change);
  const changes = await changesBetween(tx, ref.systemId, item, edited);
  if (changes.length === 0) return [];
  const today = dateOfInstant(app.now());
  requireWritten(await updateItemFields(tx, { id: item.id, version: ref.version }, edited, today), ref);
  await appendAudit(tx, actor, [
    { action: "item.edited", systemId: ref.systemId, objectType: "item", objectId: item.id, changes },
  ]);
  await rescheduleItem(tx, actor, system, ref.poamId, "It follows from what was edited.");
  return changes;
};

const editOf = async (
  tx: Tx,
  organizationId: string,
  systemId: string,
  item: ItemDetail,
  change: ItemChange,
): Promise<ItemEdit> => {
  const given = itemFieldsFrom(change.fields ?? {});
  const ownerId = change.ownerId === undefined ? item.ownerId : change.ownerId;
  if (ownerId !== null && ownerId !== item.ownerId) await requireMember(tx, systemId, ownerId);
  const custom = await customFieldsFrom(tx, organizationId, change.custom ?? {});
  return {
    fields: { ...item.fields, ...given },
    custom: withoutNulls({ ...item.custom, ...custom }),
    controlsByHand: item.controlsByHand || given.controls !== undefined,
    ownerId,
    team: change.team === undefined ? item.team : change.team?.trim() || null,
  };
};

/** The name of a member of the system; anybody else is refused as an owner (`input.invalid`). */
export const requireMember = async (tx: Tx, systemId: string, userId: string): Promise<string> => {
  const member = (await listMembers(tx, systemId)).find((candidate) => candidate.userId === userId);
  if (member !== undefined) return member.name;
  throw new Fault(
    "input.invalid",
    "Expected a member of the system as the owner of the item, found somebody else. Invite the person first.",
  );
};

const withoutNulls = (custom: Readonly<Record<string, FieldValue | null>>): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(custom).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );

const changesBetween = async (
  tx: Tx,
  systemId: string,
  before: ItemDetail,
  after: ItemEdit,
): Promise<FieldChange[]> => {
  const owner =
    after.ownerId === before.ownerId
      ? before.owner
      : after.ownerId === null
        ? null
        : await requireMember(tx, systemId, after.ownerId);
  const custom = [...new Set([...Object.keys(before.custom), ...Object.keys(after.custom)])];
  return [
    ...ITEM_FIELD_NAMES.map((name) => ({
      field: name as string,
      from: fieldText(before.fields[name]),
      to: fieldText(after.fields[name]),
    })),
    ...custom.map((key) => ({
      field: `custom.${key}`,
      from: fieldText(before.custom[key]),
      to: fieldText(after.custom[key]),
    })),
    { field: "owner", from: before.owner, to: owner },
    { field: "team", from: before.team, to: after.team },
  ].filter(({ from, to }) => from !== to);
};
