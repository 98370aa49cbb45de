import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
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

  test("what does not exist is refused", async () => {
    await refuse("cmmc.unknown-requirement", "set", "3.99.1", "met");
    await refuse("cmmc.results-invalid", "set", "3.1.1", "partial");
    await refuse("input.invalid", "set", "3.1.1", "perhaps");
  });
});
