import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ImportTask } from "#app/context.ts";
import { recordFinding, type GivenFinding } from "#app/finding/record-finding.ts";
import { importFile } from "#app/import/import-files.ts";
import { readImport } from "#app/import/read-imports.ts";
import { receiveForPreview } from "#app/import/receive-report.ts";
import { applyImport, previewImport } from "#app/import/run-import.ts";
import { mapImport } from "#app/mapping/map-import.ts";
import { previewMapping } from "#app/mapping/preview-mapping.ts";
import { listMappings, readMapping } from "#app/mapping/read-mappings.ts";
import { saveMapping } from "#app/mapping/save-mapping.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { readRawRecord } from "#app/item/provenance.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { writeWorkbook } from "#documents/xlsx.ts";
import { calendarDate } from "#domain/calendar.ts";
import { importBytes, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { storedFindings, toldLedger } from "../support/ledger.ts";
import { findingsTable, MAPPING, type TableRow } from "../support/mapping.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const ALL = { offset: 0, limit: 100 };

const finding = (change: Partial<GivenFinding> = {}): GivenFinding => ({
  source: { kind: "penetration-test", reference: "PT-26" },
  foundOn: calendarDate("2026-05-04") ?? assert.fail(),
  kind: "vulnerability",
  sourceIdentifier: null,
  name: "Open relay",
  description: "Mail is passed on for everybody.",
  severity: "high",
  assets: [{ kind: "host", identifier: "mail01.example.org" }],
  location: "25/tcp",
  cves: [],
  controls: ["SC-7"],
  solution: null,
  evidence: "220 mail01",
  ...change,
});

describe("mappings", () => {
  const t = useApp();
  const save = (system: string, change: object = {}, basedOn: number | null = null) =>
    saveMapping(t().app, OPERATOR, system, { ...MAPPING, ...change }, basedOn);
  const takeIn = async (system: string, ...rows: readonly TableRow[]) => {
    const [mapping] = await readMapping(t().app, OPERATOR, system, MAPPING.name);
    const file = { path: "list.csv", open: () => streamOf(findingsTable(...rows)) };
    return importFile(t().app, OPERATOR, system, file, false, { mapping });
  };
  const statuses = async (system: string): Promise<string[]> =>
    (
      await t().owner.query<{ found: string }>(
        `select w.source_identifier || ' ' || f.status as found from findings f join weaknesses w on w.id = f.weakness_id
       where f.system_id = $1 order by 1`,
        [system],
      )
    ).rows.map(({ found }) => found);
  const record = (system: string, change: Partial<GivenFinding> = {}) =>
    recordFinding(t().app, OPERATOR, system, finding(change));
  const tasks: ImportTask[] = [];
  const queue = {
    add: (task: { task: string }): Promise<void> => {
      tasks.push(task as ImportTask);
      return Promise.resolve();
    },
  };
  const work = async (): Promise<void> => {
    for (const { importId, task } of tasks.splice(0))
      await (task === "preview" ? previewImport : applyImport)(t().app, OPERATOR, importId).catch(
        () => undefined,
      );
  };

  test("a finding is dated by its own row, also when the ledger is told anew", async () => {
    const system = await newSystem(t());
    await save(system);
    await takeIn(system, {}, { id: "F-2", found: "02/09/2026" });
    const days = async (): Promise<string[]> =>
      (await storedFindings(t().owner, system)).map(({ source, firstSeen, lastSeen }) =>
        [source, firstSeen, lastSeen].join(" "),
      );
    const wanted = ["F-1 2026-02-03 2026-02-03", "F-2 2026-02-09 2026-02-09"];
    assert.deepEqual(await days(), wanted);
    // An earlier list that comes later, and is taken back.
    const earlier = await takeIn(system, { found: "01/05/2026" });
    assert.deepEqual(await days(), ["F-1 2026-01-05 2026-02-03", wanted[1]]);
    await undoImport(t().app, OPERATOR, earlier.id);
    assert.deepEqual(await days(), wanted);
  });

  test("a changed mapping is its next version; the same one again is not", async () => {
    const system = await newSystem(t());
    assert.equal((await save(system)).version, 1);
    assert.equal((await save(system)).version, 1);
    assert.equal((await save(system, { name: "YEARLY AUDIT", complete: "All of them." }, 1)).version, 2);
    const versions = await readMapping(t().app, OPERATOR, system, "yearly audit");
    assert.deepEqual(
      versions.map(({ version, mapping }) => [version, mapping.complete]),
      [
        [2, "All of them."],
        [1, null],
      ],
    );
    assert.deepEqual(
      (await listMappings(t().app, OPERATOR, system)).map(({ version }) => version),
      [2],
    );
    const { rows } = await t().owner.query<{ action: string }>(
      "select action from audit_events where system_id = $1 and action like 'mapping.%'",
      [system],
    );
    assert.equal(rows.length, 2);
  });

  test("nobody's version is passed over unseen, and two at once become two versions or one refusal", async () => {
    const system = await newSystem(t());
    await save(system, {}, 0);
    await refused(save(system, { detector: "other" }, 0), "mapping.stale");
    const both = await Promise.allSettled([
      save(system, { detector: "one" }, 1),
      save(system, { detector: "two" }, 1),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    await Promise.all(["three", "four", "five"].map((detector) => save(system, { detector })));
    const versions = await readMapping(t().app, OPERATOR, system, MAPPING.name);
    assert.deepEqual(
      versions.map(({ version }) => version),
      [5, 4, 3, 2, 1],
    );
  });

  test("saved versions cannot be changed, nor can they lack a source", async () => {
    const system = await newSystem(t());
    await save(system);
    const { source: _, ...rest } = MAPPING;
    await refused(saveMapping(t().app, OPERATOR, system, rest), "source.missing");
    await refused(save(system, { dateFormats: [] }), "mapping.invalid");
    await assert.rejects(
      t().store.db.updateTable("import_mappings").set({ name: "x" }).execute(),
      /permission denied/,
    );
  });

  test("rows become findings and items; each keeps its bytes", async () => {
    const system = await newSystem(t());
    await save(system);
    const imported = await takeIn(
      system,
      {},
      { id: "F-2", host: "web02.example.org" },
      { id: "F-3", risk: "Odd" },
    );
    assert.deepEqual(
      [imported.format, imported.counts?.opened, imported.counts?.setAside, imported.mapping?.version],
      ["csv", 2, 1, 1],
    );
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual([item.weaknessName, item.originalDetectionDate], ["Weak cipher", "2026-02-03"]);
    const record = await readRawRecord(t().app, OPERATOR, imported.id, 2);
    assert.match(record.text, /^F-2,/);
  });

  test("told anew, an import is read with the version that it came in with", async () => {
    const [lived, never] = [await newSystem(t()), await newSystem(t())];
    const nessus = scanFile({
      day: "2026-01-10",
      hosts: [{ name: "web01.example.org", records: [{ plugin: 500 }] }],
    });
    const scan = await importBytes(t(), lived, nessus);
    for (const system of [lived, never]) {
      await save(system);
      await takeIn(system, {}, { id: "F-2", risk: "Odd" });
      await save(system, { severities: { ...MAPPING.severities, odd: "critical" } });
    }
    await undoImport(t().app, OPERATOR, scan.id);
    assert.deepEqual(await toldLedger(t().owner, lived), await toldLedger(t().owner, never));
    assert.deepEqual(await statuses(lived), ["F-1 open"]);
  });

  test("an audit's list leaves alone what it does not name; its own fixed is proof; a complete list is too", async () => {
    const system = await newSystem(t());
    await save(system);
    await takeIn(system, {}, { id: "F-2" }, { id: "F-3" });
    await takeIn(system, { id: "F-2", state: "Closed", found: "03/03/2026" });
    assert.deepEqual(await statuses(system), ["F-1 open", "F-2 fixed", "F-3 open"]);
    await save(system, { complete: "The auditor lists all that is open." });
    await takeIn(system, { id: "F-3", found: "04/03/2026" });
    assert.deepEqual(await statuses(system), ["F-1 fixed", "F-2 fixed", "F-3 open"]);
  });

  test("in whatever order the lists come, the ledger ends the same", async () => {
    const [early, late] = [await newSystem(t()), await newSystem(t())];
    const lists: TableRow[][] = [
      [{}, { id: "F-2" }],
      [{ id: "F-2", state: "Closed", found: "03/03/2026" }],
      [{ id: "F-4", found: "04/03/2026" }],
    ];
    for (const [system, order] of [
      [early, lists],
      [late, lists.toReversed()],
    ] as const) {
      await save(system);
      for (const rows of order) await takeIn(system, ...rows);
    }
    assert.deepEqual(await statuses(early), ["F-1 open", "F-2 fixed", "F-4 open"]);
    assert.deepEqual(await statuses(late), await statuses(early));
  });

  test("a file that nobody knows is previewed, mapped and applied; a workbook's sheet becomes its raw file", async () => {
    const system = await newSystem(t());
    const lines = findingsTable({}, { id: "F-2" }).replaceAll('"', "").replaceAll(", everywhere", "");
    const rows = lines
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const columns = Array.from({ length: 15 }, () => ({ width: 10 }));
    const sheet = { columns, styles: [] };
    const book = await writeWorkbook(
      [
        { ...sheet, name: "Notes", rows: [["Read me"]] },
        { ...sheet, name: "Findings", rows },
      ],
      new Date("2026-01-01T00:00:00Z"),
    );
    const files = [
      { fileName: "list.csv", bytes: Buffer.from(findingsTable({}, { id: "F-9" })), sheet: null },
      { fileName: "list.xlsx", bytes: Buffer.from(book), sheet: "Findings" },
    ];
    for (const { fileName, bytes, sheet: named } of files) {
      const received = await receiveForPreview(t().app, queue, OPERATOR, {
        systemId: system,
        fileName,
        bytes: streamOf(bytes),
      });
      await work();
      const { id = "" } = received[0] ?? {};
      assert.equal((await readImport(t().app, OPERATOR, id)).fault?.code, "report.unrecognized");
      const given = { ...MAPPING, sheet: named };
      const shown = await previewMapping(t().app, OPERATOR, system, { importId: id }, given);
      assert.deepEqual([shown.problems, shown.rows?.findings], [[], 2]);
      const { version } = await save(system, { sheet: named });
      await mapImport(t().app, queue, OPERATOR, id, { name: MAPPING.name, version });
      await work();
      const previewed = await readImport(t().app, OPERATOR, id);
      assert.deepEqual([previewed.status, previewed.counts?.records], ["previewed", 2]);
      assert.equal(previewed.archiveName, named === null ? null : "list.xlsx");
      await applyImportOf(id);
      await refused(
        mapImport(t().app, queue, OPERATOR, id, { name: MAPPING.name, version }),
        "import.not-mappable",
      );
    }
    assert.deepEqual(await statuses(system), ["F-1 open", "F-2 open", "F-9 open"]);
  });

  const applyImportOf = async (id: string): Promise<void> => {
    await t().owner.query("update imports set status = 'received' where id = $1", [id]);
    await applyImport(t().app, OPERATOR, id);
  };

  test("a preview changes nothing, suggests, and names the saved mappings that fit", async () => {
    const system = await newSystem(t());
    await save(system);
    const table = { text: findingsTable({}, { id: "F-2", risk: "Odd" }) };
    const bare = await previewMapping(t().app, OPERATOR, system, table, null);
    assert.deepEqual([bare.rows, bare.fitting.map(({ mapping }) => mapping.name)], [null, [MAPPING.name]]);
    assert.deepEqual(bare.suggestion.fields.severity, { columns: ["Risk"] });
    const tried = await previewMapping(t().app, OPERATOR, system, table, MAPPING);
    assert.deepEqual(
      tried.rows?.reasons.map(({ code, rows }) => [code, rows]),
      [["csv.unknown-severity", 1]],
    );
    const wrong = { ...MAPPING, fields: { ...MAPPING.fields, severity: { columns: ["Danger"] } } };
    const { problems, rows } = await previewMapping(t().app, OPERATOR, system, table, wrong);
    assert.deepEqual([problems.length, rows], [1, null]);
    await refused(
      previewMapping(t().app, OPERATOR, system, { text: "one line" }, null),
      "report.unrecognized",
    );
  });

  describe("findings by hand", () => {
    test("it is an import of its own, traced to what was typed", async () => {
      const system = await newSystem(t());
      const { imported, poamIds } = await record(system);
      assert.deepEqual(
        [imported.status, imported.format, imported.tool],
        ["applied", "manual", "Penetration test"],
      );
      assert.deepEqual(poamIds, ["V-1"]);
      const item = await readItem(t().app, OPERATOR, system, "V-1");
      assert.deepEqual([item.weaknessName, item.originalDetectionDate], ["Open relay", "2026-05-04"]);
      assert.match((await readRawRecord(t().app, OPERATOR, imported.id, 1)).text, /220 mail01/);
      assert.equal((await record(system)).imported.status, "repeat");
    });

    test("it says nothing of any other finding, whatever order they come in", async () => {
      const system = await newSystem(t());
      await record(system);
      const second = await record(system, {
        name: "Old banner",
        foundOn: calendarDate("2026-05-20") ?? assert.fail(),
      });
      await record(system, { name: "Earlier", foundOn: calendarDate("2026-04-20") ?? assert.fail() });
      const open = ["PT-26: Earlier open", "PT-26: Old banner open", "PT-26: Open relay open"];
      assert.deepEqual(await statuses(system), open);
      await undoImport(t().app, OPERATOR, second.imported.id);
      assert.deepEqual(await statuses(system), [open[0], open[2]]);
      const { items } = await listItems(t().app, OPERATOR, system, ALL);
      assert.deepEqual(
        items.map(({ status }) => status),
        ["open", "cancelled", "open"],
      );
    });

    test("without a source, a day or an asset it is refused, and nothing is there", async () => {
      const system = await newSystem(t());
      await refused(record(system, { source: null }), "source.missing");
      await refused(record(system, { source: { kind: "audit", reference: " " } }), "source.missing");
      await refused(record(system, { assets: [] }), "input.invalid");
      await refused(
        record(system, { foundOn: calendarDate("2026-06-16") ?? assert.fail() }),
        "input.invalid",
      );
      assert.deepEqual((await listItems(t().app, OPERATOR, system, ALL)).items, []);
    });
  });
});
