import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { claimFrom, type ClaimOptions } from "../../src/cli/deviation-claim.ts";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

type Json = Record<string, unknown>;

const words = (...args: readonly string[]) => ["deviation", ...args, "--system", "Alpha"] as const;

/** A request for a lower rating. */
const LOWER = "request V-1 --type ra --rating low --rationale".split(" ").concat("Nobody reaches it.");
const VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

/** Whether files of these bytes are kept in a data folder. */
const storedFiles = async (folder: string, contents: readonly string[]): Promise<boolean[]> => {
  const names = new Set(await readdir(folder, { recursive: true }));
  return contents.map((content) => {
    const sha256 = createHash("sha256").update(content).digest("hex");
    return [...names].some((name) => name.endsWith(sha256));
  });
};

describe("deviations on the command line", () => {
  const ledger = useLedger("cli-deviations", async (alone) => {
    await makeAlpha(alone);
    const records = [500, 501].map((plugin) => ({ plugin, severity: 3 }));
    const bytes = scanFile({ day: "2026-01-10", plugins: [500, 501], hosts: [{ name: "web-01", records }] });
    await writeFile(alone.file("scan.nessus"), bytes);
    await alone.answer("import", alone.file("scan.nessus"), "--system", "Alpha");
  });
  const answer = async (...args: readonly string[]) => (await ledger.answer(...words(...args))) as Json;
  const refuse = (code: string, ...args: readonly string[]) => ledger.refuse(code, ...words(...args));

  test("a request with its computed score, decided only by somebody else", async () => {
    const asked = await answer(
      ...LOWER,
      "--vector",
      VECTOR,
      "--modify",
      "MAV:P=It stands in a locked room.",
      "MC:N=No data on it.",
      "--remediation",
      "workaround=The port is closed.",
      "--attach",
      "rack.jpg",
      "--until",
      "2099-01-01",
    );
    assert.deepEqual(
      [asked["request"], asked["type"], asked["status"]],
      ["DR-1", "risk adjustment", "pending"],
    );
    assert.equal((asked["adjusted"] as Json)["score"], 6);
    await refuse("deviation.same-person", "approve", "DR-1", "--reason", "Fine.");
    await refuse("deviation.illegal-move", "revoke", "DR-1", "--reason", "Fine.");
    await refuse("deviation.not-found", "approve", "DR-9", "--reason", "Fine.");
    assert.match((await ledger.run(...words("list"))).out, /DR-1 +risk adjustment +V-1 +pending +2099-01-01/);
    const { out } = await ledger.run(...words("withdraw", "1", "--reason", "Patched instead."));
    assert.match(out, /DR-1 \(risk adjustment, V-1\) is withdrawn; adjusted score 6\.0\./);
  });

  test("a vector of any version is modified by its own metrics", async () => {
    const v4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
    await refuse("input.invalid", ...LOWER, "--vector", v4, "--modify", "MC:N=No data on it.");
    await refuse("input.invalid", ...LOWER, "--vector", `${v4}/XX:Y`);
    const scoreOf = async (...modified: readonly string[]) => {
      const asked = await answer(...LOWER, ...modified);
      await ledger.run(...words("withdraw", String(asked["request"]), "--reason", "Another way."));
      return (asked["adjusted"] as Json)["score"];
    };
    assert.equal(await scoreOf("--vector", v4, "--modify", "MVC:N=No data on it.", "MAT:P=A race."), 8.3);
    const v2 = "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RC:C/CR:M/IR:M/AR:H";
    const surroundings = ["CDP:H=A dam stands behind it.", "TD:H=Every host has it."];
    const fix = ["--remediation", "official-fix=The vendor has one."];
    assert.equal(await scoreOf("--vector", v2, "--modify", ...surroundings, ...fix), 9.2);
  });

  test("evidence goes along by id or as a file, and a request that is refused leaves none behind", async () => {
    const pieces = async () => (await ledger.answer("evidence", "list", "--system", "Alpha")) as Json[];
    const photo = ledger.file("photo.png");
    const log = ledger.file("build log.txt");
    await writeFile(photo, "the rack");
    await writeFile(log, "the package is another one");
    await writeFile(ledger.file("empty.txt"), "");
    const request = ["request", "V-2", "--type", "fp", "--rationale", "Backported."] as const;
    const whole = [...request, "--shown-by", "Changelog."] as const;
    await refuse("input.invalid", ...request, "--evidence", photo);
    await refuse("input.invalid", ...whole, "--evidence", photo, ledger.file("empty.txt"));
    await refuse("input.unreadable-file", ...whole, "--evidence", photo, ledger.file("nothing.txt"));
    await refuse("input.unreadable-file", ...whole, "--evidence", photo, ledger.file("data"));
    const nowhere = "6f1c1a52-0b1f-4a58-9d8e-0d9f3f1b2c3d";
    await refuse("evidence.not-found", ...whole, "--evidence", photo, nowhere);
    await refuse("item.not-found", "request", "V-9", ...whole.slice(2), "--evidence", photo);
    assert.deepEqual(await pieces(), []);
    assert.deepEqual(await storedFiles(ledger.file("data"), ["the rack", ""]), [false, false]);

    const about = ["--system", "Alpha", "--item", "V-2", "--proves", "Which package it is."] as const;
    const { id = "" } = (await ledger.answer("evidence", "add", log, ...about)) as { id?: string };
    const asked = await answer(...whole, "--evidence", photo, "--evidence", id.toUpperCase());
    assert.deepEqual(
      (asked["evidence"] as Json[]).map(({ name }) => name),
      ["build log.txt", "photo.png"],
    );
    const [added] = await pieces();
    assert.deepEqual(
      [added?.["fileName"], added?.["proves"], added?.["poamIds"]],
      ["photo.png", "Backported.", ["V-2"]],
    );
    await answer("withdraw", String(asked["request"]), "--reason", "It was this package.");
    assert.match((await ledger.run("deviation", "request", "--help")).out, /--evidence <id or file\.\.\.>/);
  });

  test("what the form or the rulebook does not take is refused", async () => {
    const request = ["request", "V-1", "--rationale", "Because."] as const;
    await refuse("deviation.refused", ...request, "--type", "or", "--impact", "a", "--justification", "b");
    await refuse("input.invalid", ...request, "--type", "fp");
    const odd: readonly ClaimOptions[] = [
      { type: "xx" },
      { type: "ra" },
      { type: "ra", rating: "none" },
      { type: "ra", rating: "low", modify: ["MAV=L"] },
      { type: "ra", rating: "low", remediation: "hope=x" },
    ];
    for (const options of odd)
      assert.throws(
        () => claimFrom(options),
        (error) => error instanceof Fault && error.code === "input.invalid",
      );
    assert.equal(
      claimFrom({ type: "OR+RA", rating: "low" }).type,
      "operational requirement and risk adjustment",
    );
  });

  test("a standing deviation, a risk acceptance, and what comes back", async () => {
    const standing = ["standing", "--type", "fp", "--rationale", "Backported.", "--shown-by", "Changelog."];
    const days = ["--from", "2026-01-01", "--until", "2099-01-01"];
    await refuse("input.invalid", ...standing, ...days);
    const rule = await answer(...standing, "--finding", "nessus:500", ...days);
    assert.equal(rule["status"], "pending");
    const accepted = (await ledger.answer(
      "risk",
      "accept",
      "V-2",
      "--system",
      "Alpha",
      "--residual",
      "low",
      "--until",
      "2099-01-01",
      "--reason",
      "It goes away with the hall.",
      "--evidence",
      ledger.file("scan.nessus"),
    )) as Json;
    assert.deepEqual([accepted["type"], accepted["poamId"]], ["risk acceptance", "V-2"]);
    assert.equal((accepted["evidence"] as Json[])[0]?.["name"], "scan.nessus");
    assert.deepEqual(await ledger.answer("deviation", "return-expired"), { ended: 0 });
    assert.equal(((await ledger.answer(...words("list", "--status", "pending"))) as Json[]).length, 2);
  });
});
