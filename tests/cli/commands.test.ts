import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { milepost } from "../support/command-line.ts";
import { scanFile } from "../support/scan-file.ts";
import { useLedger } from "./ledger-commands.ts";

const RECORDS = [
  { plugin: 500, severity: 4, port: 443 },
  { plugin: 500, severity: 4, port: 443 },
  { plugin: 501, severity: 2 },
  { plugin: 1, severity: 0 },
  { plugin: 502, severity: 9 },
];
const FIRST = scanFile({
  day: "2026-01-10",
  plugins: [1, 500, 501],
  hosts: [{ name: "web-01", records: RECORDS }],
});
const SECOND = scanFile({
  day: "2026-02-10",
  plugins: [1, 500, 501],
  hosts: [{ name: "web-01", records: RECORDS.slice(2, 4) }],
});

type Json = Record<string, unknown>;

describe("the commands of a ledger", () => {
  const { file, data, answer, refuse } = useLedger("cli", async (ledger) => {
    await writeFile(ledger.file("first.nessus"), FIRST);
    await writeFile(ledger.file("second.nessus"), SECOND);
  });

  test("system create and list", async () => {
    const made = (await answer(
      "system",
      "create",
      "--name",
      "Alpha",
      "--rulebook",
      "fedramp-rev5",
      "--impact",
      "moderate",
    )) as Json;
    assert.deepEqual(
      [made["name"], made["rulebook"], made["impactLevel"]],
      ["Alpha", "fedramp-rev5", "moderate"],
    );
    await refuse("system.exists", "system", "create", "--name", "ALPHA", "--rulebook", "fedramp-rev5");
    await refuse("input.invalid", "system", "create", "--name", "B", "--rulebook", "none");
    await refuse(
      "input.invalid",
      "system",
      "create",
      "--name",
      "B",
      "--rulebook",
      "fedramp-rev5",
      "--impact",
      "extreme",
    );
    const list = (await answer("system", "list")) as Json[];
    assert.deepEqual(
      list.map(({ name, open }) => [name, open]),
      [["Alpha", 0]],
    );
  });

  test("import of several files takes the oldest scan first, and --preview changes nothing", async () => {
    const files = [file("second.nessus"), file("first.nessus")];
    const [preview] = (await answer(
      "import",
      file("first.nessus"),
      "--system",
      "alpha",
      "--preview",
    )) as Json[];
    assert.deepEqual(await answer("items", "--system", "Alpha"), []);
    const results = (await answer("import", ...files, "--system", "Alpha")) as Json[];
    const counts = (result: Json | undefined) =>
      [
        "records",
        "opened",
        "returned",
        "seenAgain",
        "duplicates",
        "informational",
        "setAside",
        "fixed",
        "notObserved",
        "itemsOpened",
        "itemsProposedForClosure",
      ].map((name) => result?.[name]);
    assert.deepEqual(counts(results[0]), [5, 2, 0, 0, 1, 1, 1, 0, 0, 2, 0]);
    assert.deepEqual(counts(results[1]), [2, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1]);
    assert.deepEqual(counts(preview), counts(results[0]));
    const [first] = results;
    assert.equal(first?.["sha256"], createHash("sha256").update(FIRST).digest("hex"));
    const remarks = first?.["remarks"] as Json[];
    assert.equal(remarks.length, 1);
    assert.deepEqual(Object.keys(remarks[0] ?? {}).toSorted(), ["code", "message", "where"]);
    const [repeat] = (await answer("import", file("first.nessus"), "--system", "Alpha")) as Json[];
    assert.equal(repeat?.["repeatOf"], first?.["importId"]);
    await refuse("system.not-found", "import", file("first.nessus"), "--system", "Nobody's");
  });

  test("import list", async () => {
    const list = (await answer("import", "list")) as Json[];
    const applied = list.filter(({ status }) => status === "applied");
    assert.deepEqual(
      new Set(applied.map(({ fileName }) => fileName)),
      new Set(["first.nessus", "second.nessus"]),
    );
    assert.equal(applied.length, 2);
    assert.equal(list.filter(({ repeatOf }) => repeatOf !== null).length, 1);
    assert.deepEqual(await answer("import", "list", "--system", "Alpha"), list);
  });

  test("items and item show, down to the bytes of the record", async () => {
    const items = (await answer("items", "--system", "Alpha")) as Json[];
    assert.deepEqual(
      items.map(({ poamId, status }) => [poamId, status]),
      [
        ["V-1", "pending verification"],
        ["V-2", "open"],
      ],
    );
    assert.deepEqual(await answer("items", "--system", "Alpha", "--status", "open"), items.slice(1));
    await refuse("input.invalid", "items", "--system", "Alpha", "--status", "done");
    const shown = (await answer("item", "show", "V-1")) as Json & {
      findings: Array<{ status: string; provenance: { sha256: string; byteStart: number; byteEnd: number } }>;
      clock: Array<{ value: string }>;
      history: Array<{ action: string }>;
    };
    assert.equal(shown["scheduledCompletionDate"], "2026-02-09");
    assert.equal(shown.clock.at(-1)?.value, "2026-02-09");
    assert.deepEqual(
      shown.history.map(({ action }) => action),
      ["item.closure-proposed", "item.opened"],
    );
    const [finding] = shown.findings;
    assert.ok(finding);
    assert.equal(finding.provenance.sha256, createHash("sha256").update(FIRST).digest("hex"));
    const record = Buffer.from(FIRST)
      .subarray(finding.provenance.byteStart, finding.provenance.byteEnd)
      .toString();
    assert.match(record, /^<ReportItem [^>]*pluginID="500"[\s\S]*<\/ReportItem>$/);
    await refuse("item.not-found", "item", "show", "V-99");
  });

  test("export, and document inspect of what was exported", async () => {
    const out = file("poam.xlsx");
    const written = (await answer(
      "export",
      "--system",
      "Alpha",
      "--to",
      "fedramp-poam@3.0",
      "--out",
      out,
    )) as Json;
    assert.deepEqual(
      ["open", "closed", "closedUnverified", "openUnverified"].map((name) => written[name]),
      [1, 1, 1, 0],
    );
    const said = await milepost(
      "export",
      "--system",
      "Alpha",
      "--to",
      "fedramp-poam@3.0",
      "--out",
      out,
      ...data(),
    );
    assert.match(said.out, /: 1 open, 1 closed, .*\nOf the closed, 1 proven fixed by a scan: in the ledger /);
    assert.equal((await readFile(out)).subarray(0, 2).toString(), "PK");
    const inspected = await milepost("document", "inspect", out, "--json");
    assert.equal(inspected.code, 0, inspected.err);
    const summary = JSON.parse(inspected.out) as Json;
    assert.deepEqual(
      ["format", "version", "system", "open", "closed", "items"].map((name) => summary[name]),
      ["fedramp-poam", "3.0", "Alpha", 1, 1, 2],
    );
    await refuse("document.unwritable-format", "export", "--system", "Alpha", "--to", "word", "--out", out);
    await refuse(
      "input.unreadable-file",
      "export",
      "--system",
      "Alpha",
      "--to",
      "fedramp-poam",
      "--out",
      file("no/x"),
    );
  });

  test("report inspect needs no ledger", async () => {
    const { code, out, err } = await milepost("report", "inspect", file("first.nessus"), "--json");
    assert.deepEqual([code, err], [0, ""]);
    const summary = JSON.parse(out) as Json;
    assert.deepEqual(Object.keys(summary).toSorted(), [
      "actionable",
      "assets",
      "bySeverity",
      "bytes",
      "coverage",
      "format",
      "records",
      "remarks",
      "scannedAt",
      "sha256",
      "tool",
      "toolVersion",
      "weaknesses",
    ]);
    assert.deepEqual(
      ["format", "records", "actionable", "assets", "weaknesses"].map((name) => summary[name]),
      ["nessus", 5, 3, 1, 2],
    );
    assert.deepEqual(summary["bySeverity"], { critical: 2, high: 0, moderate: 1, low: 0, informational: 1 });
  });

  test("without --json people read lines", async () => {
    for (const [args, expected] of [
      [["system", "list"], /^NAME +RULEBOOK/],
      [["items", "--system", "Alpha"], /V-1 +critical +pending verification/],
      [["item", "show", "V-1"], /Scheduled completion 2026-02-09, because:/],
      [["import", "list"], /first\.nessus/],
    ] as const) {
      const { code, out, err } = await milepost(...args, ...data());
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, expected);
    }
  });

  test("a database address that does not answer is refused by name", async () => {
    const address = "postgres://x:y@127.0.0.1:9/none";
    const { code, out, err } = await milepost(
      "system",
      "list",
      "--database-url",
      address,
      "--data",
      file("none"),
    );
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^milepost: database\.unreachable: [^\n]+\n$/);
  });

  test("two imports of one file by two processes at once: one is applied, the other is its repeat", async () => {
    await answer("system", "create", "--name", "Beta", "--rulebook", "fedramp-rev5");
    const both = (
      await Promise.all(
        [1, 2].map(() => milepost("import", file("first.nessus"), "--system", "Beta", "--json", ...data())),
      )
    ).map(({ out, err }) => {
      assert.equal(err, "");
      return JSON.parse(out) as Json[];
    });
    const repeats = both.flat().filter((result) => "repeatOf" in result);
    assert.equal(repeats.length, 1);
    assert.equal(((await answer("items", "--system", "Beta")) as Json[]).length, 2);
  });
});
