/** The child elements of a `ReportItem` that are read, by local name; every other one is skipped. */
const FIELDS: ReadonlySet<string> = new Set([
  "description",
  "synopsis",
  "solution",
  "plugin_name",
  "plugin_output",
  "see_also",
  "cve",
  "cwe",
  "xref",
  "cvss",
  "cvss_base_score",
  "cvss_vector",
  "cvssv3",
  "cvss3_base_score",
  "cvss3_vector",
  "cvssv4",
  "cvss4_base_score",
  "cvss4_vector",
  "compliance",
  "compliance-check-name",
  "compliance-check-id",
  "compliance-actual-value",
  "compliance-policy-value",
  "compliance-result",
  "compliance-info",
  "compliance-solution",
  "compliance-see-also",
  "compliance-error",
  "compliance-reference",
  "compliance-benchmark-name",
]);

/** The field that an element of a `ReportItem` holds, or null. Compliance elements have a prefix, mostly `cm`. */
export const fieldOf = (name: string): string | null => {
  const colon = name.indexOf(":");
  const local = colon !== -1 && name.startsWith("compliance-", colon + 1) ? name.slice(colon + 1) : name;
  return FIELDS.has(local) ? local : null;
};

/** The texts of one `ReportItem` by field. A field that comes several times (`cve`, `see_also`) has one line each. */
export type ItemFields = Map<string, string>;

export const addField = (fields: ItemFields, field: string, text: string): void => {
  const before = fields.get(field);
  fields.set(field, before === undefined ? text : `${before}\n${text}`);
};

/** The trimmed text of a field, or null when it is absent or blank. */
export const fieldText = (fields: ItemFields, field: string): string | null =>
  fields.get(field)?.trim() || null;

/** The distinct entries of a field in the order of the file: one per line, or split wherever `at` says. */
export const fieldList = (fields: ItemFields, field: string, at: RegExp = /\r?\n/): string[] => {
  const text = fields.get(field);
  if (text === undefined) return [];
  const entries = text.split(at).map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ""))];
};
