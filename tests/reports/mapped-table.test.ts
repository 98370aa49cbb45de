import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { Fault } from "#domain/fault.ts";
import type { Mapping } from "#domain/mapping.ts";
import type { Reading } from "#domain/reading.ts";
import { mappedTable } from "#reports/formats/mapped/mapped-table.ts";
import { tableFace } from "#reports/formats/mapped/table-columns.ts";
import { findingsTable, HEADER, MAPPING, tableLine } from "../support/mapping.ts";
import { assertOrder } from "./contract.ts";
import { chunked, collect, ofType, rawRecords, stream } from "./support.ts";
import { runs } from "../support/depth.ts";

const read = (text: string | Buffer, mapping: Mapping = MAPPING): Promise<Reading[]> =>
  collect(mappedTable(mapping).read(() => stream(text)));

const MANY = findingsTable(
  {},
  { id: "F-2", host: "web02.example.org", port: "443", cve: "CVE-2026-1000 and CVE-2026-1001" },
  { id: "F-3", risk: "Dreadful" },
  { id: "F-4", state: "Closed", host: "web02.example.org" },
  { id: "F-5", found: "yesterday" },
  { id: "" },
  { id: "F-6", state: "Whatever" },
  { id: "F-7", risk: "Note", found: "02/05/2026" },
);

describe("a table through a mapping", () => {
  test("a row becomes a record with everything that is mapped", async () => {
    const readings = await read(MANY);
    const [scan] = ofType(readings, "scan");
    assert.deepEqual(
      [scan?.detector, scan?.scanName, scan?.policyName, scan?.scannedAt?.date],
      ["audit", "SAR-2026-01", "Yearly audit", "2026-02-05"],
    );
    const records = ofType(readings, "record");
    const [first, second] = records;
    assert.equal(first?.weakness.description, "It is weak.\n\nOthers can read it.");
    assert.equal(first?.weakness.solution, "Turn it off, everywhere.");
    assert.deepEqual(first?.weakness.details.controls, ["SC-8(1)"]);
    assert.equal(first?.details.package?.name, "openssl");
    assert.deepEqual(second?.weakness.cves, ["CVE-2026-1000", "CVE-2026-1001"]);
    assert.equal(second?.location, "443");
    assert.deepEqual(
      records.map(({ weakness, actionable }) => [weakness.sourceIdentifier, actionable]),
      [
        ["F-1", true],
        ["F-2", true],
        ["F-4", false],
        ["F-7", false],
      ],
    );
    const [asset] = ofType(readings, "asset");
    assert.deepEqual([asset?.asset.identifier, asset?.asset.ip], ["web01.example.org", "192.0.2.7"]);
  });

  test("what the mapping does not know is set aside with the reason, never guessed", async () => {
    const reasons = ofType(await read(MANY), "setAside").map(({ reason }) => [reason.code, reason.message]);
    assert.deepEqual(
      reasons.map(([code]) => code),
      ["csv.unknown-severity", "csv.unreadable-date", "csv.no-source-identifier", "csv.unknown-status"],
    );
    assert.match(reasons[0]?.[1] ?? "", /Line 4: .*found "Dreadful"/);
    assert.match(reasons[1]?.[1] ?? "", /written as MM\/DD\/YYYY, found "yesterday"/);
  });

  test("the contract of tables: order, chunks, byte ranges", async () => {
    const whole = await read(MANY);
    assertOrder(whole);
    const bytes = Buffer.from(MANY);
    const format = mappedTable(MAPPING);
    for (const cut of [[1], [7, 300], [64]])
      assert.deepEqual(await collect(format.read(() => chunked(bytes, cut))), whole);
    for (const record of rawRecords(whole)) {
      const slice = bytes.subarray(record.byteStart, record.byteEnd).toString();
      const [again, ...others] = rawRecords(await read(`${HEADER}\n${slice}\n`));
      assert.deepEqual(others, []);
      assert.equal(again?.type, record.type);
    }
  });

  test("damaged bytes give readings or a named refusal", async () => {
    const bytes = Buffer.from(MANY);
    const place = fc.nat({ max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 6 }),
        place,
        async (flips, end) => {
          const damaged = Buffer.from(bytes.subarray(0, end));
          for (const [at, value] of flips) if (at < damaged.length) damaged[at] = value;
          try {
            assertOrder(await read(damaged));
          } catch (error) {
            assert.ok(error instanceof Fault, String(error));
            assert.match(error.code, /^(report|mapping)\./);
          }
        },
      ),
      { numRuns: runs(300), seed: 3 },
    );
  });

  test("semicolons, tabs, lines above the header, and other columns change nothing", async () => {
    const wanted = ofType(await read(findingsTable({})), "record").map(({ weakness }) => weakness);
    for (const text of [
      findingsTable({}).replaceAll(/,(?! everywhere)/g, ";"),
      findingsTable({}).replaceAll(/,(?! everywhere)/g, "\t"),
      `Audit of 2026\n\n${findingsTable({})}`,
      `${HEADER},Owner\n${tableLine()},Ada\n`,
    ])
      assert.deepEqual(
        ofType(await read(text), "record").map(({ weakness }) => weakness),
        wanted,
      );
  });

  test("a list proves nothing; a complete one covers its assets, and says so", async () => {
    const [listed] = ofType(await read(MANY), "scan");
    assert.deepEqual([listed?.coverage.families, listed?.coverage.unlisted], [null, "left alone"]);
    const scanner = { ...MAPPING, source: { kind: "scanner" as const, reference: "weekly" } };
    assert.equal(ofType(await read(MANY, scanner), "scan")[0]?.coverage.unlisted, undefined);
    const complete = await read(MANY, { ...MAPPING, complete: "The auditor lists all open findings." });
    const [scan] = ofType(complete, "scan");
    const family = ofType(complete, "record")[0]?.weakness.family ?? "";
    assert.equal(scan?.coverage.families?.get(family), "enabled");
    assert.ok(ofType(complete, "assetEnd").every(({ coverage }) => coverage.credentialed === "yes"));
  });

  test("fixed proves its own check on its asset, but not at one place only", async () => {
    const rows = findingsTable({ id: "A", state: "Closed" }, { id: "B", state: "Closed", port: "443" });
    const [end] = ofType(await read(rows), "assetEnd");
    assert.deepEqual([...(end?.coverage.checks ?? [])], ["A"]);
  });

  test("an asset has the latest day of its rows, each record its own", async () => {
    const readings = await read(findingsTable({}, { id: "F-2", found: "02/09/2026" }));
    assert.deepEqual(ofType(readings, "remark"), []);
    assert.deepEqual(
      ofType(readings, "record").map(({ seenOn }) => seenOn),
      ["2026-02-03", "2026-02-09"],
    );
    assert.equal(ofType(readings, "asset")[0]?.scannedAt?.date, "2026-02-09");
  });

  test("a file without the columns is refused with their names", async () => {
    await assert.rejects(read("Finding ID,Title\nF-1,Weak\n"), (error: Fault) => {
      assert.equal(error.code, "mapping.columns-missing");
      return /"risk"/.test(error.message);
    });
    await assert.rejects(read("<xml/>"), (error: Fault) => error.code === "mapping.columns-missing");
  });
});

const face = (text: string | Buffer) => tableFace(() => stream(text));

describe("the face of a table", () => {
  test("columns, distinct values and the delimiter", async () => {
    const found = await face("Report of May\n\nID;Risk;Risk\n1;High;a\n2;High;\n3;Low;a");
    assert.equal(found?.delimiter, ";");
    assert.deepEqual(found?.columns, [
      { name: "ID", values: ["1", "2", "3"] },
      { name: "Risk", values: ["High", "Low"] },
      { name: "Risk#2", values: ["a", ""] },
    ]);
  });

  test("what is no table has none", async () => {
    for (const text of ["", "one line", '{"a":1,"b":2}', "<a,b>", Buffer.from([0x50, 0x4b, 3, 4, 0, 1])])
      assert.equal(await face(text), null);
  });
});
