/** A JSON object of unknown members. Only its own members count, so `__proto__` is a name like any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The member of that name; undefined when it is absent or `value` is no object. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The value that the names lead to. */
export const fieldAt = (value: unknown, ...names: readonly string[]): unknown => {
  let at = value;
  for (const name of names) at = field(at, name);
  return at;
};

/** The object at the end of the names, or null. */
export const objectAt = (value: unknown, ...names: readonly string[]): JsonObject | null => {
  const at = fieldAt(value, ...names);
  return isObject(at) ? at : null;
};

/** The array at the end of the names; empty when there is none. */
export const listAt = (value: unknown, ...names: readonly string[]): readonly unknown[] => {
  const at: unknown = fieldAt(value, ...names);
  return Array.isArray(at) ? at : [];
};

/** The names of an object's own members; none for anything else. */
export const namesOf = (value: unknown): string[] => (isObject(value) ? Object.keys(value) : []);

/** Half a surrogate pair and the character NUL cannot be stored as text; they become U+FFFD. */
const storable = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "\uFFFD") : whole;
};

/** The trimmed text; null for a blank one and for anything but a text. */
export const asText = (value: unknown): string | null =>
  typeof value === "string" ? storable(value).trim() || null : null;

/** The trimmed text at the end of the names, or null. */
export const textAt = (value: unknown, ...names: readonly string[]): string | null =>
  asText(fieldAt(value, ...names));

/** A text, or a number or truth value as text: for ids and outcomes that tools write either way. */
export const wordAt = (value: unknown, ...names: readonly string[]): string | null => {
  const at = fieldAt(value, ...names);
  return typeof at === "number" || typeof at === "boolean" ? String(at) : asText(at);
};

/** A finite number, or a text that is one, such as `"7.5"`; else null. */
export const numberAt = (value: unknown, ...names: readonly string[]): number | null => {
  const at = fieldAt(value, ...names);
  if (typeof at === "number") return Number.isFinite(at) ? at : null;
  if (typeof at !== "string" || !/^-?\d{1,15}(?:\.\d{1,20})?$/.test(at.trim())) return null;
  return Number(at);
};

export const booleanAt = (value: unknown, ...names: readonly string[]): boolean | null => {
  const at = fieldAt(value, ...names);
  return typeof at === "boolean" ? at : null;
};

/** The distinct texts of an array in order; a single text counts as an array of one. */
export const textsAt = (value: unknown, ...names: readonly string[]): string[] => {
  const at: unknown = fieldAt(value, ...names);
  const texts = (Array.isArray(at) ? at : [at]).map(asText).filter((text) => text !== null);
  return [...new Set(texts)];
};
