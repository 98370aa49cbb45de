import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { App } from "#app/context.ts";
import { completeFinding } from "#app/finding/complete-finding.ts";
import { recordFinding, type GivenFinding } from "#app/finding/record-finding.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { requireDay } from "#domain/calendar.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { toldLedger } from "../support/ledger.ts";
import { scanFile } from "../support/scan-file.ts";

type Typed = {
  readonly name: string;
  readonly number: string | null;
  readonly on: string;
  readonly severity: "high" | "low";
  readonly assets: readonly string[];
  readonly draft: boolean;
};

const given = ({ name, number, on, severity, assets, draft }: Typed): GivenFinding => ({
  source: { kind: "audit", reference: "AUDIT-7" },
  foundOn: requireDay(on, "the day"),
  kind: "vulnerability",
  sourceIdentifier: number,
  name,
  description: draft ? "" : "Three people share one account.",
  severity,
  assets: assets.map((identifier) => ({ kind: "host" as const, identifier })),
  location: "",
  cves: [],
  controls: ["AC-2"],
  solution: draft ? null : "Give each of them an account.",
  evidence: null,
  ...(draft ? { draft } : {}),
});

const DRAFT: Typed = {
  name: "Shared accounts",
  number: null,
  on: "2026-01-04",
  severity: "high",
  assets: [],
  draft: true,
};
const COMPLETE: Typed = { ...DRAFT, assets: ["web-01"], draft: false };

const DAYS = ["2026-01-03", "2026-01-04", "2026-01-06"];
const day = fc.constantFrom(...DAYS);
const typed = fc.record({
  name: fc.constantFrom("Shared accounts", "Old accounts"),
  number: fc.constantFrom(null, null, "7"),
  on: day,
  severity: fc.constantFrom("high" as const, "low" as const),
  assets: fc.subarray(["web-01", "WEB-01.example.org", "10.0.0.1"], { maxLength: 2 }),
  draft: fc.boolean(),
});
const scan = fc.record({ day, ip: fc.constantFrom(null, "10.0.0.1"), plugin: fc.constantFrom(500, 501) });
const story = fc.record({
  before: fc.array(fc.oneof(scan, typed), { maxLength: 3 }),
  draft: typed.map((one) => ({ ...one, draft: true })),
  complete: typed.filter(({ assets, draft }) => draft || assets.length > 0),
});

describe("completing a draft", () => {
  const t = useApp();
  const begun = async (
    before: ReadonlyArray<Typed | { day: string; ip: string | null; plugin: number }>,
    draft: Typed,
  ) => {
    const system = await newSystem(t());
    for (const one of before)
      if (!("day" in one)) {
        if (one.draft || one.assets.length > 0) await recordFinding(t().app, OPERATOR, system, given(one));
      } else {
        const records = [{ plugin: one.plugin }];
        const host = { name: "web-01", records, ...(one.ip === null ? {} : { ip: one.ip }) };
        await importBytes(t(), system, scanFile({ day: one.day, plugins: [500, 501], hosts: [host] }));
      }
    const { imported, poamIds } = await recordFinding(t().app, OPERATOR, system, given(draft));
    return { system, draftId: imported.id, poamId: poamIds[0] };
  };
  /** The ledger, and what it says of items that ended, of their findings' reasons and of imports, without the counts of
   * which import showed a finding first: a late one does not change those of others. */
  const dumped = async (system: string) => {
    const rows = async (text: string) => (await t().owner.query(text, [system])).rows;
    return {
      ...(await toldLedger(t().owner, system)),
      all: await rows(
        `select i.poam_id, i.status, i.cancelled_by, i.version, w.name from poam_items i
         join weaknesses w on w.id = i.weakness_id where i.system_id = $1 order by i.number`,
      ),
      because: await rows(
        `select w.source_identifier, a.identifier, i.poam_id, f.item_because ->> 'rule' as rule, f.severity, f.first_severity
         from findings f join weaknesses w on w.id = f.weakness_id join assets a on a.id = f.asset_id
         join poam_items i on i.id = f.item_id where f.system_id = $1 order by 1, 2, 3`,
      ),
      imports: await rows(
        "select file_name, status, counts -> 'records' as records from imports where system_id = $1 order by sha256, file_name",
      ),
    };
  };
  /** The application, and how many stored files it read. */
  const countingReads = (): { app: App; read: Set<string> } => {
    const { app } = t();
    const read = new Set<string>();
    const rawFiles = Object.create(app.store.rawFiles) as App["store"]["rawFiles"];
    Object.assign(rawFiles, {
      read: (sha256: string) => (read.add(sha256), app.store.rawFiles.read(sha256)),
    });
    return { app: { ...app, store: { ...app.store, rawFiles } }, read };
  };

  test("reads no file but its own two, however many scans the ledger rests on", async () => {
    const scans = DAYS.map((on) => ({ day: on, ip: "10.0.0.1", plugin: 500 }));
    const { system, poamId = "" } = await begun(scans, { ...DRAFT, assets: ["web-01"] });
    const { app, read } = countingReads();
    const place = { systemId: system, poamId };
    const { poamIds } = await completeFinding(app, null, OPERATOR, place, given(COMPLETE));
    assert.deepEqual([poamIds, read.size], [[poamId], 2]);
  });

  test("tells the ledger anew where another finding rests on the same words", async () => {
    const { system, poamId = "" } = await begun([{ ...COMPLETE, assets: ["db-01"] }], DRAFT);
    assert.equal(poamId, "V-1");
    const { app, read } = countingReads();
    // The item is no draft any more then, which only a draft can be completed as.
    await t().owner.query("update poam_items set status = 'draft' where system_id = $1", [system]);
    await completeFinding(app, null, OPERATOR, { systemId: system, poamId }, given(COMPLETE));
    assert.equal(read.size, 3);
  });

  test("ends as if the draft had never come in, whatever else did", async () => {
    const seen = { alone: 0, anew: 0 };
    await fc.assert(
      fc.asyncProperty(story, async ({ before, draft, complete }) => {
        const one = await begun(before, draft);
        const other = await begun(before, draft);
        const { rows } = await t().owner.query<{ status: string }>(
          "select status from poam_items where system_id = $1 and poam_id = $2",
          [one.system, one.poamId],
        );
        fc.pre(rows[0]?.status === "draft");
        const { app, read } = countingReads();
        const place = { systemId: one.system, poamId: one.poamId ?? "" };
        await completeFinding(app, null, OPERATOR, place, given(complete));
        seen[read.size > 2 ? "anew" : "alone"] += 1;
        const { imported } = await recordFinding(t().app, OPERATOR, other.system, given(complete));
        if (imported.repeatOf === null) await undoImport(t().app, OPERATOR, other.draftId);
        assert.deepEqual(await dumped(one.system), await dumped(other.system));
      }),
      { numRuns: 12 },
    );
    assert.ok(seen.alone > 5, JSON.stringify(seen));
  });
});
