import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { updateItem } from "#app/item/edit-item.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { readImport } from "#app/import/read-imports.ts";
import { readWorkProgress } from "#app/retell/followed.ts";
import { previewUndo, undoImport } from "#app/retell/undo-import.ts";
import { importBytes, newSystem, OPERATOR, slowlyRead, useApp } from "../support/app.ts";
import { ledgerDump, toldLedger } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";
import { fileOf, story } from "../support/scan-story.ts";

const scan = (day: string, plugins: readonly number[], salt = ""): string =>
  scanFile({
    day,
    salt,
    plugins: [500, 501, 502],
    hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin })) }],
  });

describe("undo of an import", () => {
  const t = useApp();
  const all = { offset: 0, limit: 100 };

  test("who asks what it would do follows that under an id of their own, and ends it by going away", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    await importBytes(t(), system, scan("2026-02-10", [500]));
    const last = await importBytes(t(), system, scan("2026-03-10", [500, 501]));
    const before = await ledgerDump(t().owner);
    const [workId, gone] = [randomUUID(), new AbortController()];
    const looking = previewUndo(slowlyRead(t()), OPERATOR, last.id, { workId, signal: gone.signal });
    const ended = refused(looking, "work.cancelled");
    const told = () => readWorkProgress(t().app, OPERATOR, system, workId);
    while ((await told()) === null) await setTimeout(20);
    const { doing, bytesDone, bytesTotal } = (await told()) ?? assert.fail();
    assert.equal(doing, "telling anew");
    assert.ok(bytesDone > 0 && bytesDone < bytesTotal);
    await refused(previewUndo(t().app, OPERATOR, last.id, { workId }), "input.invalid");
    gone.abort();
    await ended;
    assert.equal(await told(), null);
    assert.deepEqual(await ledgerDump(t().owner), before);
    const { findings } = await previewUndo(t().app, OPERATOR, last.id, { workId });
    assert.equal(findings.disappear, 1, "the id is free again");
  });

  test("any import of any history: the ledger is as if it had never come in", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async ([scans, order], pick) => {
        const files = scans.map(fileOf);
        const undone = order[pick % order.length] ?? 0;
        const [lived, never] = [await newSystem(t()), await newSystem(t())];
        const ids = new Map<number, string>();
        for (const at of order) ids.set(at, (await importBytes(t(), lived, files[at] ?? "")).id);
        await undoImport(t().app, OPERATOR, ids.get(undone) ?? "");
        for (const [at, file] of files.entries()) if (at !== undone) await importBytes(t(), never, file);
        assert.deepEqual(await toldLedger(t().owner, lived), await toldLedger(t().owner, never));
      }),
      { numRuns: 25 },
    );
  });

  test("what people wrote stays, an item without findings is cancelled, its number is not used again", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    const second = await importBytes(t(), system, scan("2026-02-10", [500, 501]));
    const written = { fields: { pointOfContact: "Ada", remediationPlan: "Patch it.", comments: "Mine." } };
    for (const poamId of ["V-1", "V-2"])
      await updateItem(t().app, OPERATOR, { systemId: system, poamId, version: 1 }, written);
    await undoImport(t().app, OPERATOR, second.id);
    const first = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(first.pointOfContact, "Ada");
    assert.equal(first.status, "open");
    const cancelled = await readItem(t().app, OPERATOR, system, "V-2");
    assert.deepEqual([cancelled.status, cancelled.fields.comments], ["cancelled", "Mine."]);
    assert.ok(cancelled.history.some(({ action }) => action === "item.cancelled"));
    await importBytes(t(), system, scan("2026-03-10", [500, 502]));
    const ids = (await listItems(t().app, OPERATOR, system, all)).items.map(({ poamId }) => poamId);
    assert.deepEqual(ids, ["V-1", "V-2", "V-3"]);
  });

  test("a file that was undone can come in again, and takes up its item", async () => {
    const system = await newSystem(t());
    const file = scan("2026-01-10", [500]);
    const first = await importBytes(t(), system, file);
    await undoImport(t().app, OPERATOR, first.id);
    const again = await importBytes(t(), system, file);
    assert.equal(again.repeatOf, null);
    const { items } = await listItems(t().app, OPERATOR, system, all);
    assert.deepEqual(
      items.map(({ poamId, status }) => [poamId, status]),
      [["V-1", "open"]],
    );
  });

  test("the preview says what undo does, and changes nothing", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    const second = await importBytes(t(), system, scan("2026-02-10", [500, 502]));
    const before = await ledgerDump(t().owner);
    const { findings, items } = await previewUndo(t().app, OPERATOR, second.id);
    assert.deepEqual(await ledgerDump(t().owner), before);
    assert.deepEqual([findings.before, findings.after, findings.appear, findings.disappear], [3, 2, 0, 1]);
    assert.deepEqual(findings.moves, [{ from: "fixed", to: "open", findings: 1 }]);
    assert.deepEqual(
      items.map(({ poamId, statusBefore, statusAfter }) => [poamId, statusBefore, statusAfter]),
      [
        ["V-2", "pending verification", "open"],
        ["V-3", "open", "cancelled"],
      ],
    );
  });

  test("later imports say what they do now", async () => {
    const system = await newSystem(t());
    const first = await importBytes(t(), system, scan("2026-01-10", [500]));
    const second = await importBytes(t(), system, scan("2026-02-10", [500]));
    assert.equal(second.counts?.seenAgain, 1);
    await undoImport(t().app, OPERATOR, first.id);
    const now = await readImport(t().app, OPERATOR, second.id);
    assert.deepEqual([now.counts?.opened, now.counts?.seenAgain], [1, 0]);
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(item.originalDetectionDate, "2026-02-10");
    assert.ok(item.history.some(({ action }) => action === "item.originals-corrected"));
  });

  test("only what is applied can be taken back, and only once", async () => {
    const system = await newSystem(t());
    const { id } = await importBytes(t(), system, scan("2026-01-10", [500]));
    const repeat = await importBytes(t(), system, scan("2026-01-10", [500]));
    await refused(undoImport(t().app, OPERATOR, repeat.id), "import.not-undoable");
    await Promise.all([undoImport(t().app, OPERATOR, id), undoImport(t().app, OPERATOR, id)]);
    assert.equal((await readImport(t().app, OPERATOR, id)).status, "undone");
    await refused(previewUndo(t().app, OPERATOR, id), "import.not-undoable");
  });
});
