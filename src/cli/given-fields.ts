import type { App } from "#app/context.ts";
import type { ItemChange } from "#app/item/edit-item.ts";
import { listOwnFields } from "#app/item/own-fields.ts";
import { Fault } from "#domain/fault.ts";
import type { FieldKind } from "#domain/item-field.ts";
import { ITEM_FIELDS } from "#domain/item-fields.ts";
import { operator } from "./with-app.ts";

/**
 * Each `name=value` as a change of an item: fields that every item has, and the organization's own by their keys, retired
 * ones included. Throws `field.not-found` for a name that is neither; whether a value fits is decided further in.
 */
export const fieldsFrom = async (
  app: App,
  systemId: string,
  pairs: readonly string[],
): Promise<Pick<ItemChange, "fields" | "custom">> => {
  const given = pairs.map(pairFrom);
  const common = new Map<string, FieldKind>(
    Object.entries(ITEM_FIELDS).map(([name, { kind }]) => [name, kind]),
  );
  const rest = given.filter(([name]) => !common.has(name));
  const own = new Map<string, FieldKind>(
    (rest.length === 0 ? [] : await listOwnFields(app, operator(), systemId)).map(({ key, kind }) => [
      key,
      kind,
    ]),
  );
  const unknown = rest.find(([name]) => !own.has(name));
  if (unknown !== undefined)
    throw new Fault(
      "field.not-found",
      `Expected a field that items have, or the key of one of the organization's own. Found "${unknown[0].slice(0, 60)}". See "item set --help" and "field list".`,
    );
  const valuesOf = (kinds: ReadonlyMap<string, FieldKind>): Record<string, unknown> =>
    Object.fromEntries(
      given.flatMap(([name, text]) => {
        const kind = kinds.get(name);
        return kind === undefined ? [] : [[name, valueFrom(kind, text)] as const];
      }),
    );
  return { fields: valuesOf(common), custom: valuesOf(own) };
};

const pairFrom = (pair: string): readonly [name: string, text: string] => {
  const at = pair.indexOf("=");
  if (at < 1) throw new Fault("input.invalid", `Expected a field as name=value. Found "${pair}".`);
  return [pair.slice(0, at), pair.slice(at + 1).trim()];
};

/** The text as a field of that kind takes it: lists by commas, numbers, yes or no. */
const valueFrom = (kind: FieldKind, text: string): unknown => {
  if (text === "") return null;
  if (kind === "list") return text.split(",").map((entry) => entry.trim());
  if (kind === "number") return Number(text);
  if (kind === "yes-no" && /^(yes|no)$/i.test(text)) return /^yes$/i.test(text);
  return text;
};
