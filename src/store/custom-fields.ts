import type { FieldKind, FieldSpec } from "#domain/item-field.ts";
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

/** The organization's own fields in their order. */
export const customFields = async (tx: Tx, organizationId: string): Promise<CustomField[]> => {
  const rows = await tx
    .selectFrom("custom_fields")
    .select(["key", "label", "kind", "choices", "retired"])
    .where("organization_id", "=", organizationId)
    .orderBy("position")
    .orderBy("key")
    .execute();
  return rows.map((row) => {
    const kind = row.kind as FieldKind;
    const base = { ...row, kind, group: "other", help: "", max: MOST[kind] } as const;
    return kind === "choice" ? base : { ...base, choices: [] };
  });
};
