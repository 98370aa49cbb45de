import { storedZip } from "#documents/stored-zip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export type RawWorkbook = {
  /** XML inside `<sheetData>` per sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** XML of the shared strings part. */
  readonly sharedStrings?: string;
  /** XML before `<sheets>`, such as `<workbookPr date1904="1"/>`. */
  readonly workbookProperties?: string;
  readonly extraParts?: Readonly<Record<string, Uint8Array>>;
};

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCodePoint(65 + (index % 26));

/** One row of XML: texts inline, numbers as they are, `{ xml }` verbatim with its reference filled in for `@`. */
export const rowXml = (
  row: number,
  cells: readonly (string | number | null | { readonly xml: string })[],
): string => {
  const xml = cells.map((cell, index) => {
    const ref = `${letters(index)}${row}`;
    if (cell === null) return "";
    if (typeof cell === "number") return `<c r="${ref}"><v>${cell}</v></c>`;
    if (typeof cell === "object") return cell.xml.replaceAll("@", ref);
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  });
  return `<row r="${row}">${xml.join("")}</row>`;
};

/** The parts of a workbook written by hand, so that a test decides every byte. */
export const rawParts = (workbook: RawWorkbook): Map<string, Uint8Array> => {
  const names = Object.keys(workbook.sheets);
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = [
    ...names.map((_, index) => relation(index + 1, "worksheet", `worksheets/sheet${index + 1}.xml`)),
    ...(workbook.sharedStrings === undefined ? [] : [relation(900, "sharedStrings", "sharedStrings.xml")]),
  ].join("");
  const sheets = names
    .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join("");
  const parts: [string, string][] = [
    ["[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"></Types>`],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbook.workbookProperties ?? ""}<sheets>${sheets}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`,
    ],
    ...(workbook.sharedStrings === undefined
      ? []
      : [["xl/sharedStrings.xml", workbook.sharedStrings] satisfies [string, string]]),
    ...Object.values(workbook.sheets).map((data, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    ]),
  ];
  const bytes = new Map<string, Uint8Array>(parts.map(([name, xml]) => [name, Buffer.from(xml)]));
  for (const [name, part] of Object.entries(workbook.extraParts ?? {})) bytes.set(name, part);
  return bytes;
};

export const rawWorkbook = (workbook: RawWorkbook): Uint8Array => storedZip(rawParts(workbook));
