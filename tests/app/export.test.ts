import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { attest } from "#app/evidence/add-evidence.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { exportDocument } from "#app/document/export-document.ts";
import { listExportFormats } from "#app/document/export-formats.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { requireDay } from "#domain/calendar.ts";
import { readDocument } from "#documents/index.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { countRows, storedFindings } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";
import { sample, SAMPLES_MISSING } from "../support/shared.ts";

const SERIES = ["01", "03", "05"].map((month) => `nessus/ids-conex-hq_2023-${month}.nessus`);

const scan = (day: string, plugins: readonly number[]) =>
  scanFile({
    day,
    plugins: [1, 500, 501, 502],
    hosts: [
      { name: "web-01", records: [{ plugin: 1, severity: 0 }, ...plugins.map((plugin) => ({ plugin }))] },
    ],
  });

describe("the ledger as a document", () => {
  const t = useApp();

  for (const { id } of listExportFormats())
    test(`${id} holds exactly the items, each with all its assets`, { skip: SAMPLES_MISSING }, async () => {
      const system = await newSystem(t());
      for (const file of SERIES) await importBytes(t(), system, sample(file));
      const { items } = await listItems(t().app, OPERATOR, system, { offset: 0, limit: 5000 });
      const open = items.filter(({ status }) => status === "open");
      assert.ok(open.length > 0 && open.length < items.length);
      const written = await exportDocument(t().app, OPERATOR, system, id, true);
      assert.deepEqual([written.open, written.closed], [open.length, items.length - open.length]);
      const { document } = await readDocument(written.bytes);
      const read = new Map(document.items.map((item) => [item.poamId, item]));
      assert.equal(read.size, items.length);
      const findings = await storedFindings(t().owner, system);
      for (const item of items) {
        const entry = read.get(item.poamId);
        assert.ok(entry, item.poamId);
        assert.equal(entry.register, item.status === "open" ? "open" : "closed");
        assert.equal(entry.originalDetectionDate, item.originalDetectionDate);
        assert.equal(entry.scheduledCompletionDate, item.scheduledCompletionDate);
        assert.equal(entry.weaknessName, item.weaknessName);
        const places = findings.filter(
          ({ source, status }) =>
            source === item.sourceIdentifier && (item.status !== "open" || status !== "fixed"),
        );
        const assets = [...new Set(places.map(({ asset }) => asset))].toSorted();
        const listed = entry.assetIdentifiers.map((text) => text.replace(/ \(.*\)$/, ""));
        assert.deepEqual(listed.toSorted(), assets, item.poamId);
        for (const { asset, location } of places)
          if (location !== "")
            assert.ok(
              entry.assetIdentifiers.some(
                (text) => text.startsWith(`${asset} (`) && text.includes(location.toUpperCase()),
              ),
              `${item.poamId} ${asset} ${location}`,
            );
      }
    });

  test("what a person wrote stands in the document, and what only waits for verification says so", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    await importBytes(t(), system, scan("2026-02-10", []));
    const { version } = await readItem(t().app, OPERATOR, system, "V-1");
    const ref = { systemId: system, poamId: "V-1", version };
    const change = { pointOfContact: "=Ada+1", comments: "First line\nsecond line" };
    const edited = await updateItem(t().app, OPERATOR, ref, { fields: change });
    await moveItem(
      t().app,
      OPERATOR,
      { ...ref, version: edited.version },
      { move: "close", reason: "Verified." },
    );
    const { bytes } = await exportDocument(t().app, OPERATOR, system, "fedramp-poam@3.0", false);
    const { document } = await readDocument(bytes);
    const [closed, pending] = document.items;
    assert.deepEqual(
      [closed?.register, closed?.pointOfContact, closed?.comments],
      ["closed", "=Ada+1", change.comments],
    );
    assert.equal(closed?.statusDate, "2026-02-10");
    assert.match(pending?.comments ?? "", /a person has yet to confirm/);
  });

  test("what a scan proves fixed is closed, what only a person says stays open, and both are counted", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500, 501, 502]));
    await importBytes(t(), system, scan("2026-02-10", [501, 502]));
    const exported = () => exportDocument(t().app, OPERATOR, system, "fedramp-poam@3.0", false);
    const before = await exported();
    assert.deepEqual(
      [before.open, before.closed, before.openUnverified, before.closedUnverified],
      [2, 1, 0, 1],
    );
    const place = { systemId: system, poamIds: ["V-2"] };
    const on = requireDay("2026-02-11", "the day");
    const proof = {
      proves: "The library is replaced.",
      type: "change record",
      sensitivity: "internal",
    } as const;
    await attest(t().app, OPERATOR, place, { ...proof, collectedOn: on, expiresOn: null });
    const { version } = await readItem(t().app, OPERATOR, system, "V-2");
    const ref = { systemId: system, poamId: "V-2", version };
    const order = { move: "propose closure", reason: "Replaced.", fixedOn: on } as const;
    await moveItem(t().app, OPERATOR, ref, order);
    const after = await exported();
    assert.deepEqual([after.open, after.closed, after.openUnverified, after.closedUnverified], [2, 1, 1, 1]);
    const { document } = await readDocument(after.bytes);
    const entry = document.items.find(({ poamId }) => poamId === "V-2");
    assert.equal(entry?.register, "open");
    assert.match(entry?.comments ?? "", /another person has yet to verify the evidence/);
  });

  test("a document that is handed out leaves a trace, a look at it does not, and others cannot have it", async () => {
    const system = await newSystem(t());
    const stranger = await newMember(t(), await newSystem(t()), "owner");
    const traces = () =>
      countRows(t().owner, "audit_events", `action = 'system.exported' and system_id = '${system}'`);
    await exportDocument(t().app, OPERATOR, system, "fedramp-poam@3.0", false);
    assert.equal(await traces(), 0);
    await exportDocument(t().app, OPERATOR, system, "fedramp-poam@3.0", true);
    assert.equal(await traces(), 1);
    await refused(exportDocument(t().app, stranger, system, "fedramp-poam@3.0", true), "system.not-found");
    assert.throws(
      () => exportDocument(t().app, OPERATOR, system, "fedramp-poam@9.9", true),
      /fedramp-poam@3.0/,
    );
  });
});
