import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { generateNessus } from "#reports/generate/nessus.ts";
import { milepost, startMain } from "../support/command-line.ts";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

type Json = Record<string, unknown>;

const cves = ["CVE-2026-1000"];
const scan = (day: string, plugins: readonly number[]): string =>
  scanFile({
    day,
    plugins: [500, 501],
    hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin, cves })) }],
  });

describe("intake by command", () => {
  const { file, data, answer, refuse } = useLedger("cli-intake", async (ledger) => {
    await mkdir(ledger.file("month/inner"), { recursive: true });
    await writeFile(ledger.file("month/b.nessus"), scan("2026-01-10", [500, 501]));
    await writeFile(ledger.file("month/inner/a.nessus.gz"), gzipSync(scan("2026-02-10", [500])));
    await writeFile(ledger.file("month/README.txt"), "what this folder holds");
    await writeFile(ledger.file("month/.hidden"), "not looked at");
    await makeAlpha(ledger);
  });
  const statuses = async (): Promise<string[]> =>
    ((await answer("items", "--system", "Alpha")) as Json[]).map(
      (row) => `${String(row["poamId"])} ${String(row["status"])}`,
    );

  const statusOf = async (fileName: string): Promise<unknown> =>
    ((await answer("import", "list")) as Json[]).find((row) => row["fileName"] === fileName)?.["status"];

  test("import takes a folder in: packed files too, oldest scan first, other files named as skipped", async () => {
    const results = (await answer("import", file("month"), "--system", "Alpha")) as Json[];
    const [first, second, skipped] = results;
    assert.match(String(first?.["file"]), /b\.nessus$/);
    assert.match(String(second?.["file"]), /a\.nessus\.gz\/a\.nessus$/);
    assert.deepEqual([second?.["seenAgain"], second?.["fixed"]], [1, 1]);
    assert.deepEqual(
      [String(skipped?.["file"]).split("/").at(-1), skipped?.["skipped"]],
      ["README.txt", "report.unrecognized"],
    );
    assert.equal(results.length, 3);
  });

  test("import --asset names what the file does not name", async () => {
    const audit = { auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } };
    await writeFile(file("audit.json"), JSON.stringify(audit));
    const codes = async (...more: readonly string[]): Promise<unknown[]> => {
      const args = ["import", file("audit.json"), "--system", "Alpha", ...more];
      const [result] = (await answer(...args)) as Json[];
      return ((result ?? assert.fail())["remarks"] as Json[]).map(({ code }) => code);
    };
    assert.ok((await codes("--preview")).includes("npm-audit.unnamed-repository"));
    assert.deepEqual(await codes("--preview", "--asset", "shop"), ["import.no-scan-date"]);
    await refuse("input.invalid", "import", file("audit.json"), "--system", "Alpha", "--asset", ".");
    await refuse("input.invalid", "import", file("month"), "--system", "Alpha", "--watch", "--asset", "shop");
  });

  test("report inspect looks into an archive", async () => {
    const { out } = await milepost("report", "inspect", file("month/inner/a.nessus.gz"), "--json");
    const summary = JSON.parse(out) as Json;
    assert.deepEqual([summary["format"], summary["records"], summary["actionable"]], ["nessus", 1, 1]);
    assert.equal((summary["members"] as Json[]).length, 1);
  });

  test("policy show, try and adopt", async () => {
    const policy = (await answer("policy", "show", "--system", "Alpha")) as Json;
    assert.deepEqual([policy["grouping"], policy["cleanScans"]], ["weakness", 1]);
    const change = ["--system", "Alpha", "--set", "grouping=cve", "cleanScans=2"];
    const tried = (await answer("policy", "try", ...change)) as Json;
    assert.equal(tried["adopted"], false);
    assert.deepEqual(await statuses(), ["V-1 open", "V-2 pending verification"]);
    const adopted = (await answer("policy", "adopt", ...change, "--reason", "Two clean scans.")) as Json;
    assert.deepEqual(adopted["items"], tried["items"]);
    assert.deepEqual(await statuses(), ["V-1 open", "V-2 cancelled"]);
    const { code, err } = await milepost(
      "policy",
      "try",
      "--system",
      "Alpha",
      "--set",
      "grouping=colour",
      ...data(),
    );
    assert.equal(code, 2);
    assert.match(err, /^milepost: input\.invalid: Expected weakness, cve, fix/);
  });

  test("import undo, previewed and done", async () => {
    const list = (await answer("import", "list")) as Json[];
    const last = list.find((row) => row["fileName"] === "a.nessus");
    const id = String(last?.["importId"]);
    const preview = (await answer("import", "undo", id, "--preview")) as Json;
    assert.equal(preview["status"], "applied");
    const undone = (await answer("import", "undo", id, "--reason", "Wrong system.")) as Json;
    assert.equal(undone["status"], "undone");
    assert.deepEqual(undone["findings"], preview["findings"]);
    for (const [wrong, code] of [
      [id, "import.not-undoable"],
      ["no-such-import", "import.not-found"],
    ] as const) {
      const { code: exit, err } = await milepost("import", "undo", wrong, ...data());
      assert.equal(exit, 2);
      assert.ok(err.startsWith(`milepost: ${code}: `), err);
    }
  });

  test("item show says why", async () => {
    const item = (await answer("item", "show", "V-1")) as Json;
    const [finding] = item["findings"] as Array<{ because: Json; provenance: Json }>;
    assert.equal(finding?.because["rule"], "cve");
    assert.equal(finding.provenance["matchedBy"], "new");
    const { out } = await milepost("item", "show", "V-1", ...data());
    assert.match(out, /because: cve \(cve:CVE-2026-1000\); asset known by new/);
  });

  test("an import that is interrupted ends as cancelled, and the ledger is as it was", async () => {
    const before = await statuses();
    await writeFile(
      file("large.nessus"),
      generateNessus({ seed: 7, hosts: 1, targetBytes: 40_000_000, startDate: "2026-04-10" }),
    );
    const args = ["import", file("large.nessus"), "--system", "Alpha", ...data()];
    const child = startMain(args);
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    const ended = once(child, "close");
    while ((await statusOf("large.nessus")) !== "applying") assert.equal(child.exitCode, null, said);
    child.kill("SIGINT");
    assert.deepEqual(await ended, [2, null]);
    assert.match(said, /^milepost: import\.cancelled: [^\n]+\n$/);
    assert.equal(await statusOf("large.nessus"), "discarded");
    assert.deepEqual(await statuses(), before);
  });
});
