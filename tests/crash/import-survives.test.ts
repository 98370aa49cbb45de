import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { isConserved, type ImportCounts } from "#domain/import.ts";
import { openManagedServer } from "#store/managed/managed-server.ts";
import { generateNessus } from "#reports/generate/nessus.ts";
import pg from "pg";
import { temporaryFolder } from "../support/cluster.ts";
import { serve, type Served } from "../support/command-line.ts";
import { scanFile } from "../support/scan-file.ts";
import { until } from "./until.ts";
import { Visitor } from "./visitor.ts";

const SMALL = scanFile({
  day: "2026-01-10",
  hosts: [{ name: "web-01", records: [{ plugin: 500 }, { plugin: 501 }] }],
});
const BIG_BYTES = 24 * 1024 * 1024;

type Import = {
  id: string;
  status: string;
  counts: ImportCounts | null;
  previewRevision: number | null;
  progress: { records: number } | null;
  fault: unknown;
};
type Items = {
  total: number;
  items: Array<{ poamId: string; pointOfContact: string | null; version: number }>;
};

describe("an import whose server is killed", () => {
  let data = "";
  let server: Served;
  let visitor: Visitor;
  let system = "";
  let month = 0;

  const start = async (): Promise<void> => {
    server = await serve(data);
    visitor.move(server.url);
  };

  before(async () => {
    data = await temporaryFolder("crash");
    server = await serve(data);
    visitor = new Visitor(server.url);
    await visitor.signUp(server.setupUrl ?? "");
    const made = await visitor.post<{ id: string }>("/api/systems", { name: "S", rulebook: "fedramp-rev5" });
    system = made.id;
    const small = await upload(SMALL);
    await applyAndWait(small.id);
    await visitor.patch(`/api/systems/${system}/items/V-1`, {
      version: 1,
      fields: { pointOfContact: "Ada" },
    });
  });
  after(async () => {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  });

  const readImport = (id: string): Promise<Import> => visitor.get<Import>(`/api/imports/${id}`);

  const upload = async (bytes: Uint8Array | string): Promise<Import> => {
    const [made] = await visitor.send<Import[]>(`/api/systems/${system}/imports?fileName=scan.nessus`, bytes);
    const { id } = made ?? { id: "" };
    return until(
      "the preview",
      () => readImport(id),
      ({ status }) => !["received", "previewing"].includes(status),
    );
  };
  const apply = async (id: string): Promise<void> => {
    const { previewRevision } = await readImport(id);
    await visitor.post(`/api/imports/${id}/apply`, { previewRevision });
  };
  const ended = (id: string): Promise<Import> =>
    until(
      "the end of the import",
      () => readImport(id),
      ({ status }) => !["applying", "received", "previewing"].includes(status),
    );
  const applyAndWait = async (id: string): Promise<void> => {
    await apply(id);
    assert.equal((await ended(id)).status, "applied");
  };

  /** Rows of the import, as the database itself has them. */
  const rowsOf = async (id: string): Promise<number> => {
    const managed = await openManagedServer(data);
    const client = new pg.Client({
      ...managed.address,
      user: managed.owner,
      password: managed.secrets.ownerPassword,
      database: "milepost",
    });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(
      `select (select count(*) from sightings where import_id = $1)::int
         + (select count(*) from findings where first_import_id = $1 or last_import_id = $1)::int
         + (select count(*) from asset_coverage where import_id = $1)::int as n`,
      [id],
    );
    await client.end();
    await managed.release();
    return rows[0]?.n ?? 0;
  };

  /** A big import, applying, of which some records have been read already. */
  const running = async (): Promise<string> => {
    month += 1;
    const report = generateNessus({
      seed: 3,
      hosts: 10,
      targetBytes: BIG_BYTES,
      startDate: "2026-01-15",
      month,
    });
    const { id, status, fault } = await upload(Buffer.concat(await Array.fromAsync(report)));
    assert.equal(status, "previewed", JSON.stringify(fault));
    await apply(id);
    const { status: now } = await until(
      "progress",
      () => readImport(id),
      ({ status: each, progress }) => each !== "applying" || (progress?.records ?? 0) > 0,
    );
    assert.equal(now, "applying", "the import is still running");
    return id;
  };

  const wasKept = async (): Promise<void> => {
    const { items } = await visitor.get<Items>(`/api/systems/${system}/items?limit=5`);
    assert.deepEqual(
      items.slice(0, 2).map(({ poamId, pointOfContact }) => [poamId, pointOfContact]),
      [
        ["V-1", "Ada"],
        ["V-2", null],
      ],
    );
  };

  const isWhole = async (id: string): Promise<void> => {
    const { status, counts } = await ended(id);
    assert.equal(status, "applied");
    assert.ok(counts && isConserved(counts) && counts.records > 10_000);
    const { total } = await visitor.get<Items>(`/api/systems/${system}/items?limit=1`);
    assert.ok(total > 2);
    assert.ok((await rowsOf(id)) > counts.records);
  };

  test("kill -9 of the server: nothing of it is there before, all of it after the restart", async () => {
    const id = await running();
    server.child.kill("SIGKILL");
    await until(
      "its end",
      () => Promise.resolve(server.child.signalCode),
      (signal) => signal === "SIGKILL",
    );
    assert.equal(await rowsOf(id), 0, "an import that is not done has no rows");
    await start();
    await wasKept();
    await isWhole(id);
  });

  test("kill -9 of PostgreSQL: the server comes back by itself, and the import ends whole", async () => {
    const id = await running();
    const pid = Number.parseInt(readFileSync(join(data, "postgres", "postmaster.pid"), "utf8"), 10);
    process.kill(pid, "SIGKILL");
    const died = new Promise<never>((_, reject) => {
      server.child.once("exit", () => reject(new Error(`the server ended: ${server.errors()}`)));
    });
    died.catch(() => undefined);
    await Promise.race([
      died,
      until(
        "an answer",
        () => visitor.get<Items>(`/api/systems/${system}/items?limit=1`),
        () => true,
      ),
    ]);
    await wasKept();
    await isWhole(id);
    assert.equal(server.child.exitCode, null, "the server never ended");
  });
});
