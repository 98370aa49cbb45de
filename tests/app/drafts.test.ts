import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exportDocument } from "#app/document/export-document.ts";
import { completeFinding, readDraftFinding } from "#app/finding/complete-finding.ts";
import { recordFinding, type GivenFinding } from "#app/finding/record-finding.ts";
import { moveItem } from "#app/item/move-item.ts";
import { listFindings } from "#app/item/provenance.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { lintItem } from "#app/readiness/lint-system.ts";
import { adoptIntakePolicy, tryIntakePolicy } from "#app/retell/intake-policy.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { requireDay } from "#domain/calendar.ts";
import { DEFAULT_INTAKE_POLICY } from "#domain/intake-policy.ts";
import { readDocument } from "#documents/index.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const DRAFT: GivenFinding = {
  source: { kind: "audit", reference: "AUDIT-7" },
  foundOn: requireDay("2026-05-04", "the day"),
  kind: "vulnerability",
  sourceIdentifier: null,
  name: "Shared accounts",
  description: "",
  severity: "high",
  assets: [],
  location: "",
  cves: [],
  controls: ["AC-2"],
  solution: null,
  evidence: null,
  draft: true,
};
const { draft: _, ...COMPLETE } = {
  ...DRAFT,
  description: "Three people share one account.",
  assets: [{ kind: "host" as const, identifier: "web-01" }],
};

const scan = (day: string, plugins: readonly number[]): string =>
  scanFile({ day, plugins, hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin })) }] });

describe("drafts", () => {
  const t = useApp();
  const all = { offset: 0, limit: 100 };
  const statuses = async (system: string) =>
    (await listItems(t().app, OPERATOR, system, all)).items.map(
      ({ poamId, status }) => `${poamId} ${status}`,
    );
  const adoptDrafts = async (system: string, newItems: "open" | "draft") => {
    const policy = { ...DEFAULT_INTAKE_POLICY, newItems };
    const { revision } = await tryIntakePolicy(t().app, OPERATOR, system, policy);
    await adoptIntakePolicy(t().app, OPERATOR, system, { policy, revision, reason: "Test." });
  };
  const open = async (system: string, poamId: string) => {
    const { version } = await readItem(t().app, OPERATOR, system, poamId);
    const ref = { systemId: system, poamId, version };
    return moveItem(t().app, OPERATOR, ref, { move: "record", reason: "Agreed." });
  };
  const exported = async (system: string) => {
    const { bytes, drafts } = await exportDocument(t().app, OPERATOR, system, "fedramp-poam@3.0", false);
    const { items } = await listItems(t().app, OPERATOR, system, all);
    assert.equal(drafts, items.filter(({ status }) => status === "draft").length);
    const document = await readDocument(bytes);
    return document.document.items.map(({ poamId }) => poamId);
  };

  test("under the policy of drafts new items begin as drafts; what is there stays as it is", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    await adoptDrafts(system, "draft");
    assert.deepEqual(await statuses(system), ["V-1 open"]);
    const { id } = await importBytes(t(), system, scan("2026-01-11", [500, 501, 502]));
    assert.deepEqual(await statuses(system), ["V-1 open", "V-2 draft", "V-3 draft"]);
    const drafted = await readItem(t().app, OPERATOR, system, "V-2");
    assert.deepEqual(
      drafted.history.map(({ action }) => action),
      ["item.drafted"],
    );
    assert.notEqual(drafted.scheduledCompletionDate, null, "its clock runs all the same");
    assert.deepEqual(drafted.missing, [], "the scan said all it knew");
    assert.deepEqual(await exported(system), ["V-1"]);
    const opened = await open(system, "V-2");
    assert.equal(opened.status, "open");
    assert.equal(opened.history[0]?.action, "item.recorded");
    assert.deepEqual(await exported(system), ["V-1", "V-2"]);
    await undoImport(t().app, OPERATOR, id, { reason: "Wrong file." });
    assert.deepEqual(await statuses(system), ["V-1 open", "V-2 cancelled", "V-3 cancelled"]);
    await adoptDrafts(system, "open");
    await importBytes(t(), system, scan("2026-01-12", [500, 504]));
    assert.deepEqual(await statuses(system), ["V-1 open", "V-2 cancelled", "V-3 cancelled", "V-4 open"]);
  });

  test("telling the ledger anew leaves drafts drafts, and opened ones open", async () => {
    const system = await newSystem(t());
    await adoptDrafts(system, "draft");
    const { id } = await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    await importBytes(t(), system, scan("2026-01-11", [500, 501]));
    await open(system, "V-1");
    await undoImport(t().app, OPERATOR, id, { reason: "Wrong day." });
    assert.deepEqual(await statuses(system), ["V-1 open", "V-2 draft"]);
  });

  test("a draft whose findings are fixed stays a draft: nobody has agreed yet that it was an item", async () => {
    const system = await newSystem(t());
    await adoptDrafts(system, "draft");
    const both = [500, 501];
    const shows = (day: string, plugins: readonly number[]) =>
      scanFile({
        day,
        plugins: both,
        hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin })) }],
      });
    await importBytes(t(), system, shows("2026-01-10", both));
    await importBytes(t(), system, shows("2026-01-11", [501]));
    assert.deepEqual(await statuses(system), ["V-1 draft", "V-2 draft"]);
    await importBytes(t(), system, shows("2026-01-12", both));
    assert.deepEqual(await statuses(system), ["V-1 draft", "V-2 draft"]);
  });

  test("a typed finding may lack description and assets as a draft, never its source", async () => {
    const system = await newSystem(t());
    const { draft: _draft, ...whole } = DRAFT;
    await refused(recordFinding(t().app, OPERATOR, system, whole), "input.invalid");
    for (const source of [undefined, { kind: "audit", reference: " " }])
      await refused(recordFinding(t().app, OPERATOR, system, { ...DRAFT, source }), "source.missing");
    await refused(recordFinding(t().app, OPERATOR, system, { ...DRAFT, name: " " }), "input.invalid");
    const { poamIds } = await recordFinding(t().app, OPERATOR, system, DRAFT);
    assert.deepEqual(poamIds, ["V-1"]);
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(item.status, "draft");
    assert.deepEqual(item.missing, ["a description", "an asset"]);
    assert.ok(!item.moves.includes("record"));
    await refused(open(system, "V-1"), "item.incomplete");
    const checks = (await lintItem(t().app, OPERATOR, system, "V-1")).map(({ check }) => check);
    assert.ok(checks.includes("asset-missing"), checks.join(", "));
    assert.deepEqual(await exported(system), []);
  });

  test("completing a draft keeps its number, says what was typed, and takes the draft's import back", async () => {
    const system = await newSystem(t());
    const { imported } = await recordFinding(t().app, OPERATOR, system, DRAFT);
    const place = { systemId: system, poamId: "V-1" };
    assert.deepEqual(await readDraftFinding(t().app, OPERATOR, system, "V-1"), DRAFT);
    const completed = await completeFinding(t().app, null, OPERATOR, place, COMPLETE);
    assert.deepEqual(completed.poamIds, ["V-1"]);
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(item.status, "draft");
    assert.deepEqual(item.missing, []);
    assert.equal(item.weaknessDescription, "Three people share one account.");
    const { findings } = await listFindings(t().app, OPERATOR, system, "V-1", all);
    assert.deepEqual(
      findings.map(({ asset }) => asset),
      ["web-01"],
    );
    const { rows } = await t().owner.query<{ status: string }>("select status from imports where id = $1", [
      imported.id,
    ]);
    assert.equal(rows[0]?.status, "undone");
    assert.equal((await open(system, "V-1")).status, "open");
    await refused(readDraftFinding(t().app, OPERATOR, system, "V-1"), "item.illegal-transition");
    assert.deepEqual(await exported(system), ["V-1"]);
  });

  test("a draft can be completed in steps, and stays a draft until nothing is missing", async () => {
    const system = await newSystem(t());
    await recordFinding(t().app, OPERATOR, system, DRAFT);
    const place = { systemId: system, poamId: "V-1" };
    const described = { ...DRAFT, description: "Three people share one account." };
    await completeFinding(t().app, null, OPERATOR, place, described);
    assert.deepEqual((await readItem(t().app, OPERATOR, system, "V-1")).missing, ["an asset"]);
    await completeFinding(t().app, null, OPERATOR, place, COMPLETE);
    assert.deepEqual((await readItem(t().app, OPERATOR, system, "V-1")).missing, []);
  });

  test("who only looks completes nothing", async () => {
    const system = await newSystem(t());
    await recordFinding(t().app, OPERATOR, system, DRAFT);
    const viewer = await newMember(t(), system, "viewer");
    await refused(
      completeFinding(t().app, null, viewer, { systemId: system, poamId: "V-1" }, COMPLETE),
      "access.denied",
    );
  });
});
