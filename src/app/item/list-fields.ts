import type { Actor } from "#domain/access.ts";
import type { FieldSpec } from "#domain/item-field.ts";
import { ITEM_FIELDS } from "#domain/item-fields.ts";
import { customFields } from "#store/custom-fields.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

export type ListedField = Omit<FieldSpec, "choices"> & {
  readonly name: string;
  readonly choices: string[] | null;
  readonly custom: boolean;
};

/** Every field that people write about an item of the system: the common ones, then the organization's own. */
export const listItemFields = (app: App, actor: Actor, systemId: string): Promise<ListedField[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const own = (await customFields(tx, system.organizationId)).filter(({ retired }) => !retired);
    return [
      ...Object.entries(ITEM_FIELDS).map(([name, spec]) => listed(name, spec, false)),
      ...own.map((field) => listed(field.key, field, true)),
    ];
  });

const listed = (name: string, spec: FieldSpec, custom: boolean): ListedField => ({
  name,
  label: spec.label,
  group: spec.group,
  kind: spec.kind,
  max: spec.max,
  choices: spec.choices === undefined ? null : [...spec.choices],
  help: spec.help,
  custom,
});
