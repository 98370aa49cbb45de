import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { cut, escapeForWorkbook, guard, printable, unguard } from "#documents/cell-text.ts";

describe("formula guard", () => {
  it("guards every beginning that a spreadsheet may run", () => {
    for (const text of [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\n=1",
      "＝1",
      "＋1",
      "－1",
      "＠x",
      "#N/A",
      "#REF!",
    ]) {
      assert.equal(guard(text), `'${text}`);
      assert.equal(unguard(guard(text)), text);
    }
  });

  it("leaves other text alone, apostrophes included", () => {
    for (const text of ["", "1=1", "'quoted'", "it's", " =1", "#1 priority", "#N/A here"]) {
      assert.equal(guard(text), text);
      assert.equal(unguard(text), text);
    }
  });

  it("gives back every text", () => {
    const tricky = fc.string({ unit: fc.constantFrom("'", "=", "-", "@", "a", "\n", "＝", "#") });
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: "binary" })), (text) => unguard(guard(text)) === text),
    );
  });
});

describe("characters of a cell", () => {
  it("replaces what XML cannot hold and nothing else", () => {
    assert.equal(printable("a\0b\u001Fc\uFFFFd"), "a\uFFFDb\uFFFDc\uFFFDd");
    assert.equal(printable("\uD800x"), "\uFFFDx");
    assert.equal(printable("\t\r\n 😀 é"), "\t\r\n 😀 é");
  });

  it("keeps text that looks like an escape", () => {
    assert.equal(escapeForWorkbook("_x000D_ _xyz_ _x00_"), "_x005F_x000D_ _xyz_ _x00_");
  });

  it("never cuts a character in two", () => {
    assert.equal(cut("ab😀", 3), "ab");
    assert.equal(cut("ab😀", 4), "ab😀");
    assert.equal(cut("abc", 2), "ab");
  });
});
