import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, HEADER, OPEN, read, type Row } from "./read-rows.ts";

describe("reading the cover", () => {
  const labels30: Row = [
    null,
    "Cloud Service Provider",
    "Cloud Service Offering",
    "Impact Level",
    "POA&M Date",
  ];
  const table: readonly Row[] = [
    [],
    [null, "POAM ID", "Weakness Name", "Scheduled Completion Date"],
    [null, "V-1", "a"],
  ];
  const filled = {
    cloudServiceProvider: "Acme",
    cloudServiceOffering: "Acme Cloud",
    impactLevel: "li-saas",
    poamDate: "2026-01-31",
  };
  const values: Row = [null, "Acme", "Acme Cloud", "LI-SaaS", "1/31/2026"];

  it("takes the values below the labels of 3.0, or over them, as people do", async () => {
    assert.deepEqual(
      (await read({ [OPEN]: [["Title"], labels30, values, ...table] })).document.system,
      filled,
    );
    assert.deepEqual(
      (await read({ [OPEN]: [["Title"], values, ["Guidance", "Enter the name"], ...table] })).document.system,
      filled,
    );
  });

  it("takes the values of 2.x from row 3, and not the placeholders of a blank template", async () => {
    const labels: Row = ["CSP", "System Name", "Impact Level", "POAM Date"];
    const blank = await read({
      [OPEN]: [["Title"], labels, ["Text", "Text", "Low", "Date"], [], HEADER, ["V-1", "a"]],
    });
    assert.deepEqual(Object.values(blank.document.system), [null, null, null, null]);
    const result = await read({
      [OPEN]: [["Title"], labels, ["Acme", "Acme Cloud", "Huge", "soon"], [], HEADER, ["V-1", "a"]],
    });
    assert.deepEqual(Object.values(result.document.system), ["Acme", "Acme Cloud", null, null]);
    assert.deepEqual(codes(result), [
      `document.value-unknown ${OPEN}!C3`,
      `document.value-unknown ${OPEN}!D3`,
    ]);
  });
});
