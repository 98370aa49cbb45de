import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { readDocument } from "#documents/index.ts";
import { storedZip } from "#documents/stored-zip.ts";
import { WORKBOOK_LIMITS } from "#documents/workbook-limits.ts";
import { rawParts, rawWorkbook, rowXml } from "./raw-workbook.ts";

const OPEN = "Open POA&M Items";
const HEADER = ["POAM ID", "Weakness Name", "Scheduled Completion Date"];
const TABLE = rowXml(1, HEADER) + rowXml(2, ["V-1", "A weakness", "2026-01-31"]);

const refuses = async (bytes: Uint8Array, code: FaultCode, says: RegExp): Promise<void> => {
  await assert.rejects(readDocument(bytes), (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
    return true;
  });
};

/** A ZIP archive with one packed entry whose directory says `declared` bytes. */
const packed = (name: string, content: Uint8Array, declared: number): Uint8Array => {
  const deflated = deflateRawSync(content);
  const zip = Buffer.from(storedZip(new Map([[name, deflated]])));
  const directory = zip.readUInt32LE(zip.length - 6);
  zip.writeUInt16LE(8, 8);
  zip.writeUInt32LE(declared, 22);
  zip.writeUInt16LE(8, directory + 10);
  zip.writeUInt32LE(declared, directory + 24);
  return zip;
};

const patched = (bytes: Uint8Array, change: (zip: Buffer, directory: number) => void): Uint8Array => {
  const zip = Buffer.from(bytes);
  change(zip, zip.readUInt32LE(zip.length - 6));
  return zip;
};

describe("hostile and damaged workbooks", () => {
  const good = rawWorkbook({ sheets: { [OPEN]: TABLE } });

  it("reads the workbook that the others are made of", async () => {
    const { document } = await readDocument(good);
    assert.deepEqual(
      document.items.map(({ poamId, scheduledCompletionDate }) => [poamId, scheduledCompletionDate]),
      [["V-1", "2026-01-31"]],
    );
  });

  it("refuses what is no workbook", async () => {
    await refuses(new Uint8Array(), "document.unrecognized", /an empty file/);
    await refuses(
      Buffer.from("<!DOCTYPE html><html><table>POAM ID</table></html>"),
      "document.unrecognized",
      /web page/,
    );
    await refuses(
      Buffer.from("POAM ID,Weakness Name\nV-1,x\n"),
      "document.unrecognized",
      /no Excel workbook/,
    );
    await refuses(
      storedZip(new Map([["word/document.xml", Buffer.from("<w/>")]])),
      "document.unrecognized",
      /without a workbook/,
    );
    await refuses(
      rawWorkbook({ sheets: { Sheet1: rowXml(1, ["a", "b"]) } }),
      "document.unrecognized",
      /none of the tables/,
    );
  });

  it("refuses an encrypted workbook and says what to do", async () => {
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(4096),
    ]);
    await refuses(ole, "document.malformed", /password/);
    const encrypted = patched(good, (zip, directory) => zip.writeUInt16LE(1, directory + 8));
    await refuses(encrypted, "document.malformed", /encrypted/);
  });

  it("refuses a cut-off archive", async () => {
    await refuses(good.subarray(0, good.length - 30), "document.malformed", /cut-off/);
    await refuses(Buffer.from("PK"), "document.malformed", /cut-off/);
  });

  it("refuses names that leave the archive, and one name twice", async () => {
    for (const name of ["../../etc/passwd", "/etc/passwd", "xl\\evil.xml", "C:/evil", "a/../../b"]) {
      const parts = rawParts({ sheets: { [OPEN]: TABLE }, extraParts: { [name]: Buffer.from("x") } });
      await refuses(storedZip(parts), "document.malformed", /leaves the archive/);
    }
    const twice = rawWorkbook({
      sheets: { [OPEN]: TABLE },
      extraParts: { "xl/workbook.xmm": Buffer.from("<x/>") },
    });
    const renamed = Buffer.from(
      Buffer.from(twice).toString("latin1").replaceAll("xl/workbook.xmm", "xl/workbook.xml"),
      "latin1",
    );
    await refuses(renamed, "document.malformed", /two parts/);
  });

  it("takes names such as __proto__ for what they are", async () => {
    const parts = rawParts({ sheets: { [OPEN]: TABLE } });
    parts.set("__proto__", Buffer.from("x"));
    parts.set("constructor", Buffer.from("x"));
    assert.equal((await readDocument(storedZip(parts))).document.items.length, 1);
  });

  it("refuses a file, an archive and a part beyond the limits, before unpacking", async () => {
    const huge = new Uint8Array(WORKBOOK_LIMITS.fileBytes + 1);
    huge.set([0x50, 0x4b, 3, 4]);
    await refuses(huge, "document.too-large", /bytes/);
    const manyParts = rawParts({ sheets: { [OPEN]: TABLE } });
    for (let index = 0; index <= WORKBOOK_LIMITS.entries; index += 1)
      manyParts.set(`x${index}`, new Uint8Array());
    await refuses(storedZip(manyParts), "document.too-large", /parts/);
    const declared = patched(good, (zip, directory) =>
      zip.writeUInt32LE(WORKBOOK_LIMITS.inflatedBytes + 1, directory + 24),
    );
    await refuses(declared, "document.too-large", /unpacked/);
    const bomb = new Uint8Array(20 * 1024 * 1024);
    await refuses(packed("xl/workbook.xml", bomb, bomb.length), "document.too-large", /unpacks \d+-fold/);
  });

  it("never unpacks more than was declared", async () => {
    await refuses(
      packed("xl/workbook.xml", new Uint8Array(20 * 1024 * 1024), 1000),
      "document.malformed",
      /declared size/,
    );
  });

  it("refuses content that does not match its checksum", async () => {
    const changed = Buffer.from(
      Buffer.from(good).toString("latin1").replace("A weakness", "B weakness"),
      "latin1",
    );
    await refuses(changed, "document.malformed", /checksum/);
  });

  it("reads a table although a stray cell stands in the last cell of the sheet", async () => {
    const stray = `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    const { document } = await readDocument(rawWorkbook({ sheets: { [OPEN]: TABLE + stray } }));
    assert.equal(document.items.length, 1);
  });

  it("refuses more rows than are read", async () => {
    const last = rowXml(WORKBOOK_LIMITS.rows + 1, ["V-2"]);
    await refuses(rawWorkbook({ sheets: { [OPEN]: TABLE + last } }), "document.too-large", /rows/);
  });

  it("refuses column settings made to take time", async () => {
    const parts = rawParts({ sheets: { [OPEN]: TABLE } });
    const columns = `<x:col min="1" max="16384" width="1"/>`.repeat(WORKBOOK_LIMITS.columnElements + 1);
    const sheet = Buffer.from(parts.get("xl/worksheets/sheet1.xml") ?? [])
      .toString()
      .replace("<sheetData>", `<cols>${columns}</cols><sheetData>`);
    parts.set("xl/worksheets/sheet1.xml", Buffer.from(sheet));
    await refuses(storedZip(parts), "document.too-large", /column settings/);
  });

  it("refuses a cell that names a text that is not there", async () => {
    const broken = rowXml(3, [{ xml: `<c r="@" t="s"><v>7</v></c>` }]);
    const sharedStrings = `<sst><si><t>one</t></si></sst>`;
    await refuses(
      rawWorkbook({ sheets: { [OPEN]: TABLE + broken }, sharedStrings }),
      "document.malformed",
      /text that is not there/,
    );
  });

  it("does not follow a relation to a part that is something else", async () => {
    const parts = rawParts({ sheets: { [OPEN]: TABLE } });
    const name = "xl/_rels/workbook.xml.rels";
    const links = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<Relationship Id="x${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="worksheets/sheet1.xml"/>`,
    ).join("");
    const relations = Buffer.from(parts.get(name) ?? [])
      .toString()
      .replace("</Relationships>", `${links}</Relationships>`);
    parts.set(name, Buffer.from(relations));
    assert.equal((await readDocument(storedZip(parts))).document.items.length, 1);
  });

  it("refuses one part that stands for many sheets, and two sheets of one name", async () => {
    const parts = rawParts({ sheets: { [OPEN]: TABLE, "Closed POA&M Items": TABLE } });
    const name = "xl/_rels/workbook.xml.rels";
    const relations = Buffer.from(parts.get(name) ?? []).toString();
    parts.set(name, Buffer.from(relations.replace("worksheets/sheet2.xml", "/xl/worksheets/sheet1.xml")));
    await refuses(storedZip(parts), "document.malformed", /twice/);
    const workbook = Buffer.from(parts.get("xl/workbook.xml") ?? []).toString();
    parts.set(name, Buffer.from(relations));
    parts.set("xl/workbook.xml", Buffer.from(workbook.replace("Closed POA", "Open POA")));
    await refuses(storedZip(parts), "document.malformed", /same name/);
  });

  it("looks through text made to slow it down once, not once per beginning", async () => {
    for (const text of [`t="s" `, "t = ", "(1) ", "1) undated ", ":col"]) {
      const sheets = { [OPEN]: TABLE + rowXml(3, [text.repeat(300_000)]) };
      assert.equal((await readDocument(rawWorkbook({ sheets }))).document.items.length, 2);
    }
  });

  it("takes declared entities for text", async () => {
    const parts = rawParts({ sheets: { [OPEN]: TABLE } });
    const dtd = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
    const sheet = Buffer.from(parts.get("xl/worksheets/sheet1.xml") ?? [])
      .toString()
      .replace("A weakness", "&b;&c;");
    parts.set("xl/worksheets/sheet1.xml", Buffer.from(dtd + sheet));
    const result = await readDocument(storedZip(parts)).catch((error: unknown) => error);
    if (result instanceof Error) assert.ok(result instanceof Fault);
    else assert.doesNotMatch(JSON.stringify(result), /aaaa|root:/);
  });
});
