import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { temporaryFolder } from "../support/cluster.ts";
import { useProgram } from "../support/command-line.ts";
import { poamWorkbook, READY } from "../support/poam-workbook.ts";

describe("lint", () => {
  const milepost = useProgram();
  let folder = "";
  const file = (name: string): string => join(folder, name);
  const lint = (name: string, ...more: readonly string[]) =>
    milepost("lint", file(name), "--rulebook", "fedramp-rev5", ...more);

  before(async () => {
    folder = await temporaryFolder("cli-lint");
    await writeFile(file("ready.xlsx"), await poamWorkbook(READY));
    await writeFile(
      file("not-ready.xlsx"),
      await poamWorkbook(READY, { ...READY, poamId: "V-2", sourceIdentifier: "501", pointOfContact: null }),
    );
    await writeFile(file("note.txt"), "no document");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test("a document that is ready: exit 0 and nothing", async () => {
    assert.deepEqual(await lint("ready.xlsx", "--json"), { code: 0, out: "[]\n", err: "" });
    const { out } = await lint("ready.xlsx");
    assert.match(out, /^1 items on 2026-05-10: 0 errors, 0 warnings, 0 notes\n$/);
  });

  test("an error: exit 1, each finding with its check, field and fix", async () => {
    const { code, out, err } = await lint("not-ready.xlsx", "--json");
    assert.deepEqual([code, err], [1, ""]);
    assert.deepEqual(JSON.parse(out), [
      {
        check: "owner-missing",
        level: "error",
        poamId: "V-2",
        field: "pointOfContact",
        message: "There is no point of contact.",
        fix: "Name the person or the role that drives the item to its end.",
      },
    ]);
    assert.match((await lint("not-ready.xlsx")).out, /^V-2: error: .* \[owner-missing, pointOfContact\]\n/);
  });

  test("only warnings: exit 0; another day judges otherwise", async () => {
    const { code, out } = await lint("ready.xlsx", "--as-of", "2026-07-02", "--json");
    assert.equal(code, 0);
    assert.deepEqual(
      (JSON.parse(out) as Array<{ check: string }>).map(({ check }) => check),
      ["milestone-past", "overdue", "stale"],
    );
  });

  test("refusals: no rulebook, an unknown one, no day, no document", async () => {
    for (const [code, args] of [
      ["input.invalid", ["lint", file("ready.xlsx")]],
      ["input.invalid", ["lint", file("ready.xlsx"), "--rulebook", "nobody"]],
      ["input.invalid", ["lint", file("ready.xlsx"), "--rulebook", "fedramp-rev5", "--as-of", "soon"]],
      ["document.unrecognized", ["lint", file("note.txt"), "--rulebook", "fedramp-rev5"]],
      ["input.unreadable-file", ["lint", file("gone.xlsx"), "--rulebook", "fedramp-rev5"]],
    ] as const) {
      const { code: exit, out, err } = await milepost(...args);
      assert.deepEqual([exit, out], [2, ""], err);
      assert.ok(err.startsWith(`milepost: ${code}: `), err);
    }
  });
});
