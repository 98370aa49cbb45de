import { cellOfDate, dateOfCell } from "../cell-date.ts";
import type { CellValue, ReadSheet, WrittenSheet } from "../xlsx.ts";
import { type NotCarried, WHOLE_DOCUMENT } from "../document-format.ts";
import type { Pl2Finding } from "../poam-document.ts";
import type { RemarkLog } from "#domain/remark.ts";
import { cellText, headerKey } from "./read-text.ts";
import { ROW_LABELS } from "./help-rows.ts";
import { DATE, HEADER, HELP, LABEL, TEXT } from "./styles.ts";
import { textCell } from "./write-text.ts";

export const PL2_SHEET = "PL-2 Findings";

/** Source: template 3.0, sheet "PL-2 Findings", row 1 (B to F; the space after the second header is theirs). */
const HEADERS = [
  "Deficiency ID",
  "Deficiency Name ",
  "Deficiency Description",
  "Remediation Plan/Description",
  "Remediation Date",
];
const NEEDS = ["Mandatory", "Mandatory", "Mandatory", "Mandatory", "Situational"];
const GUIDANCE = [
  "The assessor's id of the deficiency.",
  "The assessor's name for it.",
  "What is missing or wrong in the plan.",
  "What was or will be changed, and in which version.",
  "Day on which all changes were made.",
];
const FORMS = ["Identifier", "Text", "Text", "Text", "Date"];
const WIDTHS = [16.9, 18.4, 29.1, 36, 46.1, 35.9];

export const pl2Sheet = (
  findings: readonly Pl2Finding[],
): { readonly sheet: WrittenSheet; readonly notCarried: readonly NotCarried[] } => {
  const notCarried: NotCarried[] = [];
  const note = (message: string): void => {
    notCarried.push({ poamId: WHOLE_DOCUMENT, field: "pl2Findings", message });
  };
  const help = [GUIDANCE, FORMS, NEEDS].map((cells, index) => [ROW_LABELS[index] ?? null, ...cells]);
  const rows = findings.map((finding): CellValue[] => [
    null,
    textCell(finding.deficiencyId, note),
    textCell(finding.deficiencyName, note),
    textCell(finding.deficiencyDescription, note),
    textCell(finding.remediationPlan, note),
    finding.remediationDate === null ? null : cellOfDate(finding.remediationDate),
  ]);
  const sheet: WrittenSheet = {
    name: PL2_SHEET,
    rows: [[null, ...HEADERS], ...help, ...rows],
    columns: WIDTHS.map((width, column) => ({ width, style: column === 5 ? DATE : TEXT })),
    styles: [0, 1, 2, 3].flatMap((row) =>
      WIDTHS.map((_, column) => ({ row, column, style: column === 0 ? LABEL : row === 0 ? HEADER : HELP })),
    ),
  };
  return { sheet, notCarried };
};

/** The findings of that sheet; the rows that its first column labels are help. */
export const readPl2 = (sheet: ReadSheet, date1904: boolean, remarks: RemarkLog): readonly Pl2Finding[] => {
  const headerRow = sheet.rows.findIndex((row) => row.some((cell) => headerKey(cell) === "deficiency id"));
  const columns = HEADERS.map((header) =>
    (sheet.rows[headerRow] ?? []).findIndex((cell) => headerKey(cell) === headerKey(header)),
  );
  return sheet.rows.flatMap((row, index): Pl2Finding[] => {
    const label = headerKey(row[0] ?? null);
    if (headerRow === -1 || index <= headerRow || ROW_LABELS.some((known) => headerKey(known) === label))
      return [];
    const [id = "", name = "", description = "", plan = ""] = columns.map((column) =>
      cellText(row[column] ?? null, date1904),
    );
    const written = row[columns[4] ?? -1] ?? null;
    if (written === null && [id, name, description, plan].every((text) => text.trim() === "")) return [];
    const remediationDate = dateOfCell(written, date1904);
    if (remediationDate === null && cellText(written, date1904).trim() !== "") {
      remarks.add({
        code: "document.date-unreadable",
        where: `${sheet.name}!${index + 1}`,
        message: `Expected a day in "Remediation Date"; it was left empty.`,
      });
    }
    return [
      {
        deficiencyId: id,
        deficiencyName: name,
        deficiencyDescription: description,
        remediationPlan: plan,
        remediationDate,
      },
    ];
  });
};
