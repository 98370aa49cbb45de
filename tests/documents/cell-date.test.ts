import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { calendarDate } from "#domain/calendar.ts";
import { cellOfDate, dateOfCell, dateOfSerial, dateOfText, serialOfDate } from "#documents/cell-date.ts";

describe("days in cells", () => {
  it("reads ISO and American text", () => {
    const cases = {
      "2026-01-31": "2026-01-31",
      " 2026/1/5 ": "2026-01-05",
      "2026-01-31T23:59:59Z": "2026-01-31",
      "2026-01-31 00:00:00": "2026-01-31",
      "1/31/2026": "2026-01-31",
      "01-31-2026": "2026-01-31",
      "1/31/26": "2026-01-31",
      "1/31/99": "1999-01-31",
      "1\\31\\2026": "2026-01-31",
      "2/29/2024": "2024-02-29",
    };
    for (const [text, date] of Object.entries(cases)) assert.equal(dateOfText(text), date, text);
  });

  it("refuses what is no day, and does not guess the order", () => {
    for (const text of [
      "31/1/2026",
      "2026-13-01",
      "2/29/2025",
      "2026-00-10",
      "tomorrow",
      "",
      "1/2",
      "2026",
      "0000-01-01",
      "1/1/1/1",
    ]) {
      assert.equal(dateOfText(text), null, text);
    }
  });

  it("reads serial numbers of both date systems", () => {
    assert.equal(dateOfSerial(45_000, false), "2023-03-15");
    assert.equal(dateOfSerial(45_000.99, false), "2023-03-15");
    assert.equal(dateOfSerial(45_000 - 1462, true), "2023-03-15");
    assert.equal(dateOfSerial(61, false), "1900-03-01");
    for (const serial of [60, 0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(dateOfSerial(serial, false), null);
  });

  it("takes a bare number for a day only when it can be one", () => {
    assert.equal(dateOfCell(45_000, false), "2023-03-15");
    assert.equal(dateOfCell(2026, false), null);
    assert.equal(dateOfCell(20_260_131, false), null);
    assert.equal(dateOfCell(true, false), null);
  });

  it("gets a number back from a day that a format made of it", () => {
    for (const serial of [1, 12, 59, 61, 12_345, 45_000]) {
      const day = new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * 86_400_000);
      assert.equal(serialOfDate(day, false), serial);
    }
  });

  it("writes days that Excel counts differently as text", () => {
    const early = calendarDate("1900-02-28");
    const late = calendarDate("1900-03-01");
    assert.ok(early !== null && late !== null);
    assert.equal(cellOfDate(early), "1900-02-28");
    assert.deepEqual(cellOfDate(late), new Date("1900-03-01T00:00:00Z"));
  });
});
