import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isConserved } from "#domain/import.ts";
import { importBytes, newSystem, useApp } from "../support/app.ts";
import { ledgerDump, statusCounts, storedFindings } from "../support/ledger.ts";
import { expected, sample, SAMPLES_MISSING } from "../support/shared.ts";

type Step = {
  readonly file: string;
  readonly keys: number;
  readonly opened?: number;
  readonly closed?: number;
};
type Series = Readonly<Record<string, { readonly steps: readonly Step[] }>>;

const steps = (): readonly Step[] => (expected("_series") as Series)["ids-conex-hq"]?.steps ?? [];

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

describe("three monthly scans of one site", { skip: SAMPLES_MISSING }, () => {
  const t = useApp();

  test("opened, seen again and gone findings are counted as two independent readers count them", async () => {
    const system = await newSystem(t());
    assert.equal(steps().length, 3);
    let open = 0;
    for (const step of steps()) {
      const { counts, status } = await importBytes(t(), system, sample(step.file));
      assert.ok(status === "applied" && counts && isConserved(counts), step.file);
      assert.equal(counts.opened, step.opened ?? step.keys, step.file);
      assert.equal(counts.fixed + counts.notObserved, step.closed ?? 0, step.file);
      assert.equal(counts.returned, 0);
      assert.equal(counts.seenAgain, step.keys - counts.opened);
      open += counts.opened - (step.closed ?? 0);
      assert.equal(open, step.keys);
      assert.equal(statusCounts(await storedFindings(t().owner, system))["open"], step.keys);
    }
  });

  test("in whatever order the files come, the findings end alike", async () => {
    const files = steps().map(({ file }) => sample(file));
    const ends = [];
    for (const order of ORDERS) {
      const system = await newSystem(t());
      for (const at of order) {
        const { counts } = await importBytes(t(), system, files[at] ?? "");
        assert.ok(counts && isConserved(counts));
      }
      ends.push(await storedFindings(t().owner, system));
    }
    assert.ok((ends[0]?.length ?? 0) >= 78);
    for (const [index, end] of ends.entries())
      assert.deepEqual(end, ends[0], `order ${ORDERS[index]?.join(", ")}`);
  });

  test("the same bytes once more change nothing, and the answer names the import that they repeat", async () => {
    const system = await newSystem(t());
    const first = await importBytes(t(), system, sample(steps()[0]?.file ?? ""));
    const second = await importBytes(t(), system, sample(steps()[1]?.file ?? ""));
    const before = await ledgerDump(t().owner);
    for (const [original, file] of [
      [first, steps()[0]?.file],
      [second, steps()[1]?.file],
    ] as const) {
      const repeat = await importBytes(t(), system, sample(file ?? ""));
      assert.equal(repeat.repeatOf, original.id);
      assert.ok(repeat.counts && isConserved(repeat.counts));
      assert.equal(repeat.counts.records, original.counts?.records);
      const { opened, returned, fixed, notObserved, itemsOpened } = repeat.counts;
      assert.deepEqual([opened, returned, fixed, notObserved, itemsOpened], [0, 0, 0, 0, 0]);
    }
    assert.deepEqual(await ledgerDump(t().owner), before);
  });

  test("a preview changes nothing, and what it promises is what applying does", async () => {
    const system = await newSystem(t());
    for (const { file } of steps()) {
      const before = await ledgerDump(t().owner);
      const preview = await importBytes(t(), system, sample(file), { preview: true });
      assert.deepEqual(await ledgerDump(t().owner), before, `preview of ${file}`);
      const applied = await importBytes(t(), system, sample(file));
      assert.deepEqual(preview.counts, applied.counts, file);
      assert.deepEqual(preview.changes, applied.changes, file);
      assert.deepEqual(preview.remarks, applied.remarks, file);
      assert.notDeepEqual(await ledgerDump(t().owner), before);
    }
  });
});

const SAMPLES = [
  "nessus/dd-nessus-v-unknown_7hosts.xml",
  "nessus/dd-nessus-was-many.xml",
  "nessus/edge-policy-compliance.nessus",
  "nessus/heimdall-3hosts.nessus",
  "nessus/win2016-cis-compliance.nessus",
] as const;

describe("real files of other sites", { skip: SAMPLES_MISSING }, () => {
  const t = useApp();

  for (const file of SAMPLES)
    test(`${file}: no record is lost, and each stands in the ledger with its bytes`, async () => {
      const facts = expected(file) as { findings: number; actionable: number };
      const system = await newSystem(t());
      const { counts, id } = await importBytes(t(), system, sample(file));
      assert.ok(counts && isConserved(counts));
      assert.equal(counts.records, facts.findings);
      assert.equal(counts.opened + counts.duplicates, facts.actionable);
      assert.equal(counts.opened, (await storedFindings(t().owner, system)).length);
      const { rows } = await t().owner.query<{ outcome: string; n: number; distinct: number }>(
        "select count(*)::int as n, count(distinct (byte_start, byte_end))::int as distinct from sightings where import_id = $1",
        [id],
      );
      assert.deepEqual(rows, [{ n: counts.records, distinct: counts.records }]);
    });
});
