import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { findingsTable, MAPPING } from "../support/mapping.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

type Json = Record<string, unknown>;

describe("tables and typed findings on the command line", () => {
  const ledger = useLedger("cli-mappings", async (alone) => {
    await makeAlpha(alone);
    const { source: _, ...rest } = MAPPING;
    await writeFile(alone.file("mapping.json"), JSON.stringify(MAPPING));
    await writeFile(alone.file("sourceless.json"), JSON.stringify(rest));
    await writeFile(alone.file("list.csv"), findingsTable({}, { id: "F-2", risk: "Odd" }));
  });
  const { file } = ledger;
  const run = (...args: readonly string[]) => ledger.run(...args, "--system", "Alpha");
  const answer = (...args: readonly string[]) => ledger.answer(...args, "--system", "Alpha");
  const refuse = (code: string, ...args: readonly string[]) =>
    ledger.refuse(code, ...args, "--system", "Alpha");

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
