import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Command } from "commander";
import { COMMAND_GROUPS, groupsFor } from "../../src/cli/command-groups.ts";

const neverOpened = (): never => assert.fail("Making a command opens nothing.");

describe("groups of commands", () => {
  for (const { names, load } of COMMAND_GROUPS)
    test(`${names.join(", ")}: loaded for these words, and adds no other`, async () => {
      const program = new Command();
      (await load())(program, neverOpened);
      assert.deepEqual(
        program.commands.map((command) => command.name()),
        names,
      );
    });

  test("one word loads one group; help and unknown words load all", () => {
    const all = COMMAND_GROUPS.flatMap(({ names }) => names);
    assert.deepEqual(
      all.filter((name) => groupsFor([name, "--help"]).length !== 1),
      [],
    );
    assert.equal(new Set(all).size, all.length);
    assert.equal(groupsFor(["serve"]).length, 0);
    for (const args of [[], ["--help"], ["help", "items"], ["toString"]])
      assert.equal(groupsFor(args), COMMAND_GROUPS);
  });
});
