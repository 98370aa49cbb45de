import assert from "node:assert/strict";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { fileOf, FLOORS, floorOf, violationsOf } from "./architecture/floors.ts";
import { importsOf } from "./architecture/imports.ts";
import { impuritiesOf, linesOf, styleOf } from "./architecture/style.ts";

const ROOT = new URL("../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8")) as {
  imports: Record<string, string>;
};

const filesOf = (folder: string, ending: RegExp): Map<string, string> => {
  const names = readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => ending.test(name) && !/\/(dist|node_modules)\//.test(name));
  return new Map(names.map((name) => [name, readFileSync(new URL(name, ROOT), "utf8")]));
};

const SOURCES = filesOf("src", /\.ts$/);
const WEB = filesOf("web", /\.tsx?$/);

test("the floors: nothing in src imports what is not below it", () => {
  assert.ok(SOURCES.size > 100);
  const violations = [...SOURCES].flatMap(([path, source]) => violationsOf(path, source, manifest.imports));
  assert.deepEqual(violations, []);
});

test("every floor of the table is there, and every import of a file leads to one", () => {
  assert.deepEqual([...new Set([...SOURCES.keys()].map(floorOf))].toSorted(), Object.keys(FLOORS).toSorted());
  for (const [path, source] of SOURCES)
    for (const { from } of importsOf(source)) {
      const target = from === null ? null : fileOf(path, from, manifest.imports);
      if (target !== null) assert.ok(existsSync(new URL(target, ROOT)), `${path} imports ${target}`);
    }
});

test("every import that Node sees is seen here too", () => {
  // As a rough second count: lines that end an import with an address.
  for (const [path, source] of SOURCES) {
    const lines = source.match(/^(import|export|\}).* from "[^"]+";$|^import "[^"]+";$/gm) ?? [];
    const plain = importsOf(source).filter(({ from }) => from !== null);
    assert.ok(plain.length >= lines.length, path);
  }
});

test("the core is pure: no clock, no randomness, no process", () => {
  for (const [path, source] of SOURCES)
    if (/^src\/(domain|rulebooks)\//.test(path)) assert.deepEqual(impuritiesOf(source), [], path);
});

test("the page imports nothing from the server, but its own generated client", () => {
  // Markup holds apostrophes, so these are read line by line.
  assert.ok(WEB.size > 20);
  for (const [path, source] of WEB) {
    const addresses = [...source.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
      ([, from = ""]) => from,
    );
    for (const from of addresses) {
      const target = fileOf(path, from, manifest.imports);
      assert.ok(target === null || target.startsWith("web/"), `${path} imports ${from}`);
    }
  }
});

test("small and boring: no file over 400 lines, half of them at most 80", () => {
  const lengths = [...SOURCES, ...WEB]
    .filter(([path]) => !path.endsWith(".generated.ts"))
    .map(([path, source]) => ({ path, lines: linesOf(source) }))
    .toSorted((a, b) => a.lines - b.lines);
  for (const { path, lines } of lengths) assert.ok(lines <= 400, `${path} has ${lines} lines`);
  const median = lengths[Math.floor(lengths.length / 2)];
  assert.ok((median?.lines ?? 0) <= 80, `half of the files have more than ${median?.lines} lines`);
});

test("no any, no default exports, no enums, no namespaces", () => {
  for (const [path, source] of SOURCES) assert.deepEqual(styleOf(source), [], path);
});

test("no folder or file is a drawer for everything", () => {
  for (const path of [...SOURCES.keys(), ...WEB.keys()])
    assert.doesNotMatch(path, /(^|\/)(utils?|helpers?|misc)(\/|\.tsx?$)/);
});

test("the repository names no machine", () => {
  const home = fileURLToPath(ROOT).replace(/\/$/, "");
  for (const [path, source] of [...SOURCES, ...WEB]) assert.ok(!source.includes(home), path);
});
