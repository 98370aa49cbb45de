import { fieldsFrom } from "#domain/item-fields.ts";
import type { FieldValue } from "#domain/item-field.ts";
import { customFields } from "#store/custom-fields.ts";
import type { Tx } from "#store/database.ts";

/** Checks values of the organization's own fields. Throws `input.invalid` that names each one that does not fit. */
export const customFieldsFrom = async (
  tx: Tx,
  organizationId: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, FieldValue | null>>> => {
  if (Object.keys(given).length === 0) return {};
  const fields = new Map((await customFields(tx, organizationId)).map((field) => [field.key, field]));
  return fieldsFrom((name) => fields.get(name), given);
};
