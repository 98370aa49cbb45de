import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  booleanAt,
  field,
  fieldAt,
  listAt,
  namesOf,
  numberAt,
  objectAt,
  textAt,
  textsAt,
  wordAt,
} from "#reports/json/json-fields.ts";
import { headAt, jsonHead } from "#reports/json/json-head.ts";
import { runs } from "../support/depth.ts";

const head = (text: string) => jsonHead(Buffer.from(text));

test("the shape of the beginning: names, kinds, short values, the first element of an array", () => {
  const shape = head(
    '\uFEFF{"version":2,"ok":true,"list":[{"id":"x","deep":{"a":1}},{"later":1}],"cut":"abc',
  );
  assert.deepEqual([...(shape?.members.keys() ?? [])], ["version", "ok", "list", "cut"]);
  assert.equal(headAt(shape, "version")?.value, 2);
  assert.equal(headAt(shape, "ok")?.value, true);
  assert.equal(headAt(shape, "list")?.kind, "array");
  assert.equal(headAt(shape, "list", 0, "id")?.value, "x");
  assert.equal(headAt(shape, "list", 0, "deep", "a")?.value, 1);
  assert.equal(headAt(shape, "list", 0, "later"), null);
  assert.deepEqual([headAt(shape, "cut")?.kind, headAt(shape, "cut")?.value], ["string", null]);
  assert.equal(headAt(shape, "none", 0, "x"), null);
  assert.equal(headAt(head('[{"a":1}'), 0, "a")?.value, 1);
});

test("what is not a JSON list has no shape, and nothing throws", () => {
  for (const text of ["", "  ", "<xml/>", "12", '"text"', "x{"]) assert.equal(head(text), null);
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.uint8Array({ maxLength: 4 }), (json, cut, junk) => {
      const bytes = Buffer.from(json);
      jsonHead(Buffer.concat([bytes.subarray(0, cut % (bytes.length + 1)), junk]));
    }),
    { numRuns: runs(1000), seed: 8 },
  );
});

test("fields of the wrong type are absent, never errors", () => {
  const value: unknown = JSON.parse(
    '{"a":{"b":" x "},"n":"7.5","bad":"7,5","list":["p","q","p",1],"flag":true,"__proto__":{"c":1},"u":"a\\u0000\\ud800"}',
  );
  assert.equal(textAt(value, "a", "b"), "x");
  assert.equal(textAt(value, "a"), null);
  assert.equal(textAt(null, "a"), null);
  assert.equal(textAt(value, "u"), "a\uFFFD\uFFFD");
  assert.equal(numberAt(value, "n"), 7.5);
  assert.equal(numberAt(value, "bad"), null);
  assert.equal(wordAt(value, "flag"), "true");
  assert.equal(booleanAt(value, "flag"), true);
  assert.deepEqual(textsAt(value, "list"), ["p", "q"]);
  assert.deepEqual(textsAt(value, "n"), ["7.5"]);
  assert.equal(listAt(value, "list").length, 4);
  assert.deepEqual(listAt(value, "a"), []);
  assert.deepEqual(objectAt(value, "a"), { b: " x " });
  assert.equal(objectAt(value, "list"), null);
  assert.equal(fieldAt(value, "__proto__", "c"), 1);
  assert.equal(field(value, "toString"), undefined);
  assert.equal(field("text", "length"), undefined);
  assert.deepEqual(namesOf([1]), []);
});
