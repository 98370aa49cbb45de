import { test } from "node:test";
import * as fc from "fast-check";
import { REPORT_FORMATS } from "#reports/index.ts";
import type { ReportFormat } from "#reports/report-format.ts";
import { assertOrder } from "./contract.ts";
import { JSON_LIST_CORPORA } from "./json-list-corpora.ts";
import { collect, corpusFile, stream } from "./support.ts";
import { runs } from "../support/depth.ts";

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  "",
  " ",
  "x".repeat(5000),
  "\ud800\0",
  [],
  {},
  [[[]]],
  [null, 7, "x"],
  JSON.parse('{"__proto__":{"a":1},"constructor":5,"id":[],"name":{}}'),
];

/** The document with the value at the end of a walk replaced; each number of `steps` chooses a member. */
const changed = (value: unknown, steps: readonly number[], put: unknown): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== "object" || value === null) return put;
  if (Array.isArray(value)) {
    const at = value.length === 0 ? 0 : step % value.length;
    return value.map((element: unknown, index) => (index === at ? changed(element, rest, put) : element));
  }
  const names = Object.keys(value);
  const name = names[step % Math.max(1, names.length)];
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === name ? changed(member, rest, put) : member]),
  );
};

for (const [id, corpus] of Object.entries(JSON_LIST_CORPORA)) {
  test(`${id}: values of any kind anywhere are set aside or passed over, never an error`, async () => {
    const format: ReportFormat | undefined = REPORT_FORMATS.find((one) => one.id === id);
    if (format === undefined) throw new Error(`${id} is no format`);
    const documents: unknown[] = [corpus.many, ...corpus.others]
      .filter((name) => !corpusFile(`${id}/${name}`).toString().trim().includes("}\n{"))
      .map((name) => JSON.parse(corpusFile(`${id}/${name}`).toString()));
    const change = fc.tuple(
      fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...ODD),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async (document, changes) => {
          let odd = document;
          for (const [steps, put] of changes) odd = changed(odd, steps, put);
          // A bare value is no JSON document of a tool, but reading it must not fail either.
          assertOrder(await collect(format.read(() => stream(JSON.stringify(odd ?? null)))));
        },
      ),
      { numRuns: runs(400), seed: 21 },
    );
  });
}
