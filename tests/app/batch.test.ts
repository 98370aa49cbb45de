import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyBatch } from "#app/batch/apply-batch.ts";
import { createBatch } from "#app/batch/create-batch.ts";
import { discardBatch, giveUpBatch, startApplyingBatch } from "#app/batch/decide-batch.ts";
import { previewBatch } from "#app/batch/preview-batch.ts";
import { readBatch, type ReadBatch } from "#app/batch/read-batch.ts";
import { resumeBatches } from "#app/batch/resume-batches.ts";
import type { App, BatchTask, ImportTask } from "#app/context.ts";
import { discardImport, readImport, startApplying } from "#app/import/read-imports.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { applyImport, previewImport } from "#app/import/run-import.ts";
import { importBytes, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { ledgerDump, toldLedger } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (day: string, plugins: readonly number[], name = "web-01"): string =>
  scanFile({
    day,
    plugins: [500, 501, 502],
    hosts: [{ name, records: plugins.map((plugin) => ({ plugin })) }],
  });

const JANUARY = scan("2026-01-10", [500, 501]);
const FEBRUARY = scan("2026-02-10", [501, 502]);
const MARCH = scan("2026-03-10", [500]);

/** Does no work, and keeps what it was asked to do. */
const slowQueue = () => {
  const tasks: Array<ImportTask | BatchTask> = [];
  return {
    tasks,
    add: (task: ImportTask | BatchTask) => Promise.resolve(void tasks.push(task)),
  };
};

const named = ({ imports }: ReadBatch): string[] =>
  imports.map(({ fileName, status }) => `${fileName} ${status}`);

const figures = ({ imports }: ReadBatch) =>
  imports.map(({ counts: c }) => c && [c.opened, c.returned, c.seenAgain, c.fixed, c.itemsOpened]);

describe("a batch of files", () => {
  const t = useApp();

  const receive = async (systemId: string, files: Readonly<Record<string, string>>): Promise<string[]> => {
    const ids: string[] = [];
    for (const [fileName, bytes] of Object.entries(files))
      ids.push((await receiveReport(t().app, OPERATOR, { systemId, fileName, bytes: streamOf(bytes) })).id);
    return ids;
  };

  const previewed = async (systemId: string, files: Readonly<Record<string, string>>): Promise<ReadBatch> => {
    const ids = await receive(systemId, files);
    const { id } = await createBatch(t().app, slowQueue(), OPERATOR, systemId, ids);
    await previewBatch(t().app, OPERATOR, id);
    return readBatch(t().app, OPERATOR, id);
  };

  const applied = async ({ id, previewRevision }: ReadBatch): Promise<ReadBatch> => {
    await startApplyingBatch(t().app, slowQueue(), OPERATOR, id, previewRevision ?? -1);
    await applyBatch(t().app, OPERATOR, id);
    return readBatch(t().app, OPERATOR, id);
  };

  const reportOf = async ({ imports }: ReadBatch) =>
    Promise.all(
      imports.map(async ({ id }) => {
        const { counts, changes } = await readImport(t().app, OPERATOR, id);
        return { counts, changes: changes.map(({ itemIsNew: _, ...change }) => change) };
      }),
    );

  /** The application with something happening when the reader has read a file's bytes to the end for the nth time. */
  const after = (times: number, happens: () => Promise<void>): App => {
    let opened = 0;
    return {
      ...t().app,
      store: {
        ...t().app.store,
        rawFiles: {
          ...t().app.store.rawFiles,
          async *read(sha256, range) {
            opened += 1;
            const now = opened === times;
            yield* t().app.store.rawFiles.read(sha256, range);
            if (now) await happens();
          },
        },
      },
    };
  };

  test("is previewed in scan order, each file after those before it, and changes nothing", async () => {
    const system = await newSystem(t());
    const before = await ledgerDump(t().owner);
    const batch = await previewed(system, { march: MARCH, january: JANUARY, february: FEBRUARY });
    assert.equal(batch.status, "previewed");
    assert.deepEqual(named(batch), ["january previewed", "february previewed", "march previewed"]);
    assert.deepEqual(figures(batch), [
      [2, 0, 0, 0, 2],
      [1, 0, 1, 1, 1],
      [0, 1, 0, 2, 0],
    ]);
    assert.deepEqual(
      [batch.totals.records, batch.totals.opened, batch.totals.fixed, batch.totals.itemsOpened],
      [5, 3, 3, 3],
    );
    const after = await ledgerDump(t().owner);
    assert.deepEqual({ ...after, imports: null }, { ...before, imports: null });
  });

  test("does when applied what its preview said, and what the files do one by one", async () => {
    const [one, other] = [await newSystem(t()), await newSystem(t())];
    const batch = await previewed(one, { march: MARCH, january: JANUARY, february: FEBRUARY });
    const said = await reportOf(batch);
    const done = await applied(batch);
    assert.equal(done.status, "finished");
    assert.deepEqual(named(done), ["january applied", "february applied", "march applied"]);
    assert.deepEqual(await reportOf(done), said);
    for (const bytes of [JANUARY, FEBRUARY, MARCH]) await importBytes(t(), other, bytes);
    assert.deepEqual(await toldLedger(t().owner, one), await toldLedger(t().owner, other));
  });

  test("a file that cannot be read is out of it with its fault; repeats change nothing", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, MARCH);
    const batch = await previewed(system, {
      cut: FEBRUARY.slice(0, -60),
      january: JANUARY,
      again: JANUARY,
      march: MARCH,
      picture: "no report",
    });
    const statuses = new Map(batch.imports.map((row) => [row.fileName, row]));
    assert.deepEqual(
      ["cut", "january", "again", "march", "picture"].map((name) => statuses.get(name)?.status),
      ["failed", "previewed", "previewed", "repeat", "failed"],
    );
    assert.equal(statuses.get("cut")?.fault?.code, "report.truncated");
    assert.equal(statuses.get("picture")?.fault?.code, "report.unrecognized");
    assert.equal(batch.totals.opened, 1);
    const done = await applied(batch);
    assert.equal(done.status, "finished");
    assert.deepEqual(done.imports.map(({ status }) => status).toSorted(), [
      "applied",
      "failed",
      "failed",
      "repeat",
      "repeat",
    ]);
  });

  test("of which nothing can be applied is finished at once", async () => {
    const system = await newSystem(t());
    const batch = await previewed(system, { picture: "no report" });
    assert.equal(batch.status, "finished");
    await refused(startApplyingBatch(t().app, slowQueue(), OPERATOR, batch.id, 0), "import.not-appliable");
  });

  test("decides about its files alone", async () => {
    const system = await newSystem(t());
    const batch = await previewed(system, { january: JANUARY, february: FEBRUARY });
    const [january] = batch.imports;
    assert.ok(january);
    await refused(discardImport(t().app, OPERATOR, january.id), "import.not-appliable");
    const revision = january.previewRevision ?? -1;
    await refused(
      startApplying(t().app, slowQueue(), OPERATOR, january.id, revision),
      "import.not-appliable",
    );
    await refused(createBatch(t().app, slowQueue(), OPERATOR, system, [january.id]), "import.not-appliable");
    await previewImport(t().app, OPERATOR, january.id);
    await applyImport(t().app, OPERATOR, january.id);
    assert.equal((await readImport(t().app, OPERATOR, january.id)).status, "previewed");
    const elsewhere = await newSystem(t());
    await refused(createBatch(t().app, slowQueue(), OPERATOR, elsewhere, [january.id]), "import.not-found");
    await refused(createBatch(t().app, slowQueue(), OPERATOR, elsewhere, []), "input.invalid");
  });

  test("takes a file over whose own preview is under way", async () => {
    const system = await newSystem(t());
    const [id = ""] = await receive(system, { january: JANUARY });
    let batchId = "";
    const meanwhile = after(2, async () => {
      batchId = (await createBatch(t().app, slowQueue(), OPERATOR, system, [id])).id;
    });
    await previewImport(meanwhile, OPERATOR, id);
    assert.equal((await readImport(t().app, OPERATOR, id)).status, "received");
    await previewBatch(t().app, OPERATOR, batchId);
    assert.deepEqual(named(await readBatch(t().app, OPERATOR, batchId)), ["january previewed"]);
  });

  test("is previewed anew when the ledger changed, before it is applied and in the middle of it", async () => {
    const system = await newSystem(t());
    const batch = await previewed(system, { march: MARCH, february: FEBRUARY });
    await importBytes(t(), system, JANUARY);
    const queue = slowQueue();
    const { id, previewRevision } = batch;
    await refused(
      startApplyingBatch(t().app, queue, OPERATOR, id, previewRevision ?? -1),
      "import.preview-stale",
    );
    assert.deepEqual(
      queue.tasks.map(({ task }) => task),
      ["preview batch"],
    );
    await previewBatch(t().app, OPERATOR, id);
    const again = await readBatch(t().app, OPERATOR, id);
    assert.deepEqual(figures(again)[0], [1, 0, 1, 1, 1]);
    await startApplyingBatch(t().app, queue, OPERATOR, id, again.previewRevision ?? -1);
    // Each file is opened twice: the ledger changes while the first one is read.
    const late = scan("2026-01-20", [502], "db-01");
    await applyBatch(
      after(1, async () => {
        await t().owner.query("update systems set revision = revision + 1 where id = $1", [system]);
      }),
      OPERATOR,
      id,
    );
    const stopped = await readBatch(t().app, OPERATOR, id);
    assert.equal(stopped.status, "previewed");
    assert.deepEqual(named(stopped), ["february applied", "march previewed"]);
    await importBytes(t(), system, late);
    await refused(applied(stopped), "import.preview-stale");
    await previewBatch(t().app, OPERATOR, id);
    assert.equal((await applied(await readBatch(t().app, OPERATOR, id))).status, "finished");
  });

  test("discarded while it is previewed or applied leaves each file whole or untouched", async () => {
    const system = await newSystem(t());
    const ids = await receive(system, { march: MARCH, january: JANUARY });
    const first = await createBatch(t().app, slowQueue(), OPERATOR, system, ids);
    const before = await ledgerDump(t().owner);
    const discarding = (id: string, times: number) =>
      after(times, async () => {
        await discardBatch(t().app, OPERATOR, id);
      });
    await previewBatch(discarding(first.id, 4), OPERATOR, first.id);
    const put = await readBatch(t().app, OPERATOR, first.id);
    assert.equal(put.status, "discarded");
    assert.deepEqual(new Set(put.imports.map(({ status }) => status)), new Set(["discarded"]));
    const after1 = await ledgerDump(t().owner);
    assert.deepEqual({ ...after1, imports: null }, { ...before, imports: null });

    const batch = await previewed(system, { march: MARCH, january: JANUARY, february: FEBRUARY });
    await startApplyingBatch(t().app, slowQueue(), OPERATOR, batch.id, batch.previewRevision ?? -1);
    await applyBatch(discarding(batch.id, 4), OPERATOR, batch.id);
    const stopped = await readBatch(t().app, OPERATOR, batch.id);
    assert.equal(stopped.status, "discarded");
    assert.deepEqual(named(stopped), ["january applied", "february discarded", "march discarded"]);
    const alone = await newSystem(t());
    await importBytes(t(), alone, JANUARY);
    assert.deepEqual(await toldLedger(t().owner, system), await toldLedger(t().owner, alone));
    await refused(discardBatch(t().app, OPERATOR, batch.id), "import.not-appliable");
  });

  test("goes on after an interruption where it stopped", async () => {
    const system = await newSystem(t());
    const batch = await previewed(system, { march: MARCH, january: JANUARY, february: FEBRUARY });
    await startApplyingBatch(t().app, slowQueue(), OPERATOR, batch.id, batch.previewRevision ?? -1);
    const broken = after(4, () => Promise.reject(new Error("the power went")));
    await assert.rejects(applyBatch(broken, OPERATOR, batch.id), /power/);
    const stopped = await readBatch(t().app, OPERATOR, batch.id);
    assert.deepEqual(named(stopped), ["january applied", "february applying", "march previewed"]);
    const queue = slowQueue();
    await resumeBatches(t().app, queue);
    assert.ok(queue.tasks.some((task) => "batchId" in task && task.batchId === batch.id));
    await applyBatch(t().app, OPERATOR, batch.id);
    const done = await readBatch(t().app, OPERATOR, batch.id);
    assert.deepEqual(named(done), ["january applied", "february applied", "march applied"]);
    assert.deepEqual(figures(done), figures(batch));
  });

  test("that cannot be worked on lets its files go", async () => {
    const system = await newSystem(t());
    const batch = await previewed(system, { january: JANUARY, february: FEBRUARY });
    const queue = slowQueue();
    await giveUpBatch(t().app, queue, OPERATOR, batch.id);
    const failed = await readBatch(t().app, OPERATOR, batch.id);
    assert.deepEqual(
      [failed.status, failed.fault?.code, failed.imports],
      ["failed", "import.unfinished", []],
    );
    assert.deepEqual(
      queue.tasks.map(({ task }) => task),
      ["preview", "preview"],
    );
    for (const { id } of batch.imports) await previewImport(t().app, OPERATOR, id);
    for (const { id } of batch.imports)
      assert.equal((await readImport(t().app, OPERATOR, id)).status, "previewed");
  });

  test("a long preview keeps nobody from changing the system", async () => {
    const system = await newSystem(t());
    const ids = await receive(system, { january: JANUARY, february: FEBRUARY });
    const { id } = await createBatch(t().app, slowQueue(), OPERATOR, system, ids);
    let changed = 0;
    const meanwhile = after(4, async () => {
      await t().owner.query("set lock_timeout = '2s'");
      const { rowCount } = await t().owner.query(
        "update systems set cloud_service_provider = 'Changed' where id = $1",
        [system],
      );
      changed = rowCount ?? 0;
    });
    await previewBatch(meanwhile, OPERATOR, id);
    assert.equal(changed, 1);
    assert.equal((await readBatch(t().app, OPERATOR, id)).status, "previewed");
  });
});
