import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

type Json = Record<string, unknown>;

describe("plans on the command line", () => {
  const ledger = useLedger("cli-milestones", async (alone) => {
    await makeAlpha(alone);
    const records = [500, 501].map((plugin) => ({ plugin, severity: 3 }));
    const scan = scanFile({ day: "2026-05-01", hosts: [{ name: "web-01", records }] });
    await writeFile(alone.file("scan.nessus"), scan);
    await alone.answer("import", alone.file("scan.nessus"), "--system", "Alpha");
  });
  const run = (...args: readonly string[]) => ledger.run(...args, "--system", "Alpha");
  const answer = async (...args: readonly string[]) =>
    (await ledger.answer(...args, "--system", "Alpha")) as Json;
  const refuse = (code: string, ...args: readonly string[]) =>
    ledger.refuse(code, ...args, "--system", "Alpha");

  test("milestones are added, moved, shared and completed, and listed with what they were", async () => {
    await run("milestone", "add", "V-1", "--text", "Test the patch.", "--due", "2099-03-01", "--days", "3");
    const after = ["--after", "V-1/1", "--team", "Servers"];
    await run("milestone", "add", "V-1", "--text", "Roll out.", "--due", "2099-03-10", ...after);
    await run("milestone", "update", "V-1", "1", "--due", "2099-03-05", "--reason", "The vendor is late.");
    const { milestones } = await answer("milestone", "list", "V-1");
    const [first, second] = milestones as Json[];
    assert.deepEqual(
      [first?.["due"], first?.["original"]],
      ["2099-03-05", { description: "Test the patch.", due: "2099-03-01" }],
    );
    assert.deepEqual([second?.["needs"], second?.["team"]], [[first?.["id"]], "Servers"]);
    await run("milestone", "share", "V-1", "2", "V-2");
    const done = await answer("milestone", "complete", "V-2", "1", "--on", "2026-06-01");
    assert.equal(done["completedOn"], "2026-06-01");
    const { out } = await run("milestone", "list");
    assert.match(out, /V-1 +1 +2099-03-05 +2099-03-01 +open/);
    assert.match(out, /Critical path:\n .*V-1: Test the patch\./);
    assert.doesNotMatch(out, /Roll out/);
    assert.match((await run("evergreen")).out, /V-1 +12 /);
  });

  test("a circle, a day to come and a milestone that is not there are refused", async () => {
    assert.match((await run("milestone", "wait", "V-1", "V-2")).out, /V-1 waits for V-2\./);
    await refuse("milestone.circle", "milestone", "wait", "V-2", "V-1");
    await run("milestone", "wait", "V-1");
    await refuse("input.invalid", "milestone", "complete", "V-1", "1", "--on", "2099-01-01");
    await refuse("milestone.not-found", "milestone", "complete", "V-1", "9", "--on", "2026-01-01");
    await refuse("input.invalid", "milestone", "add", "V-1", "--text", "X", "--due", "soon");
  });

  test("rules are tried and applied, and end", async () => {
    const rule = ["--match", "detector", "--pattern", "nessus"];
    await refuse("input.invalid", "assignment", "add", ...rule);
    await refuse("input.invalid", "assignment", "add", ...rule, "--owner", "nobody@example.test");
    const { id } = await answer("assignment", "add", ...rule, "--team", "Scans");
    assert.match((await run("assignment", "apply", "--preview")).out, /V-1 +Scans +By the assignment rule/);
    assert.match((await run("assignment", "list")).out, /detector +nessus +Scans/);
    const given = (await ledger.answer("assignment", "apply", "--system", "Alpha")) as Json[];
    assert.deepEqual(
      given.map(({ poamId, team }) => [poamId, team]),
      [
        ["V-1", "Scans"],
        ["V-2", "Scans"],
      ],
    );
    await run("assignment", "end", String(id));
    await refuse("request.not-found", "assignment", "end", String(id));
  });

  test("the library takes statements in and retires them", async () => {
    const words = ["--category", "plan", "--title", "Patching", "--text", "Install the patch."];
    const { id } = await answer("statement", "add", ...words);
    await refuse("input.invalid", "statement", "add", ...words);
    await run("statement", "retire", String(id));
    assert.match((await run("statement", "list")).out, /plan +no +Patching +Install the patch\./);
    await run("statement", "take-up", String(id));
    assert.match((await run("statement", "list")).out, /plan +yes/);
  });
});
