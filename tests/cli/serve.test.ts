import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { temporaryFolder } from "../support/cluster.ts";
import { milepost, serve } from "../support/command-line.ts";
import { sharedDatabase } from "../support/store.ts";

describe("serve", () => {
  let data = "";
  before(async () => {
    data = await temporaryFolder("serve");
  });
  after(() => rm(data, { recursive: true, force: true }));

  test("two commands that meet an empty folder at once both do their work", async () => {
    const answers = await Promise.all(
      ["One", "Two"].map((name) =>
        milepost("system", "create", "--name", name, "--rulebook", "fedramp-rev5", "--data", data),
      ),
    );
    for (const { code, err } of answers) assert.equal(code, 0, err);
    assert.ok(!existsSync(join(data, "postgres", "postmaster.pid")), "the last one stopped the database");
  });

  test("a command beside a server, two servers on one folder, and one port for two", async () => {
    const first = await serve(data);
    assert.match(first.setupUrl ?? "", /\/setup#[\w-]{40,}$/);
    const second = await serve(data);
    assert.notEqual(second.url, first.url);
    for (const { url } of [first, second]) {
      const health = await fetch(`${url}/healthz`);
      assert.deepEqual(await health.json(), { status: "ok" });
      const session = (await (await fetch(`${url}/api/session`)).json()) as { setupNeeded: boolean };
      assert.equal(session.setupNeeded, true);
    }
    const beside = await milepost("system", "list", "--json", "--data", data);
    assert.equal(beside.code, 0, beside.err);
    assert.deepEqual(
      (JSON.parse(beside.out) as Array<{ name: string }>).map(({ name }) => name),
      ["One", "Two"],
    );
    const port = new URL(first.url).port;
    const taken = await milepost("serve", "--data", data, "--port", port);
    assert.deepEqual([taken.code, taken.out], [2, ""]);
    assert.match(taken.err, /^milepost: server\.port-in-use: [^\n]+\n$/);
    // The one that was refused has not taken the database from the others.
    assert.equal((await fetch(`${second.url}/api/session`)).status, 200);
    assert.equal(await first.stop(), 0, first.errors());
    assert.equal((await fetch(`${second.url}/api/session`)).status, 200, "the other server goes on");
    assert.equal(await second.stop(), 0, second.errors());
    assert.ok(!existsSync(join(data, "postgres", "postmaster.pid")), "the last one stopped the database");
  });

  test("an address that others reach is refused as long as there is no administrator", async () => {
    const answer = await milepost("serve", "--data", data, "--port", "0", "--host", "0.0.0.0");
    assert.deepEqual([answer.code, answer.out], [2, ""]);
    assert.match(answer.err, /^milepost: server\.exposed-without-administrator: [^\n]+\n$/);
    assert.ok(!existsSync(join(data, "postgres", "postmaster.pid")));
  });

  test("--demo fills a system once", async () => {
    const address = await sharedDatabase();
    const database = address === undefined ? [] : ["--database-url", address];
    const place = join(data, "of-the-demo");
    for (let round = 0; round < 2; round += 1) {
      const server = await serve(place, "--demo", ...database);
      const { out } = await milepost("system", "list", "--json", "--data", place, ...database);
      const demo = (JSON.parse(out) as Array<{ name: string; open: number }>).filter(({ name }) =>
        name.startsWith("Demo"),
      );
      assert.equal(demo.length, 1);
      assert.ok((demo[0]?.open ?? 0) > 0);
      assert.equal(await server.stop(), 0);
    }
  });

  test("what npm started ends when npm is stopped, though the shell between them tells it nothing", async () => {
    const module = new URL("../../scripts/end-with-launcher.ts", import.meta.url).href;
    const program = `import { endWithLauncher } from ${JSON.stringify(module)};
      endWithLauncher();
      process.on("SIGTERM", () => { console.log("asked to end"); process.exit(); });
      setTimeout(() => process.exit(), 30_000);
      console.log("running");`;
    // What follows the program keeps the shell from becoming it.
    const shell = spawn(
      "/bin/sh",
      ["-c", '"$0" --input-type=module --eval "$1"; true', process.execPath, program],
      {
        env: { ...process.env, npm_lifecycle_event: "start" },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const said = createInterface({ input: shell.stdout });
    const lines: string[] = [];
    for await (const line of said) {
      lines.push(line);
      shell.kill("SIGTERM");
    }
    assert.deepEqual(lines, ["running", "asked to end"]);
  });
});
