import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readItemDeviations } from "#app/deviation/read-deviations.ts";
import { requestDeviation } from "#app/deviation/request-deviation.ts";
import { exportDocument } from "#app/document/export-document.ts";
import { addEvidence } from "#app/evidence/add-evidence.ts";
import { withdrawEvidence } from "#app/evidence/read-evidence.ts";
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
      const file = { fileName, bytes: streamOf(`${fileName} of ${poamId}`) };
      return (await addEvidence(t().app, asker, { systemId, poamIds: [poamId] }, { ...facts, ...file })).id;
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
