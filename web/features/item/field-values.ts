import type { FieldValue, Item, ItemChange, ItemFieldSpec } from "../../api/api.generated.ts";

/** The value of a field of the item; null where nothing is written. */
export const valueOf = (item: Item, spec: ItemFieldSpec): FieldValue | null => {
  const values: Readonly<Record<string, FieldValue | null>> = spec.custom ? item.custom : item.fields;
  return values[spec.name] ?? null;
};

/** The value for people. */
export const wordsOf = (value: FieldValue | null): string | null => {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "object") return value.join(", ");
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
};

/** What stands in a form's field, as the ledger keeps it. */
export const typedValue = (spec: ItemFieldSpec, text: string): FieldValue | null => {
  if (text === "") return null;
  switch (spec.kind) {
    case "number":
      return Number(text);
    case "yes-no":
      return text === "yes";
    case "list":
      return text
        .split(/[,;\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== "");
    case "line":
    case "text":
    case "date":
    case "choice":
      return text;
  }
};

/** What a form's field shows at first. */
export const shownIn = (spec: ItemFieldSpec, value: FieldValue | null): string => {
  if (spec.kind === "yes-no") return value === null ? "" : value === true ? "yes" : "no";
  return typeof value === "object" ? (value?.join(", ") ?? "") : String(value);
};

/** Only what was changed goes to the server, so that the history names only that. */
export const changeOf = (
  form: FormData,
  specs: readonly ItemFieldSpec[],
  base: Item,
): Omit<ItemChange, "version"> => {
  const fields: Record<string, FieldValue | null> = {};
  const custom: Record<string, FieldValue | null> = {};
  for (const spec of specs) {
    const given = form.get(spec.name);
    const next = typedValue(spec, typeof given === "string" ? given.trim() : "");
    if (wordsOf(next) !== wordsOf(valueOf(base, spec))) (spec.custom ? custom : fields)[spec.name] = next;
  }
  return { fields, custom };
};
