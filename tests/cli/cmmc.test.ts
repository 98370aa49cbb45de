import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { addEntry } from "#app/cmmc/put-entry.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { OPERATOR } from "../support/app.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

type Json = Record<string, unknown>;

describe("CMMC on the command line", () => {
  const ledger = useLedger("cli-cmmc", async (alone) => {
    await makeAlpha(alone);
    const rows = rulesOfLevel(2).requirements.map(({ id }) => `${id},${id === "3.1.1" ? "not met" : "met"},`);
    await writeFile(alone.file("results.csv"), `id,result,note\n${rows.join("\n")}\n`);
    await writeFile(alone.file("odd.csv"), "id,result\n3.1.1,perhaps\n");
  });
  const run = (...args: readonly string[]) => ledger.run("cmmc", ...args, "--system", "Alpha");
  const answer = async (...args: readonly string[]) =>
    (await ledger.answer("cmmc", ...args, "--system", "Alpha")) as Json;

  const refuse = (code: string, ...args: readonly string[]) =>
    ledger.refuse(code, "cmmc", ...args, "--system", "Alpha");

  test("the score before anything is assessed", async () => {
    const score = await answer("score");
    assert.deepEqual(
      [score["level"], score["score"], score["best"], score["notAssessed"]],
      [2, null, 110, 110],
    );
    assert.match((await run("score")).out, /No score .*3\.12\.4/s);
  });

  test("a table of results, one result, and what they come to", async () => {
    await refuse("cmmc.results-invalid", "import", ledger.file("odd.csv"));
    const imported = await answer("import", ledger.file("results.csv"));
    assert.deepEqual([imported["recorded"], imported["score"]], [110, 105]);
    const { out } = await run("score");
    assert.match(out, /Score 105 of 110 \(109 met, 1 not met, 0 not assessed\)/);
    assert.match(
      out,
      /AC\.L2-3\.1\.1 Authorized Access Control: -5 \(32 CFR 170\.24\(c\)\(2\)\(i\)\(B\)\(1\)\(i\)\)/,
    );
    assert.match(out, /No Conditional status can be had:\n {2}AC\.L2-3\.1\.1 has a value of 5/);
    assert.match(out, /not on the assessment POA&M: 3\.1\.1/);
    const set = await answer("set", "AC.L2-3.1.1", "MET", "--note", "Shown", "--evidence", "IAM review");
    assert.deepEqual([set["recorded"], set["score"]], [1, 110]);
    assert.match((await run("score")).out, /Everything is met/);
  });

  test("losses per family, eligibility and status as JSON", async () => {
    await run("set", "3.1.3", "not met");
    const score = await answer("score");
    const families = score["families"] as Json[];
    assert.deepEqual(
      [families.length, families[0]],
      [14, { family: "AC", name: "Access Control", requirements: 22, met: 21, notAssessed: 0, lost: 1 }],
    );
    const [loss] = score["losses"] as Json[];
    assert.deepEqual([loss?.["requirement"], loss?.["points"], loss?.["cause"]], ["3.1.3", 1, "not met"]);
    const eligibility = score["eligibility"] as Json;
    assert.deepEqual(
      [eligibility["outcome"], eligibility["pointsLeft"], eligibility["notOnPoam"]],
      ["conditional", 21, ["3.1.3"]],
    );
    assert.deepEqual(score["status"], { standing: "none", name: "No CMMC status" });
  });

  test("a status, and a new assessment that does not extend its 180 days", async () => {
    const because = ["--reason", "Posted in SPRS."] as const;
    await refuse("cmmc.status-refused", "status", "conditional", "--on", "2026-01-01", ...because);
    await refuse("input.invalid", "status", "conditional", ...because);
    await refuse("input.invalid", "status", "perhaps", "--on", "2026-01-01", ...because);
    await answer("set", "3.1.3", "met");
    const final = (await answer("status", "final", "--on", "2026-01-01", ...because))["status"] as Json;
    assert.deepEqual([final["standing"], final["validUntil"]], ["final", "2029-01-01"]);
    const none = (await answer("status", "none", "--reason", "By mistake."))["status"];
    assert.deepEqual(none, { standing: "none", name: "No CMMC status" });

    const today = dateOfInstant(new Date());
    await answer("set", "3.1.3", "not met");
    // No command writes the registers.
    const app = { store: ledger.store(), now: () => new Date() };
    const { id: systemId } = await resolveSystem(app, OPERATOR, "Alpha");
    const entry = {
      register: "assessment poam",
      requirementId: "3.1.3",
      description: "Draw the flows.",
    } as const;
    const added = { ...entry, scheduledCompletionDate: today };
    await addEntry(app, OPERATOR, { systemId, level: 2, entry: added, poamIds: [] });
    await answer("status", "conditional", "--on", today, ...because);
    await refuse("cmmc.status-refused", "begin", "--keep-results", "--reason", "Again.");
    const anew = ["begin", "--keep-results", "--instead-of-close-out", "--reason", "All anew."] as const;
    const { code, out } = await run(...anew);
    assert.equal(code, 0);
    assert.match(
      out,
      /^A new assessment has begun\.\nAlpha: Conditional Level 2 \(Self\) since .* 180 days left\n/,
    );
    assert.match(out, /\nThe assessment before gave this status\..* 180 days run on\. 110 results kept/);
    const status = (await answer("score"))["status"] as Json;
    assert.deepEqual([status["since"], typeof status["earlier"]], [today, "string"]);
    await refuse("cmmc.status-refused", "status", "final", "--on", today, ...because);
    await refuse("input.invalid", "begin", "--kind", "dibcac", "--instead-of-close-out", "--reason", "Odd.");
  });

  test("what does not exist is refused", async () => {
    await refuse("cmmc.unknown-requirement", "set", "3.99.1", "met");
    await refuse("cmmc.results-invalid", "set", "3.1.1", "partial");
    await refuse("input.invalid", "set", "3.1.1", "perhaps");
  });
});
