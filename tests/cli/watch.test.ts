import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore, type Store } from "#store/open-store.ts";
import { makeZip } from "../reports/make-zip.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { milepost, serve, startMain } from "../support/command-line.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (day: string, name = "web-01"): string =>
  scanFile({ day, plugins: [500], hosts: [{ name, records: [{ plugin: 500 }] }] });

type Line = { outcome: string; file: string; importId: string; opened?: number; fault?: { code: string } };
type Listed = { fileName: string; status: string; createdBy: string; scannedAt: string | null };

const until = async (what: string, enough: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) if (await enough()) return;
  assert.fail(`${what} did not come`);
};

const stop = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  const ended = once(child, "close");
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
};

describe("a watched folder", () => {
  let folder = "";
  let data = "";
  let drop = "";
  let held: Store;

  before(async () => {
    folder = await temporaryFolder("watch");
    data = join(folder, "data");
    drop = join(folder, "drop");
    await mkdir(drop);
    held = await openStore({ dataDir: data });
    await held.db.selectFrom("systems").select("id").execute();
    const system = ["system", "create", "--rulebook", "fedramp-rev5", "--data", data];
    for (const name of ["Harbor", "Tower"]) await milepost(...system, "--name", name);
  });
  after(async () => {
    await held.close();
    await rm(folder, { recursive: true, force: true });
  });

  const watching = (): { child: ChildProcess; lines: Line[]; errors: () => string } => {
    const child = startMain(["import", drop, "--watch", "--system", "Harbor", "--json", "--data", data]);
    const lines: Line[] = [];
    let [rest, err] = ["", ""];
    child.stdout?.on("data", (chunk: Buffer) => {
      const parts = (rest + chunk.toString("utf8")).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts.map((part) => JSON.parse(part) as Line));
    });
    child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
    return { child, lines, errors: () => err };
  };

  const list = async (system: string): Promise<Listed[]> => {
    const { out } = await milepost("import", "list", "--system", system, "--json", "--data", data);
    return JSON.parse(out) as Listed[];
  };

  const short = (lines: readonly Line[]): string[] =>
    lines.map(({ file, outcome }) => `${file.slice(drop.length + 1)} ${outcome}`);

  test("takes in what is complete, oldest scan first; refuses once; leaves alone what it knows", async () => {
    await writeFile(join(drop, "a-march.nessus"), scan("2026-03-10"));
    await writeFile(join(drop, "b-january.nessus"), scan("2026-01-10"));
    await writeFile(join(drop, "notes.txt"), "buy milk");
    const watch = watching();
    await until("three lines", () => watch.lines.length >= 3);
    assert.deepEqual(short(watch.lines), [
      "b-january.nessus applied",
      "a-march.nessus applied",
      "notes.txt refused",
    ]);
    assert.equal(watch.lines[2]?.fault?.code, "report.unrecognized");

    // It grows for longer than a complete file stays still.
    const whole = scan("2026-04-10", "web-02");
    const slow = join(drop, "slow.nessus");
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 6)) {
      await appendFile(slow, whole.slice(at, at + Math.ceil(whole.length / 6)));
      await sleep(700);
    }
    const packed = [
      { name: "in/may.nessus", data: Buffer.from(scan("2026-05-10", "web-03")) },
      { name: "in/march.nessus", data: Buffer.from(scan("2026-03-10")) },
    ];
    await writeFile(join(folder, "pile.zip"), makeZip(packed));
    await mkdir(join(drop, "below"));
    await rename(join(folder, "pile.zip"), join(drop, "below", "pile.zip"));
    await until("six lines", () => watch.lines.length >= 6);
    assert.deepEqual(
      new Set(short(watch.lines.slice(3))),
      new Set([
        "slow.nessus applied",
        "below/pile.zip/in/march.nessus known",
        "below/pile.zip/in/may.nessus applied",
      ]),
    );

    // Cut off for a while, and then grown again.
    const cut = join(drop, "cut.nessus");
    const june = scan("2026-06-10", "web-04");
    await writeFile(cut, june.slice(0, -80));
    await until("the refusal", () => watch.lines.length >= 7);
    assert.deepEqual([watch.lines[6]?.outcome, watch.lines[6]?.fault?.code], ["refused", "report.truncated"]);
    await writeFile(cut, june);
    await until("the whole file", () => watch.lines.length >= 8);
    assert.deepEqual(short(watch.lines.slice(7)), ["cut.nessus applied"]);
    await sleep(3000);
    assert.equal(watch.lines.length, 8, "nothing is told twice");
    assert.equal(await stop(watch.child, "SIGTERM"), 0, watch.errors());
    assert.equal(watch.errors(), "");

    const rows = await list("Harbor");
    assert.deepEqual(rows.map(({ fileName, status }) => `${fileName} ${status}`).toSorted(), [
      "a-march.nessus applied",
      "b-january.nessus applied",
      "cut.nessus applied",
      "cut.nessus failed",
      "may.nessus applied",
      "notes.txt failed",
      "slow.nessus applied",
    ]);
  });

  test("started again, it takes nothing in twice, and SIGINT ends it too", async () => {
    const before = await list("Harbor");
    const watch = watching();
    await until("a line for each report", () => watch.lines.length >= 7);
    assert.deepEqual(new Set(watch.lines.map(({ outcome }) => outcome)), new Set(["known"]));
    assert.equal(await stop(watch.child, "SIGINT"), 0, watch.errors());
    assert.deepEqual(await list("Harbor"), before);
  });

  test("is refused without a folder", async () => {
    const base = ["import", "--watch", "--system", "Harbor", "--data", data];
    for (const [code, paths] of [
      ["input.unreadable-file", [join(folder, "nowhere")]],
      ["input.unreadable-file", [join(drop, "notes.txt")]],
      ["input.invalid", [drop, folder]],
      ["input.invalid", [drop, "--preview"]],
    ] as const) {
      const { code: exit, out, err } = await milepost(...base, ...paths);
      assert.deepEqual([exit, out], [2, ""], err);
      assert.ok(err.startsWith(`milepost: ${code}: `), err);
    }
  });

  test("of a server is taken in by the system itself, into each folder's own system", async () => {
    const other = join(folder, "tower=drop");
    await mkdir(other);
    await writeFile(join(other, "july.nessus"), scan("2026-07-10"));
    const server = await serve(data, "--watch", `${drop}=Harbor`, "--watch", `${other}=Tower`);
    try {
      await until("the import", async () => (await list("Tower")).some(({ status }) => status === "applied"));
      const [row] = await list("Tower");
      assert.deepEqual([row?.fileName, row?.createdBy], ["july.nessus", "watched folder"]);
    } finally {
      assert.equal(await server.stop(), 0, server.errors());
    }
    const nowhere = await milepost("serve", "--data", data, "--port", "0", "--watch", `${drop}=Nobody's`);
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.err, /^milepost: system\.not-found: /);
    const nothing = await milepost("serve", "--data", data, "--port", "0", "--watch", drop);
    assert.match(nothing.err, /^milepost: input\.invalid: /);
  });
});
