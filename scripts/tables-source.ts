/** One column as information_schema shows it. */
export type Column = {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  readonly generated: boolean;
};

/** What node-postgres gives for a type, with the parsers of src/store/database.ts. */
const TYPES: Readonly<Record<string, string>> = {
  uuid: "string",
  text: "string",
  bool: "boolean",
  int4: "number",
  int8: "number",
  float8: "number",
  date: "CalendarDate",
  timestamptz: "Date",
  _text: "string[]",
};

const typeOf = (column: Column): string => {
  if (column.type === "jsonb") return "Json";
  const base = TYPES[column.type];
  if (base === undefined)
    throw new Error(`No TypeScript type for ${column.table}.${column.name}: ${column.type}`);
  const type = column.nullable ? `${base} | null` : base;
  if (column.generated) return `GeneratedAlways<${type}>`;
  return column.hasDefault ? `Generated<${type}>` : type;
};

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The source of src/store/tables.generated.ts. */
export const tablesSource = (columns: readonly Column[]): string => {
  const tables = Map.groupBy(columns, (c) => (c.schema === "public" ? c.table : `${c.schema}.${c.table}`));
  const types = [...tables].map(([name, members]) => {
    const fields = members.map((c) => `  ${c.name}: ${typeOf(c)};`);
    return `export type ${pascal(name.replace(".", "_"))}Table = {\n${fields.join("\n")}\n};`;
  });
  const list = [...tables.keys()].map((name) => {
    const key = name.includes(".") ? JSON.stringify(name) : name;
    return `  ${key}: ${pascal(name.replace(".", "_"))}Table;`;
  });
  return [
    "// Generated from the migrations by scripts/generate-tables.ts. Do not edit.",
    'import type { ColumnType, Generated, GeneratedAlways } from "kysely";\nimport type { CalendarDate } from "#domain/calendar.ts";',
    "/** JSON is written as text and read as whatever was written; the functions that read it say what that is. */\nexport type Json = ColumnType<unknown, string | null | undefined, string | null>;",
    ...types,
    `export type Tables = {\n${list.join("\n")}\n};`,
    "",
  ].join("\n\n");
};
