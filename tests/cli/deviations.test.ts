import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { claimFrom, type ClaimOptions } from "../../src/cli/deviation-claim.ts";
import { scanFile } from "../support/scan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

type Json = Record<string, unknown>;

const words = (...args: readonly string[]) => ["deviation", ...args, "--system", "Alpha"] as const;

const VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

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
      "request",
      "V-1",
      "--type",
      "ra",
      "--rating",
      "low",
      "--rationale",
      "Nobody reaches it.",
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
    const standing = ["standing", "--type", "fp", "--rationale", "Backported.", "--evidence", "Changelog."];
    await refuse("input.invalid", ...standing, "--from", "2026-01-01", "--until", "2099-01-01");
    const rule = await answer(
      ...standing,
      "--finding",
      "nessus:500",
      "--from",
      "2026-01-01",
      "--until",
      "2099-01-01",
    );
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
    )) as Json;
    assert.deepEqual([accepted["type"], accepted["poamId"]], ["risk acceptance", "V-2"]);
    assert.deepEqual(await ledger.answer("deviation", "return-expired"), { ended: 0 });
    assert.equal(((await ledger.answer(...words("list", "--status", "pending"))) as Json[]).length, 2);
  });
});
