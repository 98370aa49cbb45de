import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateRawSync } from "node:zlib";
import { calendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { CELL_LENGTH } from "#documents/cell-text.ts";
import type { NotCarried, WrittenDocument } from "#documents/document-format.ts";
import { documentFormat, readDocument } from "#documents/index.ts";
import { emptyEntry, type PoamDocument, type PoamEntry } from "#documents/poam-document.ts";
import { openWorkbook } from "#documents/xlsx.ts";
import { storedBytes, zipEntries } from "#documents/zip-entries.ts";

const OPEN = "Open POA&M Items";
const documentOf = (...items: PoamEntry[]): PoamDocument => ({
  system: {
    cloudServiceProvider: "Acme",
    cloudServiceOffering: "Acme Cloud",
    impactLevel: "li-saas",
    poamDate: null,
  },
  items,
  pl2Findings: [],
});
const write = (document: PoamDocument, version: string): Promise<WrittenDocument> =>
  documentFormat("fedramp-poam").format.write(document, version);
const said = (notes: readonly NotCarried[]): readonly string[] =>
  notes.map(({ poamId, field }) => `${poamId} ${field}`);
const cellsOf = async (bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> =>
  (await (await openWorkbook(bytes)).sheets([OPEN]))[0]?.rows ?? [];

describe("writing", () => {
  it("puts items in the template's first data row", async () => {
    const document = documentOf(emptyEntry("open", "V-1"));
    const rows30 = await cellsOf((await write(document, "3.0")).bytes);
    assert.equal(rows30[9]?.[1], "V-1");
    assert.ok(rows30[8]?.every((cell) => cell === null));
    const rows21 = await cellsOf((await write(document, "2.1")).bytes);
    assert.equal(rows21[8]?.[0], "V-1");
  });

  it("writes the committed day and not a formula", async () => {
    const entry = { ...emptyEntry("open", "V-1"), scheduledCompletionDate: calendarDate("2026-01-31") };
    const { bytes } = await write(documentOf(entry), "3.0");
    assert.deepEqual((await cellsOf(bytes))[9]?.[12], new Date("2026-01-31T00:00:00Z"));
  });

  it("says what a version has no place for", async () => {
    const entry: PoamEntry = {
      ...emptyEntry("open", "V-1"),
      originalRiskRating: "critical",
      adjustedRiskRating: "critical",
      autoApprove: false,
      kev: false,
      serviceNames: ["Mail"],
    };
    assert.deepEqual(said((await write(documentOf(entry), "3.0")).notCarried), [
      "* kev",
      "V-1 autoApprove",
      "V-1 serviceNames",
      "V-1 originalRiskRating",
      "V-1 adjustedRiskRating",
    ]);
    const old = await write(
      {
        ...documentOf(entry),
        pl2Findings: [
          {
            deficiencyId: "1",
            deficiencyName: "",
            deficiencyDescription: "",
            remediationPlan: "",
            remediationDate: null,
          },
        ],
      },
      "2.1",
    );
    assert.deepEqual(said(old.notCarried), [
      "* impactLevel",
      "V-1 originalRiskRating",
      "V-1 adjustedRiskRating",
      "* pl2Findings",
    ]);
    const { document } = await readDocument(old.bytes);
    assert.equal(document.items[0]?.originalRiskRating, "high");
    assert.equal(document.system.impactLevel, "low");
  });

  it("cuts text at the cell's length, visibly, and says so", async () => {
    const entry = {
      ...emptyEntry("open", "V-1"),
      weaknessDescription: "😀".repeat(20_000),
      comments: "x".repeat(CELL_LENGTH),
    };
    const { bytes, notCarried } = await write(documentOf(entry), "2.1");
    assert.deepEqual(said(notCarried), ["* impactLevel", "V-1 weaknessDescription"]);
    const cell = (await cellsOf(bytes))[8]?.[3];
    assert.ok(
      typeof cell === "string" &&
        cell.length <= CELL_LENGTH &&
        cell.length > CELL_LENGTH - 3 &&
        cell.isWellFormed(),
    );
    assert.match(cell, /… \[cut at 32,767 characters; whole text in the ledger\]$/);
    const { document, remarks } = await readDocument(bytes);
    assert.equal(document.items[0]?.comments, entry.comments);
    assert.deepEqual(
      remarks.map(({ code, where }) => `${code} ${where}`),
      [`document.text-cut ${OPEN}!D9`],
    );
  });

  it("writes as many assets as fit, whole, and says how many there are", async () => {
    const assetIdentifiers = Array.from({ length: 5000 }, (_, index) => `host-${index}.example.gov`);
    const { bytes, notCarried } = await write(
      documentOf({ ...emptyEntry("open", "V-1"), assetIdentifiers }),
      "3.0",
    );
    assert.deepEqual(said(notCarried), ["V-1 assetIdentifiers"]);
    const cell = (await cellsOf(bytes))[9]?.[7];
    assert.ok(typeof cell === "string" && cell.length <= CELL_LENGTH);
    const { document, remarks } = await readDocument(bytes);
    const back = document.items[0]?.assetIdentifiers ?? [];
    assert.ok(back.length > 1000 && back.length < 5000);
    assert.deepEqual(back, assetIdentifiers.slice(0, back.length));
    assert.match(cell, new RegExp(`\\n… \\[${back.length} of 5000 entries; whole list in the ledger\\]$`));
    assert.deepEqual(
      remarks.map(({ code }) => code),
      ["document.text-cut"],
    );
  });

  it("never writes a formula, whatever the text begins with", async () => {
    const texts = [
      "=cmd|'/c calc'!A0",
      "+1+1",
      "-2+3",
      "@SUM(1)",
      "\t=1",
      "\r=1",
      "\n=1",
      "＝1",
      "\0=1",
      "#REF!",
      '=HYPERLINK("http://x")',
    ];
    const items = texts.map((text, index) => ({
      ...emptyEntry("open", `V-${index}`),
      weaknessName: text,
      comments: text,
      assetIdentifiers: [text.trim()],
    }));
    const { bytes } = await write(documentOf(...items), "2.1");
    for (const entry of zipEntries(bytes).values()) {
      const stored = storedBytes(bytes, entry);
      const xml = (entry.method === 0 ? Buffer.from(stored) : inflateRawSync(stored)).toString();
      assert.doesNotMatch(xml, /<f[ >/]/, entry.name);
      assert.doesNotMatch(xml, /t="e"/, entry.name);
      for (const [, text = ""] of xml.matchAll(/<t\b[^>]*>([^<]*)<\/t>/g))
        assert.doesNotMatch(text, /^(?:[=+\-@\t\r\n＝＋－＠]|_x000D_)/, entry.name);
    }
    const { document } = await readDocument(bytes);
    assert.deepEqual(
      document.items.map(({ weaknessName }) => weaknessName),
      texts.map((text) => text.replace("\0", "\uFFFD")),
    );
  });

  it("refuses more items than a sheet that we read may have", async () => {
    const entry = emptyEntry("open", "V-1");
    const items = Array.from({ length: 50_001 }, () => entry);
    await assert.rejects(
      write(documentOf(...items), "3.0"),
      (error) => error instanceof Fault && error.code === "document.too-large",
    );
  });
});
