import assert from "node:assert/strict";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { importBytes, newSystem, useApp } from "../support/app.ts";
import { ledgerDump, toldLedger } from "../support/ledger.ts";
import { expected, sample, SAMPLES_MISSING } from "../support/shared.ts";

type Step = {
  readonly file: string;
  readonly keys: number;
  readonly opened?: number;
  readonly closed?: number;
  readonly persisting?: number;
};

const series = (): Array<[string, Step[]]> => {
  if (SAMPLES_MISSING) return [];
  const all = expected("_series") as Record<string, { steps: Step[] }>;
  return Object.entries(all).map(([name, { steps }]) => [name, steps]);
};

/** All orders of a few things. */
const orders = <T>(things: readonly T[]): T[][] =>
  things.length < 2
    ? [[...things]]
    : things.flatMap((first, at) => orders(things.toSpliced(at, 1)).map((rest) => [first, ...rest]));

describe("the same environment scanned again and again", { skip: SAMPLES_MISSING }, () => {
  const t = useApp();
  const take = (system: string, { file }: Step) =>
    importBytes(t(), system, sample(file), { fileName: basename(file) });

  const nessus = series().find(([name]) => name === "ids-conex-hq")?.[1] ?? [];

  test("a preview changes nothing, and what it promises is what applying does", async () => {
    const system = await newSystem(t());
    for (const { file } of nessus) {
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

  for (const [name, steps] of series()) {
    test(`${name}: opened, persisting and closed as counted by another program; once more changes nothing`, async () => {
      const system = await newSystem(t());
      let newest = "";
      for (const step of steps) {
        const { counts, scannedAt } = await take(system, step);
        assert.ok(counts && scannedAt);
        // The list counts keys of informational records too; they open nothing.
        const { informational } = counts;
        if (name !== "zap") {
          assert.equal(counts.opened, step.opened ?? step.keys, `${step.file} opened`);
          assert.equal(counts.seenAgain, step.persisting ?? 0, `${step.file} persisting`);
        } else assert.equal(counts.opened + counts.seenAgain + informational, step.keys, step.file);
        assert.equal(counts.returned, 0);
        // Some of these files were scanned in another order than the list's; what is older closes nothing.
        const late = scannedAt.toISOString() < newest;
        if (!late) newest = scannedAt.toISOString();
        if (late) assert.equal(counts.fixed + counts.notObserved, 0);
        else
          assert.equal(counts.fixed + counts.notObserved, step.closed ?? 0, `${step.file} no longer shown`);
        const before = await ledgerDump(t().owner);
        const again = await take(system, step);
        assert.ok(again.repeatOf);
        assert.deepEqual(await ledgerDump(t().owner), before);
      }
    });

    test(`${name}: in any order the ledger ends the same`, async () => {
      const inOrder = await newSystem(t());
      for (const step of steps) await take(inOrder, step);
      const wanted = await toldLedger(t().owner, inOrder);
      // Six orders of four files are enough: those of the last three, each with the first file last.
      const [first, ...rest] = steps;
      assert.ok(first);
      const shuffled = steps.length < 4 ? orders(steps) : orders(rest).map((order) => [...order, first]);
      for (const order of shuffled.slice(1)) {
        const system = await newSystem(t());
        for (const step of order) await take(system, step);
        assert.deepEqual(
          await toldLedger(t().owner, system),
          wanted,
          order.map(({ file }) => file).join(", "),
        );
      }
    });
  }
});
