import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { COMMON_DATE_FORMATS, dateReader, isDateFormat, readDate } from "#domain/date-format.ts";
import { Fault } from "#domain/fault.ts";
import { mappingDraft, mappingFrom } from "#domain/given-mapping.ts";
import { mappingProblems } from "#domain/mapping-check.ts";
import { guessMapping } from "#domain/mapping-guess.ts";
import { MAPPING } from "../support/mapping.ts";

const day = (format: string, text: string): string | null => dateReader(format)(text)?.date ?? null;

describe("date formats", () => {
  test("each reads its own notation and no other", () => {
    assert.equal(day("MM/DD/YYYY", "02/03/2026"), "2026-02-03");
    assert.equal(day("DD/MM/YYYY", "02/03/2026"), "2026-03-02");
    assert.equal(day("MM/DD/YYYY", "13/03/2026"), null);
    assert.equal(day("MM/DD/YYYY", "2/3/2026"), null);
    assert.equal(day("M/D/YYYY", "2/3/2026"), "2026-02-03");
    assert.equal(day("DD-MMM-YYYY", "04-Feb-2026"), "2026-02-04");
    assert.equal(day("DD-MMM-YYYY", "04-Foo-2026"), null);
    assert.equal(day("YYYY-MM-DD", "2026-02-30"), null);
    assert.equal(day("ISO 8601", "2026-02-03T23:30:00-05:00"), "2026-02-03");
    assert.equal(dateReader("DD.MM.YYYY HH:mm")("03.02.2026 07:30")?.instant, "2026-02-03T07:30:00Z");
    assert.equal(dateReader("MM/DD/YYYY hh:mm A")("02/03/2026 12:05 AM")?.instant, "2026-02-03T00:05:00Z");
    assert.equal(dateReader("MM/DD/YYYY hh:mm A")("02/03/2026 13:05 PM"), null);
  });

  test("what is no format is told, and never throws", () => {
    for (const format of COMMON_DATE_FORMATS) assert.ok(isDateFormat(format), format);
    for (const format of ["", "YYYY", "MM/DD", "YYYY-MM-DD MM", "(.*)+YYYY-MM-DD", "hh:mm YYYY-MM-DD"])
      assert.equal(isDateFormat(format), false, format);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (format, text) => {
        dateReader(format)(text);
        for (const common of COMMON_DATE_FORMATS) dateReader(common)(text);
      }),
    );
  });

  test("two formats that read different days settle nothing", () => {
    const readers = ["MM/DD/YYYY", "DD/MM/YYYY"].map(dateReader);
    assert.equal(readDate("02/03/2026", readers), "ambiguous");
    assert.deepEqual(readDate("02/13/2026", readers), dateReader("MM/DD/YYYY")("02/13/2026"));
    assert.equal(readDate("soon", readers), null);
  });
});

const refusal = (given: unknown): Fault => {
  try {
    mappingFrom(given);
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  return assert.fail("was taken");
};

const fieldsOf = (change: object): string[] =>
  mappingProblems({ ...MAPPING, ...change }).map(({ field }) => field);

describe("a mapping", () => {
  test("a whole one is taken as it is", () => {
    assert.deepEqual(mappingFrom(structuredClone(MAPPING)), MAPPING);
  });

  test("without its source it is refused by name, whatever else is wrong", () => {
    const { source: _, ...rest } = MAPPING;
    for (const source of [
      undefined,
      {},
      { kind: "audit" },
      { kind: "audit", reference: "  " },
      { kind: "rumour", reference: "x" },
    ])
      assert.equal(refusal({ ...rest, name: "", source }).code, "source.missing");
  });

  test("each part says what is wrong with it", () => {
    assert.deepEqual(fieldsOf({}), []);
    assert.deepEqual(fieldsOf({ name: " " }), ["name"]);
    assert.deepEqual(fieldsOf({ detector: "Two Words" }), ["detector"]);
    assert.deepEqual(fieldsOf({ complete: "" }), ["complete"]);
    assert.deepEqual(fieldsOf({ dateFormats: [] }), ["dateFormats"]);
    assert.deepEqual(fieldsOf({ dateFormats: ["yesterday"] }), ["dateFormats"]);
    assert.deepEqual(fieldsOf({ severities: {} }), ["severities"]);
    const { severity: _, asset: __, ...fields } = MAPPING.fields;
    assert.deepEqual(fieldsOf({ fields }), ["fields.severity", "fields.asset"]);
    const odd = { ...MAPPING.fields, assetKind: { constant: "toaster" }, severity: { constant: "ultra" } };
    assert.deepEqual(fieldsOf({ fields: odd }), ["fields.severity", "fields.assetKind"]);
    const all = { constant: "low" };
    const constants = { sourceIdentifier: all, weaknessName: all, severity: all, asset: all };
    assert.deepEqual(fieldsOf({ fields: constants }), ["fields"]);
  });

  test("words are compared in lower case; odd JSON is refused, never a bug", () => {
    const draft = mappingDraft({ severities: { " Sehr Hoch ": "critical", __proto__: 1 } });
    assert.deepEqual(draft.severities, { "sehr hoch": "critical" });
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(MAPPING)), (value, part) => {
        for (const given of [value, { ...MAPPING, [part]: value }])
          try {
            mappingFrom(given);
          } catch (error) {
            assert.ok(error instanceof Fault, String(error));
          }
      }),
    );
  });
});

test("the guess goes by headers, knows plain words, and leaves open what could be two things", () => {
  const guess = guessMapping(
    [
      { name: "Finding ID", values: ["A-1"] },
      { name: "Title", values: ["Old library"] },
      { name: "Risk", values: ["High", "Medium", "Urgent"] },
      { name: "Host Name", values: ["web01"] },
      { name: "Date found", values: ["02/03/2026", "04/05/2026"] },
      { name: "State", values: ["Open", "Closed"] },
    ],
    "list",
  );
  assert.deepEqual(guess.fields.sourceIdentifier, { columns: ["Finding ID"] });
  assert.deepEqual(guess.fields.asset, { columns: ["Host Name"] });
  assert.deepEqual(guess.severities, { high: "high", medium: "moderate" });
  assert.deepEqual(guess.statuses, { open: "open", closed: "fixed" });
  assert.deepEqual(guess.dateFormats, [], "day and month could be taken for each other");
  const plain = guessMapping([{ name: "Date", values: ["02/13/2026"] }], "list");
  assert.deepEqual(plain.dateFormats, ["MM/DD/YYYY"]);
});
