import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readItemDeviations } from "#app/deviation/read-deviations.ts";
import { requestDeviation } from "#app/deviation/request-deviation.ts";
import { exportDocument } from "#app/document/export-document.ts";
import { addEvidence } from "#app/evidence/add-evidence.ts";
import { setContract } from "#app/evidence/closure-contract.ts";
import { listEvidence, withdrawEvidence } from "#app/evidence/read-evidence.ts";
import { readItem } from "#app/item/read-item.ts";
import type { Actor } from "#domain/access.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampPoam } from "#documents/fedramp-poam/index.ts";
import { importBytes, newMember, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { FALSE_POSITIVE } from "../support/claims.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";
import { day } from "../domain/observations.ts";

const SCAN = scanFile({
  day: "2026-06-01",
  hosts: [{ name: "web-01", records: [{ plugin: 500 }, { plugin: 501 }] }],
});

const file = (fileName: string, content = fileName) => ({ fileName, open: () => streamOf(content) });

describe("evidence of a deviation request", () => {
  const t = useApp();

  const ledger = async () => {
    const systemId = await newSystem(t());
    const asker = await newMember(t(), systemId, "owner");
    await importBytes(t(), systemId, SCAN);
    const add = async (poamId: string, fileName: string): Promise<string> => {
      const facts = {
        proves: "The package is another one.",
        sensitivity: "internal",
        collectedOn: day("2026-06-02"),
        expiresOn: null,
      } as const;
      const given = { fileName, bytes: streamOf(`${fileName} of ${poamId}`) };
      return (await addEvidence(t().app, asker, { systemId, poamIds: [poamId] }, { ...facts, ...given })).id;
    };
    const ask = (evidenceIds: readonly string[]) =>
      requestDeviation(
        t().app,
        asker,
        { systemId, poamId: "V-1" },
        { claim: FALSE_POSITIVE, rationale: "Backported.", evidenceIds },
      );
    return { systemId, asker, add, ask };
  };

  test("stands with the request, in documents too, also when it is withdrawn later", async () => {
    const { systemId, asker, add, ask } = await ledger();
    const [photo, log] = [await add("V-1", "photo.png"), await add("V-1", "log.txt")];
    const asked = await ask([photo, log, photo]);
    assert.deepEqual(
      asked.evidence.map(({ name, withdrawn }) => [name, withdrawn]),
      [
        ["log.txt", false],
        ["photo.png", false],
      ],
    );
    await withdrawEvidence(t().app, asker, { systemId, id: log }, "It was of another host.");
    const [read] = (await readItemDeviations(t().app, OPERATOR, systemId, "V-1")).deviations;
    assert.deepEqual(
      read?.evidence.map(({ name, withdrawn }) => [name, withdrawn]),
      [
        ["log.txt", true],
        ["photo.png", false],
      ],
    );
    const { bytes } = await exportDocument(t().app, OPERATOR, systemId, "fedramp-poam@3.0", false);
    const { document } = await fedrampPoam.read(documentSource(bytes));
    const entry = document.items.find(({ poamId }) => poamId === "V-1") ?? assert.fail();
    assert.ok(entry.supportingDocuments.includes("False Positive : photo.png"));
    assert.ok(!entry.supportingDocuments.includes("False Positive : log.txt"));
  });

  test("files become evidence of the item with the request, whatever a contract makes of them, or nothing does", async () => {
    const { systemId, asker } = await ledger();
    const ref = { systemId, poamId: "V-1" };
    const { version } = await readItem(t().app, OPERATOR, systemId, "V-1");
    await setContract(t().app, asker, { ...ref, version }, [{ clause: "evidence", pieces: 2 }]);
    const before = await readItem(t().app, OPERATOR, systemId, "V-1");
    const ask = (actor: Actor, ...evidenceFiles: Array<ReturnType<typeof file>>) =>
      requestDeviation(t().app, actor, ref, {
        claim: FALSE_POSITIVE,
        rationale: "Backported.",
        evidenceFiles,
      });
    const viewer = await newMember(t(), systemId, "viewer");
    await refused(ask(viewer, file("a.png")), "access.denied");
    await refused(ask(asker, file("a.png"), file("b.png", "")), "input.invalid");
    assert.deepEqual(await listEvidence(t().app, OPERATOR, systemId), []);
    const asked = await ask(asker, file("a.png"), file("b.png"), file("same.png", "a.png"));
    assert.deepEqual(asked.evidence.map(({ name }) => name).toSorted(), ["b.png", "same.png"]);
    assert.equal((await readItem(t().app, OPERATOR, systemId, "V-1")).status, "pending verification");
    assert.equal(before.status, "open");
    const { rows } = await t().owner.query<{ action: string }>(
      `select action from audit_events where system_id = $1 and action ~ 'evidence-added|requested' order by seq`,
      [systemId],
    );
    assert.deepEqual(
      rows.map(({ action }) => action),
      ["item.evidence-added", "item.evidence-added", "deviation.requested"],
    );
    await refused(ask(asker, file("late.png")), "deviation.refused");
    assert.equal((await listEvidence(t().app, OPERATOR, systemId)).length, 2);
  });

  test("is on the item and not withdrawn, or nothing is asked", async () => {
    const { systemId, asker, add, ask } = await ledger();
    const other = await add("V-2", "photo.png");
    await refused(ask([other]), "evidence.not-found");
    const gone = await add("V-1", "log.txt");
    await withdrawEvidence(t().app, asker, { systemId, id: gone }, "Wrong.");
    await refused(ask([gone]), "evidence.not-found");
    assert.equal((await readItemDeviations(t().app, OPERATOR, systemId, "V-1")).deviations.length, 0);
  });
});
