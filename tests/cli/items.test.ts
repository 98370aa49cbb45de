import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [{ name: "web-01", records: [500, 501, 502].map((plugin) => ({ plugin, severity: plugin - 498 })) }],
});

describe("the list of items on the command line", () => {
  const of = ["--system", "Alpha"];
  const ledger = useLedger("cli-items", async (alone) => {
    await makeAlpha(alone);
    await writeFile(alone.file("scan.nessus"), SCAN);
    await alone.run("import", alone.file("scan.nessus"), ...of);
    await alone.answer("item", "set", "V-1", ...of, "--field", "pointOfContact=Ada Example");
    await alone.answer("item", "set", "V-2", ...of, "--field", "controls=AC-2(1)", "--team", "Platform");
  });

  const items = async (...options: readonly string[]): Promise<string[]> =>
    ((await ledger.answer("items", ...of, ...options)) as Array<{ poamId: string }>).map((i) => i.poamId);

  test("it is narrowed by what the metrics count by", async () => {
    assert.deepEqual(await items("--owner", "Ada Example"), ["V-1"]);
    assert.deepEqual(await items("--owner", "Platform"), ["V-2"]);
    assert.deepEqual(await items("--owner", "", "--open"), ["V-3"]);
    assert.deepEqual(await items("--family", "AC"), ["V-2"]);
    assert.deepEqual(await items("--source", "Nessus", "--rating", "high"), ["V-2"]);
    assert.deepEqual(await items("--late", "--detected-from", "2026-01-11"), []);
    assert.deepEqual(await items("--closed-from", "2026-01-01"), []);
  });

  test("a day that is none, and a choice that a past day does not know, are refused", async () => {
    await ledger.refuse("input.invalid", "items", ...of, "--closed-from", "2026-02-30");
    await ledger.refuse("input.invalid", "items", ...of, "--as-of", "2026-02-01", "--late");
  });
});
