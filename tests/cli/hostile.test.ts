import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openStore } from "#store/open-store.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { milepost as started, useProgram, type Answer } from "../support/command-line.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [{ name: "web-01", records: Array.from({ length: 50 }, (_, i) => ({ plugin: 500 + i })) }],
});
const PNG = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex");
const BOMB =
  '<?xml version="1.0"?><!DOCTYPE NessusClientData_v2 [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' +
  "<NessusClientData_v2><Policy><policyName>&b;</policyName></Policy></NessusClientData_v2>";

/** File name, bytes, and the code with which it is refused. */
const HOSTILE: ReadonlyArray<readonly [string, Uint8Array | string, string]> = [
  ["cut-in-half.nessus", SCAN.slice(0, SCAN.length / 2), "report.truncated"],
  ["empty.nessus", "", "report.unrecognized"],
  ["picture.nessus", PNG, "report.unrecognized"],
  ["bomb.nessus", BOMB, "report.malformed"],
  ["json.nessus", '{"NessusClientData_v2": {}}', "report.unrecognized"],
  ["nul.nessus", Buffer.alloc(10_000), "report.unrecognized"],
  ["not-closed-right.nessus", SCAN.replace("</ReportHost>", "</ReportHots>"), "report.malformed"],
];

/** A refusal: exit 2, nothing on standard output, one line with the code on standard error. */
const refusedWith = (answer: Answer, code: string): void => {
  assert.equal(answer.out, "");
  assert.match(answer.err, new RegExp(`^milepost: ${code.replace(".", "\\.")}: [^\\n]+\\n$`));
  assert.equal(answer.code, 2);
};

describe("files that are not what they seem", () => {
  const milepost = useProgram();
  let folder = "";
  before(async () => {
    folder = await temporaryFolder("hostile");
    for (const [name, bytes] of HOSTILE) await writeFile(join(folder, name), bytes);
    await mkdir(join(folder, "folder.nessus"));
    await writeFile(join(folder, "good.nessus"), SCAN);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [name, , code] of HOSTILE)
    test(`report inspect ${name}: ${code}`, async () =>
      refusedWith(await milepost("report", "inspect", join(folder, name), "--json"), code));

  test("a file that is not there, and a folder", async () => {
    for (const name of ["nothing.nessus", "folder.nessus"])
      for (const kind of ["report", "document"])
        refusedWith(await milepost(kind, "inspect", join(folder, name)), "input.unreadable-file");
  });

  test("document inspect of what is no document", async () => {
    for (const name of ["picture.nessus", "empty.nessus", "good.nessus"])
      refusedWith(await milepost("document", "inspect", join(folder, name)), "document.unrecognized");
  });

  test("import of a pile with one of them changes nothing at all", async (t) => {
    const data = ["--data", join(folder, "data")];
    // Connected all the time, so that the commands do not stop and start the server each time.
    const held = await openStore({ dataDir: join(folder, "data") });
    t.after(() => held.close());
    const made = await milepost("system", "create", "--name", "S", "--rulebook", "fedramp-rev5", ...data);
    assert.equal(made.code, 0, made.err);
    const good = join(folder, "good.nessus");
    for (const [name, , code] of HOSTILE.slice(0, 4)) {
      const answer = await milepost("import", join(folder, name), "--system", "S", "--json", ...data);
      refusedWith(answer, code);
    }
    for (const name of ["picture.nessus", "empty.nessus"])
      refusedWith(
        await milepost("import", good, join(folder, name), "--system", "S", ...data),
        "report.unrecognized",
      );
    const items = await milepost("items", "--system", "S", "--json", ...data);
    assert.equal(items.out.trim(), "[]", items.err);
    const applied = JSON.parse((await milepost("import", "list", "--json", ...data)).out) as Array<{
      status: string;
    }>;
    assert.deepEqual(
      applied.filter(({ status }) => status === "applied"),
      [],
    );
  });
});

describe("command lines that do not fit", () => {
  const milepost = useProgram();
  const WRONG: ReadonlyArray<readonly string[]> = [
    [],
    ["nothing"],
    ["report"],
    ["report", "inspect"],
    ["system", "create", "--name", "x"],
    ["system", "create", "--name", "x", "--rulebook", "fedramp-rev5", "--colour", "red"],
    ["items"],
    ["import"],
    ["import", "a.nessus"],
    ["serve", "--port", "eighty"],
    ["serve", "--port", "70000"],
  ];
  for (const args of WRONG)
    test(`milepost ${args.join(" ")}`, async () => {
      const answer = await milepost(...args);
      refusedWith(answer, "input.invalid");
    });

  test("in a process of its own as well", async () => refusedWith(await started("nothing"), "input.invalid"));

  test("help and version are no errors and go to standard output", async () => {
    const version = await started("--version");
    assert.deepEqual([version.code, version.err], [0, ""]);
    assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
    for (const args of [["--help"], ["item", "show", "--help"]]) {
      const answer = await started(...args);
      assert.deepEqual([answer.code, answer.err], [0, ""], args.join(" "));
      assert.match(answer.out, /^Usage: milepost/);
    }
  });
});
