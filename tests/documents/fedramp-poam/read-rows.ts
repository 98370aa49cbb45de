import { type ReadDocument, readDocument } from "#documents/index.ts";
import { rawWorkbook, rowXml } from "../raw-workbook.ts";

export const OPEN = "Open POA&M Items";
export type Row = readonly (string | number | null | { readonly xml: string })[];

export const read = (
  sheets: Readonly<Record<string, readonly Row[]>>,
  workbookProperties = "",
): Promise<ReadDocument> =>
  readDocument(
    rawWorkbook({
      workbookProperties,
      sheets: Object.fromEntries(
        Object.entries(sheets).map(([name, rows]) => [
          name,
          rows.map((row, index) => rowXml(index + 1, row)).join(""),
        ]),
      ),
    }),
  );

export const HEADER: Row = ["POAM ID", "Weakness Name", "Scheduled Completion Date", "Planned Milestones"];
export const codes = ({ remarks }: ReadDocument): readonly string[] =>
  remarks
    .map(({ code, where }) => `${code} ${where}`)
    .filter((text) => !text.startsWith("document.column-missing"));
