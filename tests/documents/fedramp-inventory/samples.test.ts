import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "#domain/fault.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { inspectDocument } from "#documents/inspect.ts";
import { expected } from "../../support/shared.ts";
import { sharedFile, skipWithout } from "../shared-files.ts";

const FOLDER = "samples/inventory-xlsx";
type Facts = { readonly sheets: ReadonlyArray<{ readonly sheet: string; readonly itemRows?: number }> };

/** The official templates hold example rows and nothing else; an example is no asset of anybody's. */
const FILES = [
  { name: "SSP-Appendix-M-Inventory_2024-12.xlsx", version: "3.1" },
  { name: "SSP-A13-Inventory_rev4.xlsx", version: "rev4" },
] as const;

describe("sample inventories", () => {
  for (const { name, version } of FILES)
    it(
      `${name}: every counted row is accounted for`,
      { skip: skipWithout(`${FOLDER}/${name}`) },
      async () => {
        const bytes = await sharedFile(`${FOLDER}/${name}`);
        const read = await fedrampInventory.read(documentSource(bytes));
        const { sheets } = expected(`inventory-xlsx/${name}`) as Facts;
        const rows = sheets.find(({ sheet }) => sheet === "Inventory")?.itemRows;
        assert.equal(read.rows.length + read.examples + read.setAside, rows);
        assert.deepEqual([read.version, read.rows.length, read.setAside], [version, 0, 0]);
        const codes = new Set(read.remarks.map(({ code }) => code));
        assert.deepEqual([...codes], ["document.example-skipped"], "every column of it is known");
        const summary = await inspectDocument(bytes);
        assert.deepEqual([summary.format, summary.version, summary.items], ["fedramp-inventory", version, 0]);
      },
    );

  it(
    "a hardware list of another layout is no inventory workbook",
    { skip: skipWithout(FOLDER) },
    async () => {
      const bytes = await sharedFile(`${FOLDER}/openrmf-hardware-list.xlsx`);
      assert.equal(await fedrampInventory.detect(documentSource(bytes)), false);
      await assert.rejects(
        fedrampInventory.read(documentSource(bytes)),
        (error) => error instanceof Fault && error.code === "document.unrecognized",
      );
    },
  );
});
