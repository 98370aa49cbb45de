import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { App } from "#app/context.ts";
import { discardImport, readImport, startApplying } from "#app/import/read-imports.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { applyImport, previewImport } from "#app/import/run-import.ts";
import type { Progress } from "#store/work-progress.ts";
import { generateNessus } from "#reports/generate/nessus.ts";
import { importBytes, newSystem, OPERATOR, slowlyRead, streamOf, useApp } from "../support/app.ts";
import { countRows, ledgerDump } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  plugins: [500, 501],
  hosts: [{ name: "web-01", records: [{ plugin: 500 }, { plugin: 501 }] }],
});

const generated = async (month = 0): Promise<Buffer> =>
  Buffer.concat(
    await Array.fromAsync(generateNessus({ seed: 7, hosts: 30, startDate: "2026-01-10", month })),
  );

/** A scan of one host, under a name and perhaps at an address. */
const seen = (day: string, name: string, ip?: string): string => {
  const host = { name, records: [{ plugin: 500 }] };
  return scanFile({ day, plugins: [500], hosts: [ip === undefined ? host : { ...host, ip }] });
};

describe("an import that does not end well", () => {
  const t = useApp();

  const receive = (systemId: string, bytes: Uint8Array | string) =>
    receiveReport(t().app, OPERATOR, { systemId, fileName: "scan.nessus", bytes: streamOf(bytes) });

  /** The application with something happening when the reader has taken the whole raw file. */
  /** The file is opened twice: to see what it is, and to read it. */
  const atTheEnd = (happens: () => Promise<void>, opened = { times: 0 }): App => ({
    ...t().app,
    store: {
      ...t().app.store,
      rawFiles: {
        ...t().app.store.rawFiles,
        async *read(sha256, range) {
          opened.times += 1;
          const reading = opened.times === 2;
          yield* t().app.store.rawFiles.read(sha256, range);
          if (reading) await happens();
        },
      },
    },
  });

  test("a file that is cut off leaves the ledger untouched and the import failed with its fault", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, await generated());
    const before = await ledgerDump(t().owner);
    const next = await generated(1);
    for (const share of [0.02, 0.5, 0.999]) {
      const cut = next.subarray(0, Math.floor(next.length * share));
      for (const preview of [false, true]) {
        const row = await receive(system, cut);
        await refused((preview ? previewImport : applyImport)(t().app, OPERATOR, row.id), "report.truncated");
        const failed = await readImport(t().app, OPERATOR, row.id);
        assert.deepEqual([failed.status, failed.fault?.code], ["failed", "report.truncated"]);
        const { rows } = await t().owner.query(
          "select note from audit_events where object_id = $1 and action = 'import.failed'",
          [failed.id],
        );
        assert.equal(rows.length, 1, "the refusal stands in the audit trail");
        assert.equal(await countRows(t().owner, "sightings", `import_id = '${row.id}'`), 0);
      }
    }
    assert.deepEqual(await ledgerDump(t().owner), before);
    const { status } = await importBytes(t(), system, next);
    assert.equal(status, "applied");
  });

  test("a bug in the middle rolls everything back, and the import can be repeated", async () => {
    const system = await newSystem(t());
    const row = await receive(system, SCAN);
    const before = await ledgerDump(t().owner);
    const broken = atTheEnd(() => Promise.reject(new Error("the disk is gone")));
    await assert.rejects(applyImport(broken, OPERATOR, row.id), /the disk is gone/);
    assert.deepEqual(await ledgerDump(t().owner), before);
    assert.equal((await readImport(t().app, OPERATOR, row.id)).status, "applying");
    await applyImport(t().app, OPERATOR, row.id);
    const applied = await readImport(t().app, OPERATOR, row.id);
    assert.deepEqual([applied.status, applied.counts?.opened], ["applied", 2]);
    const after = await ledgerDump(t().owner);
    await applyImport(t().app, OPERATOR, row.id);
    assert.deepEqual(await ledgerDump(t().owner), after);
  });

  test("the same file twice at the same time: one is applied, the other changes nothing", async () => {
    const system = await newSystem(t());
    const file = await generated();
    const rows = [await receive(system, file), await receive(system, file)];
    const answers = await Promise.allSettled(rows.map(({ id }) => applyImport(t().app, OPERATOR, id)));
    const ends = await Promise.all(rows.map(({ id }) => readImport(t().app, OPERATOR, id)));
    assert.equal(ends.filter(({ status }) => status === "applied").length, 1);
    const other = ends.findIndex(({ status }) => status !== "applied");
    const answer = answers[other];
    if (answer?.status === "rejected")
      assert.fail(`the other one fails with something that is no fault: ${String(answer.reason)}`);
    assert.equal(ends[other]?.repeatOf, ends[1 - other]?.id);
    const system2 = await newSystem(t());
    const alone = await importBytes(t(), system2, file);
    const count = (id: string) => countRows(t().owner, "findings", `system_id = '${id}'`);
    assert.equal(await count(system), await count(system2));
    assert.equal(await countRows(t().owner, "sightings", `system_id = '${system}'`), alone.counts?.records);
  });

  test("different files of one system at the same time are both taken in, one after the other", async () => {
    const system = await newSystem(t());
    const rows = [await receive(system, await generated(0)), await receive(system, await generated(1))];
    await Promise.all(rows.map(({ id }) => applyImport(t().app, OPERATOR, id)));
    for (const { id } of rows) assert.equal((await readImport(t().app, OPERATOR, id)).status, "applied");
  });

  for (const task of ["preview", "apply"] as const)
    test(`discarding stops a running ${task}: it stays discarded and the ledger as it was`, async () => {
      const system = await newSystem(t());
      const row = await receive(system, SCAN);
      const before = await ledgerDump(t().owner);
      const discarding = atTheEnd(async () => {
        await discardImport(t().app, OPERATOR, row.id);
      });
      await (task === "preview" ? previewImport : applyImport)(discarding, OPERATOR, row.id);
      assert.equal((await readImport(t().app, OPERATOR, row.id)).status, "discarded");
      assert.deepEqual(await ledgerDump(t().owner), before);
      await applyImport(t().app, OPERATOR, row.id);
      assert.equal((await readImport(t().app, OPERATOR, row.id)).status, "discarded");
    });

  test("an applied import cannot be discarded", async () => {
    const system = await newSystem(t());
    const { id } = await importBytes(t(), system, SCAN);
    await refused(discardImport(t().app, OPERATOR, id), "import.not-appliable");
  });

  test("a preview that was overtaken by another import must be read again before it is applied", async () => {
    const system = await newSystem(t());
    const row = await receive(system, SCAN);
    const tasks: string[] = [];
    const queue = { add: (task: { task: string }) => Promise.resolve(void tasks.push(task.task)) };
    await refused(startApplying(t().app, queue, OPERATOR, row.id, 0), "import.not-appliable");
    await previewImport(t().app, OPERATOR, row.id);
    const { previewRevision } = await readImport(t().app, OPERATOR, row.id);
    assert.ok(previewRevision !== null);
    await importBytes(t(), system, scanFile({ day: "2026-01-05", hosts: [{ name: "db-01", records: [] }] }));
    await refused(startApplying(t().app, queue, OPERATOR, row.id, previewRevision), "import.preview-stale");
    assert.equal((await readImport(t().app, OPERATOR, row.id)).status, "received");
    await previewImport(t().app, OPERATOR, row.id);
    const again = await readImport(t().app, OPERATOR, row.id);
    await startApplying(t().app, queue, OPERATOR, row.id, again.previewRevision ?? -1);
    await applyImport(t().app, OPERATOR, row.id);
    assert.equal((await readImport(t().app, OPERATOR, row.id)).status, "applied");
    assert.deepEqual(tasks, ["preview", "apply"]);
  });

  test("while all scans are told anew the import says how far that is, and can be put away", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, seen("2026-01-10", "web-a", "10.0.0.5"));
    await importBytes(t(), system, seen("2026-02-10", "web-b", "10.0.0.5"));
    const before = await ledgerDump(t().owner);
    // Between the two the address was still the first one's, which only telling all anew can say.
    const between = await receive(system, seen("2026-01-20", "10.0.0.5"));
    const applying = applyImport(slowlyRead(t()), OPERATOR, between.id);
    let told: Progress | null = null;
    while (told?.doing !== "telling anew") {
      await setTimeout(20);
      told = (await readImport(t().app, OPERATOR, between.id)).progress;
    }
    const files = await t().owner.query<{ bytes: number }>(
      "select sum(bytes)::int as bytes from imports where system_id = $1",
      [system],
    );
    assert.equal(told.bytesTotal, files.rows[0]?.bytes);
    assert.ok(told.bytesDone > 0 && told.bytesDone < told.bytesTotal);
    assert.ok(told.records > 0);
    assert.equal((await discardImport(t().app, OPERATOR, between.id)).status, "discarded");
    await applying;
    assert.deepEqual(await ledgerDump(t().owner), before);
    assert.equal((await readImport(t().app, OPERATOR, between.id)).progress, null);
  });
});
