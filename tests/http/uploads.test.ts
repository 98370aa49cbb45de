import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, describe, test } from "node:test";
import { newMember, newSystem, type Person } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";
import { useResource } from "../support/store.ts";
import { call, testServer } from "./test-server.ts";

const scan = (day: string): Buffer =>
  Buffer.from(scanFile({ day, hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] }));
const REPORT = scan("2026-01-10");

type Made = { id: string; received: number; imports: Array<{ id: string; sha256: string; status: string }> };

describe("uploads in pieces and batches over HTTP", () => {
  const t = useResource(() => testServer());
  let system = "";
  let ada: Person;

  before(async () => {
    system = await newSystem(t());
    ada = await newMember(t(), system, "contributor");
  });

  const ask = async <T>(method: string, path: string, json?: unknown): Promise<T> => {
    const answer = await call(t(), { method, path, as: ada, ...(json === undefined ? {} : { json }) });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
    return (await answer.json()) as T;
  };
  const put = (id: string, bytes: Uint8Array, headers: Readonly<Record<string, string>>, query = "") =>
    call(t(), { method: "PUT", path: `/api/uploads/${id}${query}`, as: ada, bytes, headers });
  const begin = (bytes: Buffer): Promise<Made> =>
    ask("POST", `/api/systems/${system}/uploads`, {
      fileName: "scan.nessus",
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });

  test("a file in three pieces, by either header, becomes an import whose preview is made", async () => {
    const { id } = await begin(REPORT);
    const range = `bytes 0-99/${REPORT.length}`;
    const first = await put(id, REPORT.subarray(0, 100), { "content-range": range });
    assert.equal(((await first.json()) as Made).received, 100);
    await put(id, REPORT.subarray(100, 200), { "upload-offset": "100" });
    assert.equal((await ask<Made>("GET", `/api/uploads/${id}`)).received, 200);
    const last = (await (await put(id, REPORT.subarray(200), { "upload-offset": "200" })).json()) as Made;
    assert.equal(last.imports.length, 1);
    const made = await ask<{ status: string }>("GET", `/api/imports/${last.imports[0]?.id}`);
    assert.equal(made.status, "previewed");
  });

  test("the asset that a file does not name is named with it, or while its preview waits", async () => {
    const audit = { auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } };
    const bytes = Buffer.from(JSON.stringify(audit));
    type Named = { id: string; assetName: string | null; unnamedAsset: string | null };
    const path = `/api/systems/${system}/imports?fileName=audit.json`;
    const sent = await call(t(), { method: "POST", path: `${path}&asset=shop`, as: ada, bytes });
    const [made] = (await sent.json()) as Named[];
    const read = () => ask<Named>("GET", `/api/imports/${made?.id}`);
    assert.deepEqual([(await read()).assetName, (await read()).unnamedAsset], ["shop", null]);
    await ask("POST", `/api/imports/${made?.id}/asset`, { name: null });
    assert.deepEqual([(await read()).assetName, (await read()).unnamedAsset], [null, "unnamed source code"]);
    await ask("POST", `/api/imports/${made?.id}/asset`, { name: "till" });
    assert.deepEqual([(await read()).assetName, (await read()).unnamedAsset], ["till", null]);
    const { id } = await begin(bytes);
    const done = (await (await put(id, bytes, { "upload-offset": "0" }, "?asset=pier")).json()) as {
      imports: Named[];
    };
    assert.equal(done.imports[0]?.assetName, "pier");
    const wrong = await call(t(), { method: "POST", path: `${path}&asset=.`, as: ada, bytes });
    assert.equal(wrong.status, 400);
  });

  test("a piece at the wrong byte, of another file, or nowhere is a problem that says what to do", async () => {
    const { id } = await begin(REPORT);
    await put(id, REPORT.subarray(0, 100), { "upload-offset": "0" });
    const wrong = await put(id, REPORT, { "upload-offset": "0" });
    const problem = (await wrong.json()) as { code: string; detail: string };
    assert.deepEqual([wrong.status, problem.code], [409, "upload.wrong-offset"]);
    assert.match(problem.detail, /Go on at byte 100\./);
    for (const headers of [
      {},
      { "upload-offset": "x" },
      { "content-range": "bytes 100-/5" },
      { "content-range": "bytes 100-101/5" },
    ] as ReadonlyArray<Record<string, string>>)
      assert.equal((await put(id, REPORT, headers)).status, 400);
    const dropped = await call(t(), { method: "DELETE", path: `/api/uploads/${id}`, as: ada });
    assert.equal(dropped.status, 204);
    assert.equal((await put(id, REPORT, { "upload-offset": "100" })).status, 404);
  });

  test("files that wait are reviewed and applied as a batch, oldest scan first", async () => {
    const ids: string[] = [];
    for (const day of ["2026-03-11", "2026-02-11"]) {
      const bytes = scan(day);
      const { id } = await begin(bytes);
      const done = (await (await put(id, bytes, { "upload-offset": "0" }, "?preview=later")).json()) as Made;
      assert.equal(done.imports[0]?.status, "received");
      ids.push(done.imports[0]?.id ?? "");
    }
    type Batch = { id: string; status: string; previewRevision: number; imports: Array<{ id: string }> };
    const made = await ask<Batch>("POST", `/api/systems/${system}/batches`, { importIds: ids });
    const batch = await ask<Batch>("GET", `/api/batches/${made.id}`);
    assert.equal(batch.status, "previewed");
    assert.deepEqual(
      batch.imports.map(({ id }) => id),
      ids.toReversed(),
    );
    const { previewRevision } = batch;
    const stale = await call(t(), {
      method: "POST",
      path: `/api/batches/${batch.id}/apply`,
      as: ada,
      json: { previewRevision: previewRevision + 1 },
    });
    assert.equal(((await stale.json()) as { code: string }).code, "import.preview-stale");
    await ask("POST", `/api/batches/${batch.id}/apply`, { previewRevision });
    assert.equal((await ask<Batch>("GET", `/api/batches/${made.id}`)).status, "finished");
  });
});
