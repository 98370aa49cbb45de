import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { Fault } from "#domain/fault.ts";
import { type DocumentFormat, WHOLE_DOCUMENT } from "#documents/document-format.ts";
import { documentSource } from "#documents/document-source.ts";
import { type PoamDocument, type PoamEntry, REGISTERS } from "#documents/poam-document.ts";
import { poamDocument } from "./arbitraries.ts";

const EMPTY: PoamDocument = {
  system: { cloudServiceProvider: null, cloudServiceOffering: null, impactLevel: null, poamDate: null },
  items: [],
  pl2Findings: [],
};

const byRegister = (items: readonly PoamEntry[]): readonly PoamEntry[] =>
  REGISTERS.flatMap((register) => items.filter((item) => item.register === register));

const fieldsThatDiffer = (a: object, b: object): readonly string[] => {
  const other = new Map(Object.entries(b));
  return Object.entries(a).flatMap(([key, value]) => (isDeepStrictEqual(value, other.get(key)) ? [] : [key]));
};

const REFUSALS: ReadonlySet<string> = new Set([
  "document.unrecognized",
  "document.malformed",
  "document.too-large",
]);
const isRefusal = (error: unknown): boolean => error instanceof Fault && REFUSALS.has(error.code);

/** What every document format promises, for one version that it writes. */
export const documentContract = (format: DocumentFormat, version: string): void => {
  describe(`${format.id}@${version}`, () => {
    it("writes and reads a POA&M without items", async () => {
      const { bytes, notCarried } = await format.write(EMPTY, version);
      assert.deepEqual(notCarried, []);
      assert.equal(await format.detect(documentSource(bytes)), true);
      const reading = await format.read(documentSource(bytes));
      assert.deepEqual(reading, { document: EMPTY, version, remarks: [] });
    });

    it("gives back what went in, or says in which field it does not", async () => {
      await fc.assert(
        fc.asyncProperty(poamDocument, async (document) => {
          const { bytes, notCarried } = await format.write(document, version);
          const reading = await format.read(documentSource(bytes));
          const noted = new Set(notCarried.map(({ poamId, field }) => `${poamId} ${field}`));
          const expected = byRegister(document.items);
          assert.deepEqual(
            reading.document.items.map(({ register, poamId }) => `${register} ${poamId}`),
            expected.map(({ register, poamId }) => `${register} ${poamId}`),
          );
          for (const [index, item] of expected.entries()) {
            const differing = fieldsThatDiffer(item, reading.document.items[index] ?? {});
            const unsaid = differing.filter(
              (field) => !noted.has(`${item.poamId} ${field}`) && !noted.has(`${WHOLE_DOCUMENT} ${field}`),
            );
            // A plan that holds the milestones reads back with them: one note covers the cell.
            const inPlan = noted.has(`${item.poamId} remediationPlan`)
              ? ["milestones", "milestoneChanges"]
              : [];
            assert.deepEqual(
              unsaid.filter((field) => !inPlan.includes(field)),
              [],
            );
          }
          const differing = fieldsThatDiffer(document.system, reading.document.system);
          assert.deepEqual(
            differing.filter((field) => !noted.has(`${WHOLE_DOCUMENT} ${field}`)),
            [],
          );
          if (!noted.has(`${WHOLE_DOCUMENT} pl2Findings`)) {
            assert.deepEqual(reading.document.pl2Findings, document.pl2Findings);
          }
        }),
        { numRuns: 60 },
      );
    });

    it("writes the same bytes for the same document", async () => {
      const [document = EMPTY] = fc.sample(poamDocument, { numRuns: 1, seed: 7 });
      const once = await format.write(document, version);
      const again = await format.write(document, version);
      assert.deepEqual(Buffer.from(once.bytes), Buffer.from(again.bytes));
    });

    it("refuses a file that is cut anywhere", async () => {
      const { bytes } = await format.write(EMPTY, version);
      for (const share of [0, 0.001, 0.1, 0.5, 0.9, 0.999]) {
        const part = bytes.subarray(0, Math.floor(bytes.length * share));
        await assert.rejects(format.read(documentSource(part)), isRefusal, `cut at ${share}`);
      }
    });

    it("never answers damaged bytes with anything but a reading or a named refusal", async () => {
      const { bytes } = await format.write(EMPTY, version);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
          async (changes) => {
            const damaged = Uint8Array.from(bytes);
            for (const [at, value] of changes) damaged[at] = value;
            await format
              .read(documentSource(damaged))
              .catch((error: unknown) => assert.ok(isRefusal(error), String(error)));
          },
        ),
        { numRuns: 100 },
      );
    });

    it("does not take bytes of another kind for its own", async () => {
      for (const content of ["", "POAM ID,Controls\n", "{}", "<html></html>", "\0".repeat(1000)]) {
        assert.equal(
          await format.detect(documentSource(Buffer.from(content))),
          false,
          JSON.stringify(content.slice(0, 20)),
        );
      }
    });
  });
};
