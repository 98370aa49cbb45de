import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { CalendarDate } from "#domain/calendar.ts";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { DECLARED_TEXTS, declaredAsset, type DeclaredAsset } from "#domain/inventory.ts";
import { documentSource } from "#documents/document-source.ts";
import { INVENTORY_COLUMNS } from "#documents/fedramp-inventory/columns.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { openWorkbook } from "#documents/xlsx.ts";
import { rawWorkbook, rowXml } from "../raw-workbook.ts";

const DAY = "2026-06-15" as CalendarDate;
const read = (bytes: Uint8Array) => fedrampInventory.read(documentSource(bytes));
const HEADERS = INVENTORY_COLUMNS.map(({ header }) => header);

/** A workbook by hand: cells by header; the header row stands in row 2. */
const made = (
  headers: readonly string[],
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>,
  sheet = "Inventory",
) =>
  rawWorkbook({
    sheets: { [sheet]: [rowXml(2, headers), ...rows.map((row, index) => rowXml(index + 3, row))].join("") },
  });

const refuses = (work: Promise<unknown>, code: FaultCode): Promise<void> =>
  assert.rejects(work, (error) => error instanceof Fault && error.code === code);

/** Texts that mean something: what is blank or says N/A is nothing. */
const text = fc.string({ unit: "binary", maxLength: 60 }).map((value) => `x${value.replaceAll("\r", "")}`);
const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/).filter((value) => !/^(?:n\/?a|none)$/.test(value));
const yesNo = fc.constantFrom("Yes", "No", null);
const maybe = (value: fc.Arbitrary<string>) => fc.option(value, { nil: null });

const valueOf = (value: (typeof INVENTORY_COLUMNS)[number]["value"]): fc.Arbitrary<string | null> => {
  if (value === "yes-no") return yesNo;
  if (value === "day")
    return fc.constantFrom("2027-01-31", "1899-12-31", "2099-02-28", "third quarter of 2027", null);
  return maybe(value === "name" ? name : text);
};

const declared: fc.Arbitrary<DeclaredAsset> = fc
  .record({
    identifier: name,
    ipAddresses: fc.array(fc.ipV4(), { maxLength: 3 }),
    ...Object.fromEntries(
      INVENTORY_COLUMNS.filter(({ key }) => key !== "identifier" && key !== "ipAddresses").map(
        ({ key, value }) => [key, valueOf(value)],
      ),
    ),
  })
  .map(({ identifier, ...facts }) => declaredAsset(identifier, facts));

const hash = (file: Uint8Array): string => createHash("sha256").update(file).digest("hex");

const example = (label: string | null, id: string, hardware: string | null) => [
  label,
  id,
  id,
  "No",
  "Yes",
  ...Array.from({ length: 8 }, () => null),
  hardware,
];

describe("the inventory workbook", () => {
  it("gives back what went in, or says in which field it does not", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(declared, { maxLength: 6 }), async (assets) => {
        const { bytes, notCarried } = await fedrampInventory.write(assets, DAY);
        const { rows, version, setAside } = await read(bytes);
        assert.deepEqual([version, setAside, rows.length], ["3.1", 0, assets.length]);
        const noted = new Set(notCarried.map(({ poamId, field }) => `${poamId} ${field}`));
        for (const [index, asset] of assets.entries()) {
          const back = rows[index]?.declared;
          assert.equal(back?.identifier, asset.identifier);
          assert.deepEqual(back.ipAddresses, asset.ipAddresses);
          for (const field of DECLARED_TEXTS)
            if (!noted.has(`${asset.identifier} ${field}`)) assert.equal(back[field], asset[field], field);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has the sheet, the headers and the order of version 3.1, and the same bytes each time", async () => {
    const assets = [declaredAsset("web-01", { virtual: "Yes", endOfLife: "2027-01-31", comments: "=1+1" })];
    const { bytes } = await fedrampInventory.write(assets, DAY);
    const again = await fedrampInventory.write(assets, DAY);
    assert.equal(hash(bytes), hash(again.bytes));
    const workbook = await openWorkbook(bytes);
    assert.deepEqual(workbook.sheetNames, ["Inventory"]);
    const [sheet] = await workbook.sheets(["Inventory"]);
    assert.deepEqual(sheet?.rows[1], HEADERS);
    assert.equal(HEADERS.length, 25);
    assert.deepEqual(
      [HEADERS[0], HEADERS[20], HEADERS[24]],
      ["UNIQUE ASSET IDENTIFIER", "VLAN/\nNetwork ID", "End-of-Life "],
    );
    assert.equal(sheet?.rows[2]?.[18], "'=1+1", "a text like a formula is guarded");
    assert.ok(sheet?.rows[2]?.[24] instanceof Date);
  });

  it("matches columns by their headers, in any order, spelling and sheet", async () => {
    const headers = [
      "Comments",
      "in  latest scan",
      "MAC Address",
      "ipv4 OR ipv6\r\naddress",
      "Unique Asset Identifier",
      "Rack",
    ];
    const file = made(
      headers,
      [["Note", "yes", "00:0c:29:88:c9:7d", "10.0.0.1, 10.0.0.2\n10.0.0.3 10.0.0.4", "web-01", "7"]],
      "CSO",
    );
    const { rows, remarks } = await read(file);
    assert.deepEqual(rows, [
      {
        place: "CSO!3",
        declared: declaredAsset("web-01", {
          ipAddresses: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"],
          inLatestScan: "Yes",
          macAddress: "00:0c:29:88:c9:7d",
          comments: "Note",
        }),
      },
    ]);
    const unknown = remarks.filter(({ code }) => code === "document.column-unknown");
    assert.deepEqual([unknown.length, unknown[0]?.where], [1, "CSO!F2"]);
  });

  it("keeps odd cells as they stand, with a remark, and sets aside what has no identifier", async () => {
    const cells: Record<string, string | number> = {
      "UNIQUE ASSET IDENTIFIER": 1001,
      "IPv4 or IPv6 Address": "dynamic (DHCP)",
      Virtual: "partly",
      Public: "N/A",
      "End-of-Life ": "Q3 2027",
      "VLAN/\nNetwork ID": 100,
    };
    const row = (values: Record<string, string | number>) => HEADERS.map((header) => values[header] ?? null);
    const { rows, setAside, remarks } = await read(
      made(HEADERS, [row(cells), row({ "IPv4 or IPv6 Address": "10.0.0.9" }), row({}), row(cells)]),
    );
    assert.equal(setAside, 1);
    assert.equal(rows.length, 2);
    const asset = rows[0]?.declared;
    assert.deepEqual(
      [
        asset?.identifier,
        asset?.ipAddresses,
        asset?.virtual,
        asset?.public,
        asset?.endOfLife,
        asset?.networkId,
      ],
      ["1001", ["dynamic (DHCP)"], "partly", null, "Q3 2027", "100"],
    );
    assert.deepEqual(
      remarks.map(({ code, where }) => `${code} ${where}`),
      [
        "document.value-unknown Inventory!C3",
        "document.value-unknown Inventory!Y3",
        "document.asset-identifier-missing Inventory!4",
        "document.value-unknown Inventory!C6",
        "document.value-unknown Inventory!Y6",
        "document.asset-repeated Inventory!6",
      ],
    );
  });

  it("knows the template's guidance and examples, but not by a label alone", async () => {
    const { rows, examples } = await read(
      rawWorkbook({
        sheets: {
          Inventory: [
            rowXml(2, [null, ...HEADERS.slice(0, 13)]),
            rowXml(3, ["GUIDANCE", "Unique Identifier associated with the asset.", "If available"]),
            rowXml(4, [null, "Must be unique.", "One per line"]),
            rowXml(5, ["Mandatory or Optional?", "Mandatory for all inventory records."]),
            rowXml(6, example("OS/Infrastructure Example", "123.45.78.90", null)),
            rowXml(7, example(null, "123.45.67.98", "Acme Server")),
            // Somebody typed over the example, and somebody really has such an address.
            rowXml(8, example("OS/Infrastructure Example", "web-01", "Acme Server")),
            rowXml(9, example(null, "123.45.78.90", "Poweredge")),
          ].join(""),
        },
      }),
    );
    assert.equal(examples, 2);
    assert.deepEqual(
      rows.map(({ declared: { identifier } }) => identifier),
      ["web-01", "123.45.78.90"],
    );
  });

  it("takes characters that no database holds out of texts", async () => {
    const strings = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a_x0000_b_xD800_</t></si></sst>`;
    const cell = { xml: '<c r="@" t="s"><v>0</v></c>' };
    const rows =
      rowXml(2, HEADERS) + rowXml(3, [cell, cell, ...Array.from({ length: 16 }, () => null), cell]);
    const {
      rows: [row],
    } = await read(rawWorkbook({ sheets: { Inventory: rows }, sharedStrings: strings }));
    for (const value of [row?.declared.identifier, row?.declared.comments]) {
      assert.ok(value?.isWellFormed() && !value.includes("\u0000"), JSON.stringify(value));
    }
  });

  it("refuses what is no inventory, what is cut off and what is too large", async () => {
    await refuses(read(made(["POAM ID", "Asset Identifier"], [["V-1", "web-01"]])), "document.unrecognized");
    await refuses(read(made(HEADERS.slice(0, 4), [["a"]])), "document.unrecognized");
    await refuses(read(Buffer.from("identifier,ip\n")), "document.unrecognized");
    const { bytes } = await fedrampInventory.write([declaredAsset("a")], DAY);
    await refuses(read(bytes.subarray(0, bytes.length - 40)), "document.malformed");
    const many = Array.from({ length: 50_000 }, (_, index) => declaredAsset(`a${index}`));
    await refuses(fedrampInventory.write(many, DAY), "document.too-large");
  });
});
