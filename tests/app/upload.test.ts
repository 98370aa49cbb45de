import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { before, describe, test } from "node:test";
import { openStore } from "#store/open-store.ts";
import type { App } from "#app/context.ts";
import { readRawFile } from "#app/item/provenance.ts";
import { appendUpload } from "#app/upload/append-upload.ts";
import { beginUpload, dropUpload, readUpload, removeAbandonedUploads } from "#app/upload/keep-upload.ts";
import { makeZip } from "../reports/make-zip.ts";
import { newMember, newSystem, streamOf, useApp, type Person } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const REPORT = Buffer.from(
  scanFile({
    day: "2026-01-10",
    salt: randomBytes(200_000).toString("base64"),
    hosts: [{ name: "web-01", records: [{ plugin: 500 }] }],
  }),
);
const SHA256 = createHash("sha256").update(REPORT).digest("hex");

const from = (start: number, end?: number) => streamOf(REPORT.subarray(start, end), 10_000);

async function* broken(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes;
  throw new Error("the connection was lost");
}

describe("an upload in pieces", () => {
  const t = useApp();
  let system = "";
  let ada: Person;
  const queue = { add: () => Promise.resolve() };

  before(async () => {
    system = await newSystem(t());
    ada = await newMember(t(), system, "contributor");
  });

  const begin = async (bytes = REPORT.length, sha256: string | null = SHA256): Promise<string> =>
    (await beginUpload(t().app, ada, { systemId: system, fileName: "scan.nessus", bytes, sha256 })).id;
  const put = (
    id: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    app: App = t().app,
    actor = ada,
  ) => appendUpload(app, queue, actor, id, { offset, total: null, bytes, preview: "now" });
  const bytesOf = async (importId: string): Promise<Buffer> => {
    const { bytes } = await readRawFile(t().app, ada, importId);
    return Buffer.concat(await Array.fromAsync(bytes));
  };

  test("that is cut off twice goes on where it was, and becomes an import of the same bytes", async () => {
    const id = await begin();
    assert.equal((await put(id, 0, broken(from(0, 70_000)))).received, 70_000);
    assert.equal((await readUpload(t().app, ada, id)).received, 70_000);
    assert.equal((await put(id, 70_000, broken(from(70_000, 150_000)))).received, 150_000);
    const done = await put(id, 150_000, from(150_000));
    assert.equal(done.received, REPORT.length);
    const [made] = done.imports ?? [];
    assert.ok(made);
    assert.deepEqual([made.status, made.sha256, made.fileName], ["received", SHA256, "scan.nessus"]);
    assert.ok(REPORT.equals(await bytesOf(made.id)));
    // The answer may have been lost: asking again, or sending again, gives the same import.
    for (const again of [await readUpload(t().app, ada, id), await put(id, 0, from(0))])
      assert.deepEqual(
        again.imports?.map((one) => one.id),
        [made.id],
      );
    assert.deepEqual(await t().store.uploadFiles.list(), []);
  });

  test("survives a restart between the pieces", async () => {
    const id = await begin();
    await put(id, 0, from(0, 99_999));
    const store = await openStore({ dataDir: t().dataDir, databaseName: t().database });
    try {
      const restarted: App = { ...t().app, store };
      assert.equal((await readUpload(restarted, ada, id)).received, 99_999);
      const done = await put(id, 99_999, from(99_999), restarted);
      assert.equal(done.imports?.[0]?.sha256, SHA256);
    } finally {
      await store.close();
    }
  });

  test("whose last step was interrupted is completed by an empty piece", async () => {
    const id = await begin();
    const rawFiles = { ...t().store.rawFiles, put: () => Promise.reject(new Error("the power went")) };
    const dying: App = { ...t().app, store: { ...t().store, rawFiles } };
    await assert.rejects(put(id, 0, from(0), dying), /power/);
    assert.equal((await readUpload(t().app, ada, id)).received, REPORT.length);
    assert.equal((await put(id, REPORT.length, streamOf(""))).imports?.[0]?.sha256, SHA256);
  });

  test("at the wrong byte is refused with the right one", async () => {
    const id = await begin();
    await put(id, 0, from(0, 1000));
    for (const offset of [0, 999, 1001, REPORT.length]) {
      await refused(put(id, offset, from(offset)), "upload.wrong-offset");
      await assert.rejects(put(id, offset, from(offset)), /Go on at byte 1000\./);
    }
    assert.equal((await put(id, 1000, from(1000))).imports?.length, 1);
  });

  test("from two senders at once: one is refused, and the bytes are whole", async () => {
    const id = await begin();
    const held = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield REPORT.subarray(0, 5000);
      await held.promise;
      yield REPORT.subarray(5000);
    }
    const first = put(id, 0, slow());
    await new Promise((resolve) => setTimeout(resolve, 200));
    await refused(put(id, 0, streamOf(randomBytes(50_000))), "upload.busy");
    held.resolve();
    assert.equal((await first).imports?.[0]?.sha256, SHA256);
  });

  test("takes no more bytes than announced, and notices others than announced", async () => {
    const short = await begin(1000, null);
    assert.equal((await put(short, 0, from(0))).imports?.[0]?.bytes, 1000);
    const other = await begin(REPORT.length, "0".repeat(64));
    await refused(put(other, 0, from(0)), "upload.different-bytes");
    await refused(readUpload(t().app, ada, other), "upload.not-found");
    const id = await begin();
    const piece = { offset: 0, total: 5, bytes: from(0), preview: "now" as const };
    await refused(appendUpload(t().app, queue, ada, id, piece), "input.invalid");
    await refused(begin(8 * 1024 ** 3 + 1), "report.too-large");
  });

  test("of an archive becomes an import of each report in it", async () => {
    const archive = makeZip([
      { name: "one.nessus", data: Buffer.from(scanFile({ day: "2026-01-10", hosts: [] })) },
      { name: "two.nessus", data: Buffer.from(scanFile({ day: "2026-02-10", hosts: [] })) },
    ]);
    const id = await begin(archive.length, createHash("sha256").update(archive).digest("hex"));
    await put(id, 0, streamOf(archive.subarray(0, 100)));
    const done = await put(id, 100, streamOf(archive.subarray(100)));
    assert.deepEqual(
      done.imports?.map(({ fileName }) => fileName),
      ["one.nessus", "two.nessus"],
    );
  });

  test("belongs to who began it", async () => {
    const id = await begin();
    const others = [
      await newMember(t(), system, "owner"),
      await newMember(t(), await newSystem(t()), "owner"),
    ];
    for (const other of others) {
      await refused(readUpload(t().app, other, id), "upload.not-found");
      await refused(put(id, 0, from(0), t().app, other), "upload.not-found");
      await refused(dropUpload(t().app, other, id), "upload.not-found");
    }
    assert.equal((await readUpload(t().app, ada, id)).received, 0);
    const viewer = await newMember(t(), system, "viewer");
    const upload = { systemId: system, fileName: "scan.nessus", bytes: 1, sha256: null };
    await refused(beginUpload(t().app, viewer, upload), "access.denied");
  });

  test("can be dropped, and is removed after seven days without a sign", async () => {
    const dropped = await begin();
    await put(dropped, 0, from(0, 10));
    await dropUpload(t().app, ada, dropped);
    await refused(readUpload(t().app, ada, dropped), "upload.not-found");
    const [old, young] = [await begin(), await begin()];
    for (const id of [old, young]) await put(id, 0, from(0, 10));
    t().clock.now = new Date();
    await t().owner.query("update uploads set touched_at = now() - interval '8 days' where id = $1", [old]);
    assert.equal(await removeAbandonedUploads(t().app), 1);
    await refused(readUpload(t().app, ada, old), "upload.not-found");
    assert.equal((await readUpload(t().app, ada, young)).received, 10);
    const stored = await t().store.uploadFiles.list();
    assert.ok(stored.includes(young) && !stored.includes(old) && !stored.includes(dropped));
  });
});
