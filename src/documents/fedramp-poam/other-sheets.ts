import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { cellOfDate } from "../cell-date.ts";
import type { CellValue, WrittenSheet } from "../xlsx.ts";
import type { WritableVersion } from "./columns.ts";
import { HEADER, LABEL, TEXT, TITLE } from "./styles.ts";

const INSTRUCTIONS = [
  "This workbook follows the layout of the FedRAMP POA&M template, version 3.0. Milepost wrote it from its ledger.",
  "Open POA&M Items: late scan findings, every finding that no scanner reported, and every item with a deviation. Rows 6 to 8 explain the columns and stay in place; items begin in row 10.",
  "Closed POA&M Items: items that are fixed with evidence, and approved false positives. The status date is the day of completion.",
  "Configuration Findings: one row per finding. They stand for a single CM-6 item on the open sheet, which stays until all of them are closed.",
  "PL-2 Findings: deficiencies of the system security plan itself.",
  "Milestones stand in the remediation plan, after the plan, one per line: number, date, text.",
  "The scheduled completion date is the day to which the ledger commits. The ledger shows how it came about.",
  "Text that begins like a formula has an apostrophe in front, so that it stays text. A text that says it is cut stands in the ledger in full.",
  "Columns may be added at the right. The columns that are there keep their header and place.",
];

export const instructionsSheet = (): WrittenSheet => ({
  name: "Instructions",
  rows: [[], ["FedRAMP® Plan of Action and Milestones (POA&M)"], [], ...INSTRUCTIONS.map((line) => [line])],
  columns: [{ width: 109.25 }],
  styles: [
    { row: 1, column: 0, style: TITLE },
    ...INSTRUCTIONS.map((_, index) => ({ row: index + 3, column: 0, style: TEXT })),
  ],
});

type Release = {
  readonly version: WritableVersion | "2.0";
  readonly date: CalendarDate | null;
  readonly what: string;
};

/** Releases of the template. Source: sheet "Record of Changes" of 2.1 and 3.0 (dates and versions). */
const RELEASES: readonly Release[] = [
  { version: "2.0", date: calendarDate("2023-08-30"), what: "Template 2.0: 30 columns." },
  {
    version: "2.1",
    date: calendarDate("2024-03-29"),
    what: "Template 2.1: configuration findings and service names added.",
  },
  {
    version: "3.0",
    date: calendarDate("2025-11-17"),
    what: "Template 3.0: instructions added, columns reduced to 27.",
  },
];

export const recordOfChangesSheet = (version: WritableVersion): WrittenSheet => {
  const releases = RELEASES.filter((release) => release.version <= version);
  const rows = releases.map(({ date, what, version }): CellValue[] => [
    null,
    date === null ? null : cellOfDate(date),
    what,
    Number(version),
    "FedRAMP PMO",
  ]);
  return {
    name: "Record of Changes",
    rows: [
      [],
      [null, "Record of Changes for Template"],
      [null, "Date", "Description", "Version", "Author"],
      ...rows,
    ],
    columns: [3.25, 10.75, 66.75, 10.75, 13.25].map((width) => ({ width })),
    styles: [
      { row: 1, column: 1, style: LABEL },
      ...[1, 2, 3, 4].map((column) => ({ row: 2, column, style: HEADER })),
      ...rows.flatMap((_, index) => [
        { row: index + 3, column: 1, style: { numFmt: "mm-dd-yy" } },
        { row: index + 3, column: 3, style: { numFmt: "0.0" } },
      ]),
    ],
    merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 4 }],
  };
};
