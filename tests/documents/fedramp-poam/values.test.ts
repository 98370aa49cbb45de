import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, HEADER, OPEN, read, type Row } from "./read-rows.ts";

describe("reading values", () => {
  it("takes the last value of a formula, and never an error for a day", async () => {
    const result = await read({
      [OPEN]: [
        HEADER,
        [
          { xml: `<c r="@" t="str"><f>"V-"&amp;1</f><v>V-1</v></c>` },
          "a",
          { xml: `<c r="@"><f>A1+30</f><v>46053</v></c>` },
        ],
        ["V-2", "b", { xml: `<c r="@" t="e"><f>A1+30</f><v>#VALUE!</v></c>` }],
      ],
    });
    assert.deepEqual(
      result.document.items.map(({ poamId, scheduledCompletionDate }) => [poamId, scheduledCompletionDate]),
      [
        ["V-1", "2026-01-31"],
        ["V-2", null],
      ],
    );
    assert.deepEqual(codes(result), [`document.date-unreadable ${OPEN}!C3`]);
  });

  it("counts days from 1904 when the workbook does", async () => {
    const result = await read(
      { [OPEN]: [HEADER, ["V-1", "a", 46_053 - 1462]] },
      `<workbookPr date1904="1"/>`,
    );
    assert.equal(result.document.items[0]?.scheduledCompletionDate, "2026-01-31");
  });

  it("leaves an impossible or ambiguous day empty, with the cell in the remark", async () => {
    const result = await read({
      [OPEN]: [
        HEADER,
        ["V-1", "a", "31/1/2026"],
        ["V-2", "b", "soon"],
        ["V-3", "c", "N/A"],
        ["V-4", "d", 2026],
      ],
    });
    assert.ok(result.document.items.every(({ scheduledCompletionDate }) => scheduledCompletionDate === null));
    assert.deepEqual(codes(result), [
      `document.date-unreadable ${OPEN}!C2`,
      `document.date-unreadable ${OPEN}!C3`,
      `document.date-unreadable ${OPEN}!C5`,
    ]);
  });

  it("reads words in any case and remarks the ones it does not know", async () => {
    const header: Row = [
      ...HEADER,
      "Original Risk Rating",
      "Adjusted Risk Rating",
      "False Positive",
      "Vendor Dependency",
      "Weakness Source Identifier",
    ];
    const result = await read({
      [OPEN]: [
        header,
        ["V-1", "a", null, null, " CRITICAL ", "n/a", "pending", "yes", "None"],
        ["V-2", "b", null, null, "Severe", "Medium", "maybe", "perhaps", 100_056],
      ],
    });
    const [first, second] = result.document.items;
    assert.deepEqual(
      [
        first?.originalRiskRating,
        first?.adjustedRiskRating,
        first?.falsePositive,
        first?.vendorDependency,
        first?.sourceIdentifier,
      ],
      ["critical", null, "pending", true, null],
    );
    assert.deepEqual(
      [
        second?.originalRiskRating,
        second?.adjustedRiskRating,
        second?.falsePositive,
        second?.vendorDependency,
        second?.sourceIdentifier,
      ],
      [null, "moderate", "no", false, "100056"],
    );
    assert.deepEqual(
      codes(result),
      ["H", "E", "G"].map((column) => `document.value-unknown ${OPEN}!${column}3`),
    );
  });

  it("remarks a milestone outside the grammar and keeps its text", async () => {
    const result = await read({
      [OPEN]: [HEADER, ["V-1", "a", null, "Draft by spring"], ["V-2", "b", null, "(1) 2026-02-30: Never"]],
    });
    assert.deepEqual(
      result.document.items.map(({ milestones }) => milestones),
      [
        [{ number: 1, date: null, description: "Draft by spring" }],
        [{ number: 1, date: null, description: "2026-02-30: Never" }],
      ],
    );
    assert.deepEqual(codes(result), [
      `document.milestone-unreadable ${OPEN}!D2`,
      `document.date-unreadable ${OPEN}!D3`,
    ]);
  });
});
