import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { generateNessus } from "#reports/generate/nessus.ts";
import { isConserved, type ImportCounts } from "#domain/import.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { serve, type Served } from "../support/command-line.ts";
import { until } from "./until.ts";
import { Visitor } from "./visitor.ts";

const MEBI = 1024 * 1024;

type File = { id: string; fileName: string; status: string; counts: ImportCounts | null };
type Batch = {
  id: string;
  status: string;
  previewRevision: number | null;
  progress: { filesDone: number; records: number } | null;
  imports: File[];
};

/** The work is in the middle: of its first file when previewing, of its second when applying. */
const isInTheMiddle = (status: string, filesDone: number) => (batch: Batch) =>
  batch.status !== status || (batch.progress?.filesDone === filesDone && batch.progress.records > 0);

describe("a batch whose server is killed", () => {
  let data = "";
  let server: Served;
  let visitor: Visitor;
  let system = "";

  before(async () => {
    data = await temporaryFolder("crash-batch");
    server = await serve(data);
    visitor = new Visitor(server.url);
    await visitor.signUp(server.setupUrl ?? "");
    const made = await visitor.post<{ id: string }>("/api/systems", { name: "S", rulebook: "fedramp-rev5" });
    system = made.id;
  });
  after(async () => {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  });

  const readBatch = (id: string): Promise<Batch> => visitor.get<Batch>(`/api/batches/${id}`);

  const kill = async (): Promise<void> => {
    server.child.kill("SIGKILL");
    await until(
      "its end",
      () => Promise.resolve(server.child.signalCode),
      (signal) => signal === "SIGKILL",
    );
    server = await serve(data);
    visitor.move(server.url);
  };

  test("in the preview and in the middle of applying: it goes on, and every file is whole", async () => {
    const ids: string[] = [];
    for (const month of [3, 1, 2]) {
      const report = generateNessus({
        seed: 3,
        hosts: 10,
        targetBytes: 6 * MEBI,
        startDate: "2026-01-15",
        month,
      });
      const bytes = Buffer.concat(await Array.fromAsync(report));
      const path = `/api/systems/${system}/imports?fileName=month-${month}.nessus&preview=later`;
      const [made] = await visitor.send<File[]>(path, bytes);
      ids.push(made?.id ?? "");
    }
    const { id } = await visitor.post<Batch>(`/api/systems/${system}/batches`, { importIds: ids });

    const previewing = await until("progress", () => readBatch(id), isInTheMiddle("previewing", 1));
    assert.equal(previewing.status, "previewing", "the preview is still being made");
    await kill();
    const batch = await until(
      "the preview",
      () => readBatch(id),
      ({ status }) => status === "previewed",
    );
    assert.deepEqual(
      batch.imports.map(({ fileName, status }) => `${fileName} ${status}`),
      ["month-1.nessus previewed", "month-2.nessus previewed", "month-3.nessus previewed"],
    );

    await visitor.post(`/api/batches/${id}/apply`, { previewRevision: batch.previewRevision });
    const applying = await until("progress", () => readBatch(id), isInTheMiddle("applying", 1));
    assert.equal(applying.status, "applying", "the batch is still being applied");
    await kill();
    const done = await until(
      "the end",
      () => readBatch(id),
      ({ status }) => status === "finished",
    );
    for (const [index, file] of done.imports.entries()) {
      assert.equal(file.status, "applied");
      assert.ok(file.counts && isConserved(file.counts));
      assert.deepEqual(file.counts, batch.imports[index]?.counts, "it does what its preview said");
    }
  });
});
