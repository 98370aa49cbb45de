import { sql } from "kysely";
import type { FieldKind, FieldSpec } from "#domain/item-field.ts";
import type { OwnField } from "#domain/own-field.ts";
import type { Tx } from "./database.ts";

/** A field that an organization added to its items. A retired one is kept with its values, but no longer offered. */
export type CustomField = FieldSpec & { readonly key: string; readonly retired: boolean };

const MOST: Readonly<Record<FieldKind, number>> = {
  line: 500,
  text: 32_000,
  number: 999_999_999_999_999,
  date: 10,
  choice: 1,
  list: 100,
  "yes-no": 1,
};

/** The organization's own fields in their order, retired ones included. */
export const ownFields = async (tx: Tx, organizationId: string): Promise<OwnField[]> => {
  const rows = await tx
    .selectFrom("custom_fields")
    .select(["key", "label", "kind", "choices", "retired", "in_documents as inDocuments"])
    .where("organization_id", "=", organizationId)
    .orderBy("position")
    .orderBy("key")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as FieldKind }));
};

/** The same as fields of an item. */
export const customFields = async (tx: Tx, organizationId: string): Promise<CustomField[]> =>
  (await ownFields(tx, organizationId)).map(({ choices, inDocuments: _, ...field }) => {
    const base = { ...field, group: "other", help: "", max: MOST[field.kind] } as const;
    return field.kind === "choice" ? { ...base, choices } : base;
  });

/** Lets one change of an organization's fields be decided at a time, until the transaction ends. */
export const lockOwnFields = async (tx: Tx, organizationId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('own fields ' || ${organizationId}, 0))`.execute(
    tx,
  );
};

export const insertOwnField = async (
  tx: Tx,
  organizationId: string,
  { key, label, kind, choices, inDocuments }: OwnField,
  position: number,
): Promise<void> => {
  await tx
    .insertInto("custom_fields")
    .values({
      organization_id: organizationId,
      key,
      label,
      kind,
      choices: [...choices],
      in_documents: inDocuments,
      position,
    })
    .execute();
};

/** Writes what may change of a field; its key and kind stay. */
export const saveOwnField = async (
  tx: Tx,
  organizationId: string,
  { key, label, choices, retired, inDocuments }: OwnField,
): Promise<void> => {
  await tx
    .updateTable("custom_fields")
    .set({ label, choices: [...choices], retired, in_documents: inDocuments })
    .where("organization_id", "=", organizationId)
    .where("key", "=", key)
    .execute();
};
