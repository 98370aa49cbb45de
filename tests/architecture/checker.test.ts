import assert from "node:assert/strict";
import { test } from "node:test";
import { violationsOf } from "./floors.ts";
import { importsOf } from "./imports.ts";
import { impuritiesOf, linesOf, styleOf } from "./style.ts";

const ALIASES = { "#domain/*": "./src/domain/*", "#store/*": "./src/store/*", "#app/*": "./src/app/*" };
const wrong = (path: string, source: string): number => violationsOf(path, source, ALIASES).length;

test("imports are found in every form, and only real ones", () => {
  const source = `
    import "a";
    import b from "b";
    import * as c from "c";
    import { d,
      type e } from 'd';
    import type { f } from "f";
    import type from "g";
    export * from "h";
    export * as i from "i";
    export { j } from "j";
    export type { k } from "k";
    const l = await import("l");
    type M = import("m").M;
    const n = import(\`n\${1}\`);
    const o = import(name);
    const { p } = \`\${await import("p")}\`;
    // import "no1";
    /* import "no2"; export * from "no3"; */
    const q = 'import "no4"';
    const r = \`import "no5"; \\\` \${"import 'no6'"}\`;
    const s = /import "no7"\\//;
    export { t };
    export const u = import.meta.url, v = "no8";
    const w = a / b; import "w"; const x = c / d;
    thing.import("no9"); const y = { import: "no10", export: "no11" };
    export const z = () => { return /"/ }; import "z";
  `;
  assert.deepEqual(
    importsOf(source).map(({ from, typesOnly }) => `${from}${typesOnly ? " (types)" : ""}`),
    [
      "a",
      "b",
      "c",
      "d",
      "f (types)",
      "g",
      "h",
      "i",
      "j",
      "k (types)",
      "l",
      "m",
      "null",
      "null",
      "p",
      "w",
      "z",
    ],
  );
});

test("each floor rule can fail", () => {
  const bad: Array<readonly [string, string]> = [
    ["src/domain/a.ts", 'import { x } from "#store/open-store.ts";'],
    ["src/domain/a.ts", 'import { x } from "../store/open-store.ts";'],
    ["src/domain/a.ts", 'import type { X } from "#app/context.ts";'],
    ["src/domain/a.ts", 'export * from "../http/a.ts";'],
    ["src/domain/a.ts", 'import { readFile } from "node:fs/promises";'],
    ["src/domain/a.ts", 'import { z } from "zod";'],
    ["src/domain/a.ts", 'import x from "../../scripts/x.ts";'],
    ["src/rulebooks/a.ts", 'import { x } from "../reports/index.ts";'],
    ["src/reports/a.ts", 'import { sql } from "kysely";'],
    ["src/reports/a.ts", 'const x = await import("../app/a.ts");'],
    ["src/documents/a.ts", 'import { x } from "#store/items.ts";'],
    ["src/store/a.ts", 'import { x } from "#app/context.ts";'],
    ["src/store/a.ts", "const x = await import(name);"],
    ["src/app/a.ts", 'import { sql } from "kysely";'],
    ["src/app/import/a.ts", 'import { x } from "../../http/problems.ts";'],
    ["src/http/a.ts", 'import { x } from "#store/items.ts";'],
    ["src/http/handlers/a.ts", 'import type { X } from "#store/items.ts";'],
    ["src/http/a.ts", 'import { pino } from "pino";'],
    ["src/http/a.ts", 'import pg from "pg";'],
    ["src/cli/a.ts", 'import { x } from "../server.ts";'],
    ["src/cli/a.ts", 'import { Hono } from "hono";'],
    ["src/jobs/a.ts", 'import { x } from "#store/imports.ts";'],
    ["src/config.ts", 'import { x } from "./server.ts";'],
    ["src/elsewhere/a.ts", "export const x = 1;"],
  ];
  for (const [path, source] of bad) assert.equal(wrong(path, source), 1, `${path}: ${source}`);
});

test("what the table allows is allowed", () => {
  const good: Array<readonly [string, string]> = [
    ["src/domain/a.ts", 'import { x } from "./b.ts"; import { y } from "#domain/c.ts";'],
    [
      "src/store/a.ts",
      'import { sql } from "kysely"; import pg from "pg"; import { join } from "node:path";',
    ],
    ["src/store/managed/binaries.ts", "const x = await import(name);"],
    ["src/http/a.ts", 'import type { Logger } from "pino"; import { cors } from "hono/cors";'],
    ["src/http/handlers/a.ts", 'import { x } from "#app/context.ts"; import { y } from "../guards.ts";'],
    ["src/cli/a.ts", 'import { Command } from "commander"; import { x } from "../config.ts";'],
    ["src/main.ts", 'import { x } from "./http/http-app.ts"; import { y } from "./store/a.ts";'],
  ];
  for (const [path, source] of good) assert.equal(wrong(path, source), 0, `${path}: ${source}`);
});

test("each style rule can fail, and does not see what only looks alike", () => {
  const bad = [
    "const a: any = 1;",
    "const a = b as any;",
    "type A = any[];",
    "type A = Map<string, any>;",
    "const a = (b: any): void => {};",
    "export default 7;",
    "export { a as default };",
    "export enum A { B }",
    "const enum A { B }",
    "namespace A { }",
  ];
  for (const source of bad) assert.equal(styleOf(source).length, 1, source);
  const good = [
    "// any enum default",
    'const a = "any enum A { export default";',
    "await Promise.any([]);",
    "const many = 1; const a = { any: 1 };",
    "sql`select any (${x}) export default`;",
    "switch (a) { default: break; }",
  ];
  for (const source of good) assert.deepEqual(styleOf(source), [], source);
});

test("each impurity is seen, and dates that are given are not", () => {
  const bad = [
    "Date.now()",
    "new Date()",
    "Temporal.Now.instant()",
    "Math.random()",
    "process.env",
    "crypto.randomUUID()",
    "performance.now()",
    "console.log(1)",
  ];
  for (const source of bad) assert.equal(impuritiesOf(source).length, 1, source);
  const good = [
    "new Date(text)",
    "instant.toISOString()",
    "(date: Date) => date",
    "// Date.now()",
    '"Date.now()"',
  ];
  for (const source of good) assert.deepEqual(impuritiesOf(source), [], source);
});

test("lines are counted as an editor shows them", () => {
  assert.deepEqual([linesOf("a\n"), linesOf("a\nb"), linesOf("a\n\n")], [1, 2, 2]);
});

test("a source that cannot be read is no clean one", () => {
  for (const source of ["const a = `open", "const a = `${open`", "\u0001"])
    assert.throws(() => importsOf(source));
});
