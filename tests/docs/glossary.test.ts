import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const glossary = readFileSync(new URL("docs/glossary.md", root), "utf8");
const source = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(new URL(`src/${name}`, root), "utf8"))
  .join("\n");
const columns = readFileSync(new URL("src/documents/fedramp-poam/columns.ts", root), "utf8");

/** The cells of the table below a heading. */
const rows = (heading: string): string[][] => {
  const section = glossary.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const words = new Set(source.match(/[A-Za-z_$][\w$]*/g));

test("every identifier of the glossary stands in the code", () => {
  const things = rows("Things");
  const fields = rows("Fields of a POA&M item");
  assert.ok(things.length > 15 && fields.length > 25, "the tables were not found");
  for (const [identifier] of [
    ...things.map((row) => [row[2] ?? ""]),
    ...fields.map((row) => [row[1] ?? ""]),
  ]) {
    assert.match(identifier ?? "", /^`\w+`$/);
    assert.ok(words.has((identifier ?? "").replaceAll("`", "")), `${identifier} is not in src/`);
  }
});

test("the FedRAMP columns of the glossary are those that documents are written with", () => {
  for (const [term, identifier, header] of rows("Fields of a POA&M item")) {
    const key = (identifier ?? "").replaceAll("`", "");
    assert.ok(columns.includes(`"${header}"`), `${term}: no column "${header}"`);
    assert.ok(columns.includes(`"${key}"`), `${term}: the columns do not name ${key}`);
  }
});

test("every column of the workbook has its line in the glossary", () => {
  const known = new Set(rows("Fields of a POA&M item").map((row) => (row[1] ?? "").replaceAll("`", "")));
  const keys = [...columns.matchAll(/(?:column\(\s*|key: )"(\w+)"/g)].map((match) => match[1] ?? "");
  assert.ok(keys.length >= 31, `found only ${keys.length} columns`);
  for (const key of keys) assert.ok(known.has(key), `${key} is not in the glossary`);
});
