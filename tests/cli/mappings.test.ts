import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openStore, type Store } from "#store/open-store.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { milepost } from "../support/command-line.ts";
import { findingsTable, MAPPING } from "../support/mapping.ts";

type Json = Record<string, unknown>;

describe("tables and typed findings on the command line", () => {
  let folder = "";
  let held: Store;
  const file = (name: string): string => join(folder, name);
  const run = (...args: readonly string[]) => milepost(...args, "--system", "Alpha", "--data", file("data"));
  const answer = async (...args: readonly string[]): Promise<unknown> => {
    const { code, out, err } = await run(...args, "--json");
    assert.deepEqual([code, err], [0, ""], out);
    return JSON.parse(out);
  };
  const refuse = async (code: string, ...args: readonly string[]): Promise<void> => {
    const { code: exit, out, err } = await run(...args);
    assert.deepEqual([exit, out], [2, ""], err);
    assert.ok(err.startsWith(`milepost: ${code}: `), err);
  };

  before(async () => {
    folder = await temporaryFolder("cli-mappings");
    held = await openStore({ dataDir: file("data") });
    await held.db.selectFrom("systems").select("id").execute();
    await milepost(
      "system",
      "create",
      "--name",
      "Alpha",
      "--rulebook",
      "fedramp-rev5",
      "--data",
      file("data"),
    );
    const { source: _, ...rest } = MAPPING;
    await writeFile(file("mapping.json"), JSON.stringify(MAPPING));
    await writeFile(file("sourceless.json"), JSON.stringify(rest));
    await writeFile(file("list.csv"), findingsTable({}, { id: "F-2", risk: "Odd" }));
  });
  after(async () => {
    await held.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("a mapping is saved, listed and shown, and a table comes in through it", async () => {
    await refuse("source.missing", "mapping", "save", file("sourceless.json"));
    await refuse("mapping.invalid", "mapping", "save", file("list.csv"));
    assert.equal(((await answer("mapping", "save", file("mapping.json"))) as Json)["version"], 1);
    assert.equal(((await answer("mapping", "list")) as Json[]).length, 1);
    const [shown] = (await answer("mapping", "show", MAPPING.name)) as Json[];
    assert.deepEqual(shown?.["mapping"], MAPPING);
    assert.match(
      (await run("mapping", "show", MAPPING.name)).out,
      /source: audit, SAR-2026-01; detector audit/,
    );
    await refuse("mapping.not-found", "mapping", "show", "Another");
    await refuse("report.unrecognized", "import", file("list.csv"));
    await refuse("mapping.not-found", "import", file("list.csv"), "--mapping", "Another");
    const [imported] = (await answer("import", file("list.csv"), "--mapping", MAPPING.name)) as Json[];
    assert.deepEqual([imported?.["records"], imported?.["opened"], imported?.["setAside"]], [2, 1, 1]);
  });

  test("a finding is added by hand", async () => {
    const finding = [
      "finding",
      "add",
      "--name",
      "Open relay",
      "--description",
      "Mail passes.",
      "--severity",
      "high",
    ];
    const where = [
      "--asset",
      "mail01",
      "--asset",
      "site:https://mail.example.org",
      "--found-on",
      "2026-05-04",
    ];
    await refuse("source.missing", ...finding, ...where);
    const source = ["--source-kind", "audit", "--reference", "SAR-26", "--control", "SC-7"];
    const added = (await answer(...finding, ...where, ...source)) as Json;
    assert.deepEqual([added["status"], (added["poamIds"] as string[]).length], ["applied", 1]);
    const again = (await answer(...finding, ...where, ...source)) as Json;
    assert.equal(again["repeatOf"], added["importId"]);
  });
});
