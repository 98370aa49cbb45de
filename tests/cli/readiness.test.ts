import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { scanFile } from "../support/scan-file.ts";
import { useLedger } from "./ledger-commands.ts";

const SCAN = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("lint and metrics of a ledger", () => {
  const ledger = useLedger("readiness", async ({ file, run }) => {
    await writeFile(file("scan.nessus"), SCAN);
    const made = await run("system", "create", "--name", "Harbor", "--rulebook", "fedramp-rev5");
    const taken = await run("import", file("scan.nessus"), "--system", "Harbor");
    assert.deepEqual([made.code, taken.code], [0, 0], `${made.err} ${taken.err}`);
  });

  test("lint --system ends with 1 on an error, and says the same as JSON", async () => {
    const { code, out } = await ledger.run("lint", "--system", "Harbor", "--json");
    assert.equal(code, 1);
    const findings = JSON.parse(out) as ReadonlyArray<Record<string, string>>;
    const owner = findings.find(({ check }) => check === "owner-missing");
    assert.deepEqual(Object.keys(owner ?? {}), ["check", "level", "poamId", "field", "message", "fix"]);
    assert.equal(owner?.["poamId"], "V-1");
    const lines = await ledger.run("lint", "--system", "Harbor");
    assert.equal(lines.code, 1);
    assert.match(
      lines.out,
      /^V-1: error: There is no point of contact\..*\[owner-missing, pointOfContact\]$/m,
    );
  });

  test("lint refuses both a file and a system, and neither", async () => {
    await ledger.refuse("input.invalid", "lint", ledger.file("scan.nessus"), "--system", "Harbor");
    await ledger.refuse("input.invalid", "lint");
    await ledger.refuse("input.invalid", "lint", ledger.file("scan.nessus"));
  });

  test("metrics says what is late, and why there is no forecast", async () => {
    const metrics = (await ledger.answer("metrics", "--system", "Harbor")) as {
      readonly open: number;
      readonly forecast: { readonly possible: boolean; readonly because: string };
    };
    assert.deepEqual([metrics.open, metrics.forecast.possible], [1, false]);
    assert.match(metrics.forecast.because, /a forecast needs 8\./);
    const { out } = await ledger.run("metrics", "--system", "Harbor");
    assert.match(out, /^ {2}moderate: 1 open, 1 late/m);
  });
});
