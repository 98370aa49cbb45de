import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addEvidence, attest } from "#app/evidence/add-evidence.ts";
import { readContract, setContract } from "#app/evidence/closure-contract.ts";
import { listEvidence, openEvidence, shareEvidence, withdrawEvidence } from "#app/evidence/read-evidence.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { countRows } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (on: string, plugins: readonly number[]): string =>
  scanFile({
    day: on,
    plugins: [500, 501],
    hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin })) }],
  });
const FACTS = {
  proves: "The training was held.",
  sensitivity: "internal",
  collectedOn: day("2026-06-01"),
  expiresOn: null,
} as const;

describe("evidence", () => {
  const t = useApp();
  const version = async (systemId: string, poamId: string): Promise<number> =>
    (await readItem(t().app, OPERATOR, systemId, poamId)).version;
  const file = (systemId: string, poamIds: readonly string[], text: string) =>
    addEvidence(
      t().app,
      OPERATOR,
      { systemId, poamIds },
      { ...FACTS, fileName: "proof.txt", bytes: streamOf(text) },
    );

  test("the same bytes are stored once, come back byte for byte, and each look leaves a trace", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    const text = "We were all there.".repeat(5000);
    const [first, second] = [await file(system, ["V-1"], text), await file(system, ["V-2"], text)];
    assert.equal(first.sha256, second.sha256);
    assert.equal(await countRows(t().owner, "raw_files", `sha256 = '${first.sha256}'`), 1);
    const opened = await openEvidence(t().app, OPERATOR, system, first.id);
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.bytes) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).toString(), text);
    assert.equal(
      await countRows(t().owner, "audit_events", `action = 'evidence.opened' and system_id = '${system}'`),
      1,
    );
    const viewer = await newMember(t(), system, "viewer");
    await refused(openEvidence(t().app, viewer, system, first.id), "access.denied");
    const stranger = await newMember(t(), await newSystem(t()), "owner");
    await refused(openEvidence(t().app, stranger, system, first.id), "system.not-found");
  });

  test("nothing, tomorrow's proof, and proof for no item are refused; nothing is recorded", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    await refused(file(system, ["V-1"], ""), "input.invalid");
    await refused(file(system, ["V-9"], "x"), "item.not-found");
    const place = { systemId: system, poamIds: ["V-1"] };
    const later = { ...FACTS, collectedOn: day("2026-12-01"), type: "training" };
    await refused(attest(t().app, OPERATOR, place, later), "input.invalid");
    const ended = { ...FACTS, expiresOn: day("2026-05-01"), type: "training" };
    await refused(attest(t().app, OPERATOR, place, ended), "input.invalid");
    assert.deepEqual(await listEvidence(t().app, OPERATOR, system), []);
  });

  test("an item closes by evidence and another person than the one who did the work", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    const [works, verifies] = [
      await newMember(t(), system, "owner"),
      await newMember(t(), system, "approver"),
    ];
    const ref = async () => ({ systemId: system, poamId: "V-1", version: await version(system, "V-1") });
    const propose = { move: "propose closure", reason: "Replaced.", fixedOn: day("2026-06-10") } as const;
    await refused(moveItem(t().app, works, await ref(), propose), "item.evidence-missing");
    const { id } = await file(system, ["V-1"], "Photo of the new device.");
    const pending = await moveItem(t().app, works, await ref(), propose);
    assert.equal(pending.status, "pending verification");
    await refused(
      moveItem(t().app, works, await ref(), { move: "close", reason: "Mine." }),
      "item.same-person",
    );
    const closed = await moveItem(t().app, verifies, await ref(), { move: "close", reason: "Seen." });
    assert.deepEqual(
      [closed.status, closed.completionDate, closed.proof],
      ["closed", "2026-06-10", "evidence"],
    );
    await importBytes(t(), system, scan("2026-02-10", [500]));
    assert.equal(
      (await readItem(t().app, OPERATOR, system, "V-1")).status,
      "closed",
      "an older scan says nothing",
    );
    await importBytes(t(), system, scan("2026-06-14", [500]));
    assert.equal(
      (await readItem(t().app, OPERATOR, system, "V-1")).status,
      "open",
      "a later one shows it again",
    );
    await withdrawEvidence(t().app, OPERATOR, { systemId: system, id }, "It showed another device.");
    await refused(withdrawEvidence(t().app, OPERATOR, { systemId: system, id }, "Again."), "input.invalid");
    await refused(moveItem(t().app, works, await ref(), propose), "item.evidence-missing");
  });

  test("an item with a contract proposes its own closure when the last clause is met, and not before", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    const status = async (poamId: string) => (await readItem(t().app, OPERATOR, system, poamId)).status;
    const clauses = [
      { clause: "clean scans", scans: 2 },
      { clause: "attestation", type: "training" },
    ];
    const ref = { systemId: system, poamId: "V-1", version: await version(system, "V-1") };
    await setContract(t().app, OPERATOR, ref, clauses);
    await refused(setContract(t().app, OPERATOR, ref, clauses), "item.stale");
    await importBytes(t(), system, scan("2026-02-10", []));
    assert.deepEqual([await status("V-1"), await status("V-2")], ["open", "pending verification"]);
    const states = await readContract(t().app, OPERATOR, ref);
    assert.deepEqual(
      states.map(({ met, found }) => [met, found]),
      [
        [false, "1 of 1 finding proven fixed, 1 clean scan in a row"],
        [false, "none that holds"],
      ],
    );
    await importBytes(t(), system, scan("2026-03-10", []));
    assert.equal(await status("V-1"), "open");
    const place = { systemId: system, poamIds: [] };
    const { id } = await attest(t().app, OPERATOR, place, { ...FACTS, type: "training" });
    assert.equal(await status("V-1"), "open");
    await shareEvidence(t().app, OPERATOR, { systemId: system, id }, ["V-1"]);
    assert.equal(await status("V-1"), "pending verification");
  });
});
