import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateRawSync } from "node:zlib";
import { documentFormat } from "#documents/index.ts";
import { emptyEntry, type PoamDocument, REGISTERS } from "#documents/poam-document.ts";
import { openWorkbook } from "#documents/xlsx.ts";
import { storedBytes, zipEntries } from "#documents/zip-entries.ts";
import { sharedFile, skipWithout } from "../shared-files.ts";

const TEMPLATES = {
  "3.0": "templates/fedramp/FedRAMP-POAM-Template_v3.0_2025-11-17.xlsx",
  "2.1": "templates/fedramp/FedRAMP-POAM-Template_v2.1_2024-03-29.xlsx",
} as const;
type Version = keyof typeof TEMPLATES;

/** Rows (1-based) of each sheet whose texts are headers and labels, and columns of labels below them. */
const HEADER_ROWS: Record<Version, Record<string, readonly number[]>> = {
  "3.0": {
    "Open POA&M Items": [1, 2, 5],
    "Closed POA&M Items": [2],
    "Configuration Findings": [2],
    "PL-2 Findings": [1],
    "Record of Changes": [2, 3],
  },
  "2.1": {
    "Open POA&M Items": [1, 2, 5, 7],
    "Closed POA&M Items": [1, 2, 5],
    "Configuration Findings": [1, 2, 5],
    "Record of Changes": [2, 3],
  },
};
const LABELLED = { "Open POA&M Items": [3, 6, 7, 8], "PL-2 Findings": [2, 3, 4] } as const;

const document: PoamDocument = {
  system: {
    cloudServiceProvider: "CSP",
    cloudServiceOffering: "CSO",
    impactLevel: "moderate",
    poamDate: null,
  },
  items: REGISTERS.map((register) => emptyEntry(register, `V-${register}`)),
  pl2Findings: [],
};

const written = async (version: Version): Promise<Uint8Array> =>
  (await documentFormat(`fedramp-poam@${version}`).format.write(document, version)).bytes;

type Cells = ReadonlyMap<string, readonly (readonly unknown[])[]>;
const cellsOf = async (bytes: Uint8Array): Promise<Cells> => {
  const workbook = await openWorkbook(bytes);
  return new Map((await workbook.sheets(workbook.sheetNames)).map(({ name, rows }) => [name, rows]));
};

/** Texts of a row with their column, without blank ones. */
const texts = (cells: Cells, sheet: string, row: number): readonly string[] =>
  (cells.get(sheet)?.[row - 1] ?? []).flatMap((value, column) =>
    typeof value === "string" && value.trim() !== "" ? [`${column} ${value}`] : [],
  );

const needs = (cells: Cells): readonly string[] =>
  texts(cells, "Open POA&M Items", 8).map((text) => text.trim());

const sheetXml = async (bytes: Uint8Array, sheet: string): Promise<string> => {
  const entries = zipEntries(bytes);
  const index = (await openWorkbook(bytes)).sheetNames.indexOf(sheet) + 1;
  const entry = entries.get(`xl/worksheets/sheet${index}.xml`);
  assert.ok(entry, sheet);
  const stored = storedBytes(bytes, entry);
  return (entry.method === 0 ? Buffer.from(stored) : inflateRawSync(stored)).toString();
};

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

type Rule = { readonly what: string; readonly covers: (column: number, row: number) => boolean };

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

const rulesOf = (xml: string): readonly Rule[] =>
  [...xml.matchAll(/<dataValidation\b[^>]*>.*?<\/dataValidation>/gs)].map(([tag]) => {
    const formulas = [...tag.matchAll(/<formula\d>(.*?)<\/formula\d>/g)].map(([, text = ""]) =>
      text.replaceAll("&quot;", '"').replace(/\.0$/, ""),
    );
    const ranges = attribute(tag, "sqref")
      .split(" ")
      .map((range) => {
        const [from = "", to = from] = range.split(":");
        const [, c1 = "", r1] = /^([A-Z]+)(\d+)$/.exec(from) ?? [];
        const [, c2 = "", r2] = /^([A-Z]+)(\d+)$/.exec(to) ?? [];
        return { c1: columnNumber(c1), r1: Number(r1), c2: columnNumber(c2), r2: Number(r2) };
      });
    return {
      what: [attribute(tag, "type"), attribute(tag, "operator"), ...formulas].join(" "),
      covers: (column, row) =>
        ranges.some(({ c1, r1, c2, r2 }) => column >= c1 && column <= c2 && row >= r1 && row <= r2),
    };
  });

const ruleAt = (rules: readonly Rule[], column: number, row: number): readonly string[] =>
  rules.filter(({ covers }) => covers(column, row)).map(({ what }) => what);

const paneOf = (xml: string): string => {
  const pane = /<pane\b[^>]*>/.exec(xml)?.[0] ?? "";
  return `${Number(attribute(pane, "ySplit"))} ${attribute(pane, "topLeftCell")} ${attribute(pane, "state")}`;
};

const widths = (xml: string): ReadonlyMap<number, number> =>
  new Map(
    [...xml.matchAll(/<col\b[^>]*>/g)].flatMap(([tag]) => {
      const [from, to] = [Number(attribute(tag, "min")), Number(attribute(tag, "max"))];
      return Array.from({ length: to - from + 1 }, (_, index): [number, number] => [
        from + index,
        Number(attribute(tag, "width")),
      ]);
    }),
  );

const VERSIONS: readonly Version[] = ["3.0", "2.1"];
for (const version of VERSIONS) {
  const skip = skipWithout(TEMPLATES[version]);
  describe(`the official template ${version}`, () => {
    it("has the same sheets in the same order", { skip }, async () => {
      const official = await openWorkbook(await sharedFile(TEMPLATES[version]));
      assert.deepEqual((await openWorkbook(await written(version))).sheetNames, official.sheetNames);
    });

    it("has the same headers and labels in the same cells", { skip }, async () => {
      const official = await cellsOf(await sharedFile(TEMPLATES[version]));
      const ours = await cellsOf(await written(version));
      let compared = 0;
      for (const [sheet, rows] of Object.entries(HEADER_ROWS[version])) {
        for (const row of rows) {
          const expected = texts(official, sheet, row);
          assert.deepEqual(texts(ours, sheet, row), expected, `${sheet} row ${row}`);
          compared += expected.length;
        }
      }
      assert.ok(compared > 80, `${compared} cells compared`);
      if (version !== "3.0") return;
      for (const [sheet, rows] of Object.entries(LABELLED)) {
        for (const row of rows) {
          assert.equal(
            ours.get(sheet)?.[row - 1]?.[0],
            official.get(sheet)?.[row - 1]?.[0],
            `${sheet} A${row}`,
          );
        }
      }
      assert.deepEqual(needs(ours), needs(official));
    });

    it("has the same rules for what people type into the rows with items", { skip }, async () => {
      const official = rulesOf(await sheetXml(await sharedFile(TEMPLATES[version]), "Open POA&M Items"));
      const ours = rulesOf(await sheetXml(await written(version), "Open POA&M Items"));
      let rules = 0;
      const firstRow = version === "3.0" ? 10 : 9;
      for (const row of [firstRow, firstRow + 1, 100, 200, 4021]) {
        for (let column = 1; column <= 32; column += 1) {
          const expected = ruleAt(official, column, row);
          assert.deepEqual(ruleAt(ours, column, row), expected, `column ${column} row ${row}`);
          rules += expected.length;
        }
      }
      assert.ok(rules > 40, `${rules} rules compared`);
    });

    it("has the same frozen panes and about the same column widths", { skip }, async () => {
      const template = await sharedFile(TEMPLATES[version]);
      const bytes = await written(version);
      for (const sheet of Object.keys(HEADER_ROWS[version])) {
        const [official, ours] = [await sheetXml(template, sheet), await sheetXml(bytes, sheet)];
        assert.equal(paneOf(ours), paneOf(official), sheet);
        for (const [column, width] of widths(ours)) {
          const expected = widths(official).get(column) ?? 0;
          assert.ok(
            Math.abs(expected - width) < 4,
            `${sheet} column ${column}: ${width}, template ${expected}`,
          );
        }
      }
    });

    it("reads as a POA&M without items", { skip }, async () => {
      const { format } = documentFormat("fedramp-poam");
      const bytes = await sharedFile(TEMPLATES[version]);
      const reading = await format.read({ bytes, workbook: () => openWorkbook(bytes) });
      assert.equal(reading.version, version);
      assert.deepEqual(reading.document, {
        system: { cloudServiceProvider: null, cloudServiceOffering: null, impactLevel: null, poamDate: null },
        items: [],
        pl2Findings: [],
      });
      assert.deepEqual(
        reading.remarks.map(({ code }) => code),
        version === "2.1" ? ["document.example-skipped"] : [],
      );
    });
  });
}
