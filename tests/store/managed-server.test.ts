import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openManagedServer, type ManagedServer } from "#store/managed/managed-server.ts";
import { openStore } from "#store/open-store.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { refused } from "../support/refused.ts";

/** A number that no process can have. */
const NO_PROCESS = 4_194_999;

const client = async (server: ManagedServer, password = server.secrets.ownerPassword): Promise<pg.Client> => {
  const opened = new pg.Client({ ...server.address, user: server.owner, password, database: "postgres" });
  opened.on("error", () => undefined);
  await opened.connect();
  return opened;
};

/** Opens the server, asks something and leaves, some times over. */
const visit = async (dataDir: string): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    const server = await openManagedServer(dataDir);
    const user = await client(server);
    await user.query("select 1");
    await user.end();
    await server.release();
  }
};

describe("the managed PostgreSQL", () => {
  let dataDir = "";
  before(async () => {
    dataDir = await temporaryFolder("managed");
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const pidFile = (): string => join(dataDir, "postgres", "postmaster.pid");
  const pid = (): number => Number.parseInt(readFileSync(pidFile(), "utf8"), 10);

  test("two who open an empty folder at once share one server, and the folder holds nothing unfinished", async () => {
    const abandoned = join(dataDir, `postgres-new-${NO_PROCESS}`);
    const living = join(dataDir, `postgres-new-${process.ppid}`);
    await mkdir(abandoned);
    await mkdir(living);
    await writeFile(join(abandoned, "PG_VERSION"), "18");
    await writeFile(`${abandoned}.pw`, "secret");
    const servers = await Promise.all([openManagedServer(dataDir), openManagedServer(dataDir)]);
    assert.deepEqual(servers[0].address, servers[1].address);
    assert.deepEqual(servers[0].secrets, servers[1].secrets);
    const names = (await readdir(dataDir)).filter((name) => name.startsWith("postgres-new-"));
    assert.deepEqual(names, [`postgres-new-${process.ppid}`], "what a living process works on is left alone");
    await rm(living, { recursive: true });
    for (const server of servers) await server.release();
    assert.ok(!existsSync(pidFile()), "the last one to leave stopped it");
  });

  test("one that runs is adopted, and stays as long as somebody is connected", async () => {
    const first = await openManagedServer(dataDir);
    const user = await client(first);
    const started = pid();
    const second = await openManagedServer(dataDir);
    assert.equal(pid(), started);
    await second.release();
    assert.equal(pid(), started);
    const { rows } = await user.query("select 1 as one");
    assert.deepEqual(rows, [{ one: 1 }]);
    await user.end();
    await first.release();
    assert.ok(!existsSync(pidFile()));
  });

  test("one who leaves does not stop it under those who have nothing to ask at the moment", async () => {
    const idle = await openManagedServer(dataDir);
    const started = pid();
    await (await openManagedServer(dataDir)).release();
    assert.equal(pid(), started);
    await idle.release();
    assert.ok(!existsSync(pidFile()));
  });

  test("many who come and go at the same time never find it gone", async () => {
    await Promise.all(Array.from({ length: 5 }, () => visit(dataDir)));
  });

  for (const [whose, number] of [
    ["a process that is gone", NO_PROCESS],
    ["a living process that is no server of this folder", process.pid],
  ] as const)
    test(`a pid file of ${whose} does not keep it from starting`, async () => {
      await writeFile(
        pidFile(),
        `${number}\n${join(dataDir, "postgres")}\n1\n5432\n/nowhere\n*\n 1 1\nready\n`,
      );
      const server = await openManagedServer(dataDir);
      await (await client(server)).end();
      assert.notEqual(pid(), number);
      await server.release();
    });

  test("an empty pid file, as a power cut leaves it, does not keep it from starting", async () => {
    await writeFile(pidFile(), "");
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(pidFile(), longAgo, longAgo);
    const server = await openManagedServer(dataDir);
    assert.ok(pid() > 0);
    await server.release();
  });

  test("a server that is killed is started again by itself, with everything that was written", async () => {
    const server = await openManagedServer(dataDir);
    const user = await client(server);
    await user.query("create table kept as select 42 as answer");
    const before = pid();
    process.kill(before, "SIGKILL");
    let answer: unknown = null;
    for (let tries = 0; tries < 100 && answer === null; tries += 1) {
      await sleep(200);
      answer = await client(server).then(
        async (again) => {
          const { rows } = await again.query<{ answer: number }>("select answer from kept");
          await again.end();
          return rows[0]?.answer ?? null;
        },
        () => null,
      );
    }
    assert.equal(answer, 42);
    assert.notEqual(pid(), before);
    await server.release();
    assert.ok(!existsSync(pidFile()));
  });

  test("durability is not traded away, and strangers are kept out", async () => {
    const server = await openManagedServer(dataDir);
    const user = await client(server);
    const { rows } = await user.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit',
         'data_checksums', 'listen_addresses', 'password_encryption') order by name`,
    );
    const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    const { listen_addresses: addresses, ...kept } = settings;
    assert.deepEqual(kept, {
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      password_encryption: "scram-sha-256",
      synchronous_commit: "on",
    });
    assert.equal(addresses, process.platform === "win32" ? "127.0.0.1" : "");
    await assert.rejects(client(server, "a wrong password"), /password authentication failed/);
    await user.end();
    await server.release();
  });

  test("a folder whose database is damaged is refused by name", async () => {
    const damaged = await temporaryFolder("damaged");
    const cluster = join(damaged, "postgres");
    await mkdir(cluster, { mode: 0o700 });
    const secrets = { ownerPassword: "x", appPassword: "y" };
    await writeFile(join(cluster, "milepost.json"), JSON.stringify(secrets));
    await writeFile(join(cluster, "PG_VERSION"), "18\n");
    await refused(openStore({ dataDir: damaged }), "database.unreachable");
    await rm(damaged, { recursive: true });
  });
});
