import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../support/cluster.ts";

const BIN = fileURLToPath(new URL("../../bin/milepost.mjs", import.meta.url));

/** The command as it is installed, on whatever Node the host has. */
const installed = (...args: readonly string[]) => {
  const { DATABASE_URL: _, ...env } = process.env;
  return spawn("node", [BIN, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
};

describe("the installed command", () => {
  let data = "";
  before(async () => {
    data = await temporaryFolder("installed");
  });
  after(() => rm(data, { recursive: true, force: true }));

  test("passes on how a command ended", async () => {
    const child = installed("lint", join(data, "missing.xlsx"), "--rulebook", "fedramp-rev5");
    assert.deepEqual(await once(child, "close"), [2, null]);
  });

  test("stops server and database when it alone is asked to", async () => {
    const child = installed("serve", "--data", data, "--port", "0");
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
    while (!out.includes("is at http")) await once(child.stdout, "data");
    assert.ok(existsSync(join(data, "postgres", "postmaster.pid")));
    child.kill("SIGTERM");
    assert.deepEqual(await once(child, "close"), [0, null]);
    assert.ok(!existsSync(join(data, "postgres", "postmaster.pid")));
  });
});
