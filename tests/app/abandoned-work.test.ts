import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { clearAbandonedWork } from "#app/retell/abandoned-work.ts";
import { readWorkProgress } from "#app/retell/followed.ts";
import { previewUndo } from "#app/retell/undo-import.ts";
import { claimProgress, saveProgress } from "#store/work-progress.ts";
import { inTransaction } from "#store/transaction.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";

const HOSTS = [{ name: "web-01", records: [{ plugin: 500 }] }];
const PROGRESS = { doing: "telling anew", bytesDone: 1, bytesTotal: 2, records: 1 } as const;

describe("work that its process has left", () => {
  const t = useApp();

  const age = (id: string, minutes: number) =>
    t().owner.query("update work_progress set told_at = now() - make_interval(mins => $2) where id = $1", [
      id,
      minutes,
    ]);
  /** A row as a process leaves it that dies while it works. */
  const left = async (systemId: string, minutes: number, id: string = randomUUID()): Promise<string> => {
    await inTransaction(t().app.store.db, OPERATOR, async (tx) => {
      await claimProgress(tx, { id, systemId });
      await saveProgress(tx, id, PROGRESS);
    });
    await age(id, minutes);
    return id;
  };
  const isThere = async (systemId: string, id: string): Promise<boolean> =>
    (await readWorkProgress(t().app, OPERATOR, systemId, id)) !== null;

  test("is removed once it was silent for an hour; an import's own row stays", async () => {
    const system = await newSystem(t());
    const imported = await importBytes(t(), system, scanFile({ day: "2026-01-10", hosts: HOSTS }));
    const dead = await left(system, 61);
    const young = await left(system, 59);
    const ofImport = await left(system, 600, imported.id);
    assert.equal(await clearAbandonedWork(t().app), 1);
    assert.deepEqual(
      [await isThere(system, dead), await isThere(system, young), await isThere(system, ofImport)],
      [false, true, true],
    );
  });

  test("telling makes it young again", async () => {
    const system = await newSystem(t());
    const id = await left(system, 600);
    await inTransaction(t().app.store.db, OPERATOR, (tx) => saveProgress(tx, id, PROGRESS));
    assert.equal(await clearAbandonedWork(t().app), 0);
    assert.equal(await isThere(system, id), true);
  });

  test("stays while somebody works on the ledger, however long that takes", async () => {
    const system = await newSystem(t());
    const { id } = await importBytes(t(), system, scanFile({ day: "2026-01-10", hosts: HOSTS }));
    await importBytes(t(), system, scanFile({ day: "2026-01-11", hosts: HOSTS }));
    const workId = randomUUID();
    const cleared: number[] = [];
    const { rawFiles } = t().app.store;
    async function* read(...file: Parameters<typeof rawFiles.read>): AsyncGenerator<Uint8Array> {
      await age(workId, 600);
      cleared.push(await clearAbandonedWork(t().app));
      yield* rawFiles.read(...file);
    }
    const app = { ...t().app, store: { ...t().app.store, rawFiles: { ...rawFiles, read } } };
    const { findings } = await previewUndo(app, OPERATOR, id, { workId });
    assert.equal(findings.after, 1, "the work went on to its end");
    assert.deepEqual([...new Set(cleared)], [0]);
  });
});
