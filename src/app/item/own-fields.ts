import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { ownFieldChanged, ownFieldFrom, type GivenField, type OwnField } from "#domain/own-field.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import { insertOwnField, lockOwnFields, ownFields, saveOwnField } from "#store/custom-fields.ts";
import type { Tx } from "#store/database.ts";
import { usesOfOwnFields } from "#store/own-field-uses.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/** A field of the organization, and how many items of the systems that the actor sees have something in it. */
export type ListedOwnField = OwnField & { readonly items: number };

/** The organization's own fields in their order, retired ones included. */
export const listOwnFields = (app: App, actor: Actor, systemId: string): Promise<ListedOwnField[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const { organizationId } = await authorize(tx, actor, systemId, "system.read");
    const uses = await usesOfOwnFields(tx, organizationId);
    return (await ownFields(tx, organizationId)).map((field) => ({
      ...field,
      items: uses.get(field.key) ?? 0,
    }));
  });

/** Adds a field to the items of all systems of the organization. Throws `input.invalid`. */
export const addOwnField = (app: App, actor: Actor, systemId: string, given: GivenField): Promise<OwnField> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const { system, present } = await locked(tx, actor, systemId);
    const field = ownFieldFrom(given, present);
    await insertOwnField(tx, system.organizationId, field, present.length + 1);
    await audit(tx, actor, system, "field.added", field, changesBetween(null, field));
    return field;
  });

/** What may be otherwise about a field. */
export type FieldChangeOrder = {
  readonly label?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly retired?: boolean | undefined;
  readonly inDocuments?: boolean | undefined;
};

/**
 * Rewords a field, takes it out of use or offers it again, or lets it go along in documents; what items say in it stays. Throws `input.invalid`, and
 * `field.not-found` for a key that no field of the organization has.
 */
export const changeOwnField = (
  app: App,
  actor: Actor,
  { systemId, key }: { readonly systemId: string; readonly key: string },
  change: FieldChangeOrder,
): Promise<OwnField> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const { system, present } = await locked(tx, actor, systemId);
    const before = present.find((field) => field.key === key);
    if (before === undefined)
      throw new Fault(
        "field.not-found",
        `Expected a field of the organization, found none with the key "${key.slice(0, 60)}". List them first.`,
      );
    const after = { ...ownFieldChanged(before, change, present), retired: change.retired ?? before.retired };
    const changes = changesBetween(before, after);
    if (changes.length === 0) return before;
    await saveOwnField(tx, system.organizationId, after);
    const action =
      after.retired === before.retired ? "field.changed" : after.retired ? "field.retired" : "field.taken-up";
    await audit(tx, actor, system, action, after, changes);
    return after;
  });

const locked = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
): Promise<{ readonly system: System; readonly present: readonly OwnField[] }> => {
  const system = await authorize(tx, actor, systemId, "policy.adopt");
  await lockOwnFields(tx, system.organizationId);
  return { system, present: await ownFields(tx, system.organizationId) };
};

const changesBetween = (before: OwnField | null, after: OwnField): FieldChange[] =>
  [
    { field: "label", from: before?.label ?? null, to: after.label },
    { field: "kind", from: before?.kind ?? null, to: after.kind },
    { field: "choices", from: before?.choices.join(", ") || null, to: after.choices.join(", ") || null },
    { field: "retired", from: yesNo(before?.retired ?? false), to: yesNo(after.retired) },
    { field: "in documents", from: yesNo(before?.inDocuments ?? false), to: yesNo(after.inDocuments) },
  ].filter(({ from, to }) => from !== to);

const yesNo = (is: boolean): string => (is ? "Yes" : "No");

const audit = (
  tx: Tx,
  actor: Actor,
  { id }: System,
  action: string,
  { key, label }: OwnField,
  changes: readonly FieldChange[],
): Promise<void> =>
  appendAudit(tx, actor, [
    { action, systemId: id, objectType: "system", objectId: id, changes, note: `${label} (${key})` },
  ]);
