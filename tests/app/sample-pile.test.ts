import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { importFile, inScanOrder, unpackFiles } from "#app/import/import-files.ts";
import { isConserved } from "#domain/import.ts";
import { newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { countRows } from "../support/ledger.ts";
import { sample, SAMPLES, SAMPLES_MISSING } from "../support/shared.ts";

/** Folders of files that are documents or catalogs, not reports. */
const NOT_REPORTS = new Set([
  "epss",
  "inventory-xlsx",
  "kev",
  "oscal",
  "poam-emass-xlsx",
  "poam-fedramp-xlsx",
]);

const samplePaths = (): string[] =>
  readdirSync(SAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_REPORTS.has(entry.name))
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, SAMPLES)).map((file) => `${name}/${file}`));

describe("all sample files of all tools at once", { skip: SAMPLES_MISSING }, () => {
  const t = useApp();

  const distinctRecords = async (importId: string): Promise<number> => {
    const { rows } = await t().owner.query<{ n: number }>(
      "select count(distinct (byte_start, byte_end))::int as n from sightings where import_id = $1",
      [importId],
    );
    return rows[0]?.n ?? 0;
  };

  test("no bug, every record conserved, every remark with a code, a place and a sentence", async () => {
    const system = await newSystem(t());
    const piled = samplePaths().map((path) => ({ path, open: () => streamOf(sample(path)) }));
    const { files, refused } = await inScanOrder(await unpackFiles(piled));
    assert.deepEqual(
      refused.map(({ path, fault }) => `${path}: ${fault.message}`),
      [],
    );
    assert.ok(files.length > 90, `${files.length} files`);
    let records = 0;
    for (const file of files) {
      const { counts, id, remarks, setAside, status } = await importFile(
        t().app,
        OPERATOR,
        system,
        file,
        false,
      );
      assert.ok(status === "applied" || status === "repeat", `${file.path} is ${status}`);
      assert.ok(counts && isConserved(counts), file.path);
      if (status === "applied") records += counts.records;
      if (status === "applied")
        assert.equal(await distinctRecords(id), counts.records, "each with its bytes");
      assert.equal(
        counts.setAside,
        0,
        `${basename(file.path)} sets aside ${JSON.stringify(setAside.slice(0, 3))}`,
      );
      for (const remark of remarks) {
        assert.match(remark.code, /^[a-z0-9-]+\.[a-z0-9-]+$/);
        assert.ok(remark.where !== "" && remark.message.length > 10);
      }
    }
    assert.equal(await countRows(t().owner, "sightings", `system_id = '${system}'`), records);
    const lost = "item_id is null";
    assert.equal(await countRows(t().owner, "findings", `system_id = '${system}' and ${lost}`), 0);
  });
});
