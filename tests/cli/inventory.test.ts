import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import type { CalendarDate } from "#domain/calendar.ts";
import { declaredAsset } from "#domain/inventory.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { milepost } from "../support/command-line.ts";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [
    { name: "web-01", ip: "10.0.0.1", records: [{ plugin: 500 }] },
    { name: "web-02", ip: "10.0.0.2", records: [{ plugin: 500 }] },
  ],
});

type Json = Record<string, unknown>;

describe("the inventory commands", () => {
  const { file, data, answer, refuse } = useLedger("cli-inventory", async (ledger) => {
    const assets = [declaredAsset("web-01", { authenticatedScan: "No" }), declaredAsset("mail-01")];
    const { bytes } = await fedrampInventory.write(assets, "2026-01-01" as CalendarDate);
    await writeFile(ledger.file("inventory.xlsx"), bytes);
    await writeFile(ledger.file("cut.xlsx"), bytes.subarray(0, bytes.length - 50));
    await writeFile(ledger.file("scan.nessus"), SCAN);
    await makeAlpha(ledger);
    await ledger.answer("import", ledger.file("scan.nessus"), "--system", "Alpha");
  });
  const states = async (): Promise<unknown[]> =>
    ((await answer("inventory", "list", "--system", "Alpha")) as Json[]).map(({ identifier, state }) => [
      identifier,
      state,
    ]);

  test("inventory import declares what is there; --preview and a refused file change nothing", async () => {
    const undeclared = ["web-01", "web-02"].map((name) => [name, "scanned, not declared"]);
    const preview = (await answer(
      "inventory",
      "import",
      file("inventory.xlsx"),
      "--system",
      "Alpha",
      "--preview",
    )) as Json;
    assert.deepEqual([preview["entries"], preview["added"], preview["preview"]], [2, 2, true]);
    await refuse("document.malformed", "inventory", "import", file("cut.xlsx"), "--system", "Alpha");
    await refuse("document.unrecognized", "inventory", "import", file("scan.nessus"), "--system", "Alpha");
    await refuse("input.unreadable-file", "inventory", "import", file("none.xlsx"), "--system", "Alpha");
    assert.deepEqual(await states(), undeclared);
    const result = (await answer("inventory", "import", file("inventory.xlsx"), "--system", "alpha")) as Json;
    assert.deepEqual(
      ["format", "entries", "added", "removed", "changed", "same", "matched", "repeat", "remarks"].map(
        (name) => result[name],
      ),
      ["fedramp-inventory@3.1", 2, 2, 0, 0, 0, 1, false, []],
    );
    const again = (await answer("inventory", "import", file("inventory.xlsx"), "--system", "Alpha")) as Json;
    assert.equal(again["repeat"], true);
  });

  test("inventory list, whole and by state", async () => {
    assert.deepEqual(await states(), [
      ["mail-01", "declared, never scanned"],
      ["web-01", "declared, not scanned this month"],
      ["web-02", "scanned, not declared"],
    ]);
    const [only] = (await answer(
      "inventory",
      "list",
      "--system",
      "Alpha",
      "--state",
      "scanned, not declared",
    )) as Json[];
    assert.equal(only?.["identifier"], "web-02");
    await refuse("input.invalid", "inventory", "list", "--system", "Alpha", "--state", "lost");
    const { out } = await milepost("inventory", "list", "--system", "Alpha", ...data());
    assert.match(
      out,
      /^ASSET +STATE[\s\S]*web-01 +declared, not scanned this month +2026-01-10 +Tenable Nessus +yes +1/,
    );
  });

  test("export writes it, and document inspect counts it", async () => {
    const out = file("out.xlsx");
    const written = (await answer(
      "export",
      "--system",
      "Alpha",
      "--to",
      "fedramp-inventory",
      "--out",
      out,
    )) as Json;
    assert.deepEqual([written["declared"], written["undeclared"]], [2, 1]);
    const { rows } = await fedrampInventory.read(documentSource(await readFile(out)));
    assert.deepEqual(
      rows.map(({ declared }) => [declared.identifier, declared.inLatestScan, declared.authenticatedScan]),
      [
        ["web-01", "No", "Yes"],
        ["mail-01", "No", "No"],
        ["web-02", "No", "Yes"],
      ],
    );
    const inspected = await milepost("document", "inspect", out, "--json");
    const summary = JSON.parse(inspected.out) as Json;
    assert.deepEqual(
      ["format", "version", "items", "open", "remarks"].map((name) => summary[name]),
      ["fedramp-inventory", "3.1", 3, 0, []],
    );
    await refuse(
      "document.unwritable-format",
      "export",
      "--system",
      "Alpha",
      "--to",
      "fedramp-inventory@1",
      "--out",
      out,
    );
    await refuse(
      "input.unreadable-file",
      "export",
      "--system",
      "Alpha",
      "--to",
      "fedramp-inventory",
      "--out",
      file("no/x"),
    );
  });
});
