import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { emptyEntry } from "#documents/poam-document.ts";
import { codes, HEADER, OPEN, read, type Row } from "./read-rows.ts";

describe("reading by header text", () => {
  it("takes any column order, case and white space, wherever the header stands", async () => {
    const header: Row = [
      null,
      "  scheduled\ncompletion  DATE ",
      "cve",
      "weakness name",
      "POA&M ID",
      "Planned Milestones",
    ];
    const result = await read({
      [OPEN]: [
        ["Our POA&M"],
        [],
        [],
        [],
        [],
        [],
        header,
        [null, "1/31/2026", "CVE-2026-1 CVE-2026-2", "Name", "V-1"],
      ],
    });
    assert.deepEqual(result.document.items, [
      {
        ...emptyEntry("open", "V-1"),
        weaknessName: "Name",
        scheduledCompletionDate: "2026-01-31",
        cves: ["CVE-2026-1", "CVE-2026-2"],
      },
    ]);
    assert.deepEqual(codes(result), []);
  });

  it("remarks columns that are extra, repeated or missing", async () => {
    const result = await read({
      [OPEN]: [
        [...HEADER, "Our Ticket", "POAM ID"],
        ["V-1", "Name", null, null, "T-1", "V-9"],
      ],
    });
    assert.deepEqual(codes(result), [
      `document.column-unknown ${OPEN}!E1`,
      `document.column-repeated ${OPEN}!F1`,
    ]);
    assert.ok(
      result.remarks.some(
        ({ code, message }) => code === "document.column-missing" && message.includes('"Controls"'),
      ),
    );
    assert.equal(result.document.items[0]?.poamId, "V-1");
  });

  it("knows the sheets by name, and says which ones it did not read", async () => {
    const result = await read({
      Instructions: [["Read me"]],
      "POA&M - open": [HEADER, ["V-1", "a"]],
      "POA&M - CLOSED": [HEADER, ["V-2", "b"]],
      "Config findings": [HEADER, ["V-3", "c"]],
      Pivot: [["x"]],
      "Record of Changes": [["x"]],
    });
    assert.deepEqual(
      result.document.items.map(({ register, poamId }) => [register, poamId]),
      [
        ["open", "V-1"],
        ["closed", "V-2"],
        ["configuration", "V-3"],
      ],
    );
    assert.deepEqual(codes(result), ["document.sheet-not-read Pivot"]);
    assert.equal(result.version, "2.1");
  });

  it("reads a sheet of any name when none is named like a POA&M", async () => {
    const result = await read({ Sheet1: [HEADER, ["V-1", "a"]] });
    assert.deepEqual(
      result.document.items.map(({ register }) => register),
      ["open"],
    );
    assert.equal(result.version, "2.0");
  });

  it("skips the template's rows, with and without their label column", async () => {
    const header30: Row = [null, "POAM ID", "Weakness Name", "Scheduled Completion Date", "Remediation Plan"];
    const labelled = await read({
      [OPEN]: [
        header30,
        ["Guidance", "Anything at all", "x"],
        ["Examples", "VS-001-AC(2)\nPT-204-SR(2)", "x"],
        ["Mandatory or Situational", "Mandatory", "Mandatory"],
        [],
        [null, "V-1", "Name"],
      ],
    });
    assert.deepEqual(
      labelled.document.items.map(({ poamId }) => poamId),
      ["V-1"],
    );
    assert.equal(labelled.version, "3.0");
    const bare = await read({
      [OPEN]: [
        HEADER,
        ["Unique identifier for each POAM Item", "x"],
        ["Unique Identifier", "Text"],
        ["Mandatory", "Mandatory"],
        ["V-1Example", "x"],
        ["V-1", "Name"],
      ],
    });
    assert.deepEqual(
      bare.document.items.map(({ poamId }) => poamId),
      ["V-1"],
    );
    assert.deepEqual(codes(bare), [`document.example-skipped ${OPEN}!5`]);
  });

  it("sets a row without a number aside, and keeps both rows of a repeated one", async () => {
    const result = await read({
      [OPEN]: [HEADER, ["V-1", "a"], [null, "b"], ["V-1", "c"], ["  ", " "], [null, null, "2026-01-31"]],
    });
    assert.deepEqual(
      result.document.items.map(({ weaknessName }) => weaknessName),
      ["a", "c"],
    );
    assert.deepEqual(codes(result), [`document.poam-id-missing ${OPEN}!3`, "document.poam-id-repeated V-1"]);
  });
});
