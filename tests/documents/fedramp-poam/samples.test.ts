import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "#domain/fault.ts";
import { documentFormat, readDocument } from "#documents/index.ts";
import { inspectDocument } from "#documents/inspect.ts";
import { sharedFile, skipWithout } from "../shared-files.ts";

const FOLDER = "samples/poam-fedramp-xlsx";
const EXPECTED = "samples/EXPECTED.json";

type Facts = {
  readonly itemsBySheet: Readonly<Record<string, number>>;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly byOriginalRisk?: Readonly<Record<string, number>>;
  }[];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The entry of that name, wherever it stands in the file with expectations. */
const findEntry = (value: unknown, name: string): unknown => {
  if (!isRecord(value)) return undefined;
  if (name in value) return value[name];
  return Object.values(value)
    .map((child) => findEntry(child, name))
    .find((found) => found !== undefined);
};

const isFacts = (value: unknown): value is Facts => isRecord(value) && isRecord(value["itemsBySheet"]);

const factsOf = async (name: string): Promise<Facts> => {
  const facts = findEntry(
    JSON.parse(Buffer.from(await sharedFile(EXPECTED)).toString()),
    `poam-fedramp-xlsx/${name}`,
  );
  assert.ok(isFacts(facts), name);
  return facts;
};

/** File, version, and how many rows are the template's own example, which we do not take for an item. */
const FILES = [
  { name: "DERIVED_filled_40open_12closed.xlsx", version: "2.1", examples: 0 },
  { name: "FedRAMP-POAM-Template_2022-06.xlsm", version: "2.0", examples: 1 },
  { name: "FedRAMP-POAM-Template_2024-03_v2.1.xlsx", version: "2.1", examples: 1 },
  { name: "trestle-2-rows.xlsx", version: "2.1", examples: 0 },
] as const;

describe("sample workbooks", () => {
  for (const { name, version, examples } of FILES) {
    it(`${name} holds the counted items`, { skip: skipWithout(`${FOLDER}/${name}`) }, async () => {
      const facts = await factsOf(name);
      const summary = await inspectDocument(await sharedFile(`${FOLDER}/${name}`));
      assert.equal(summary.version, version);
      assert.equal(summary.open, (facts.itemsBySheet["Open POA&M Items"] ?? 0) - examples);
      assert.equal(summary.closed, facts.itemsBySheet["Closed POA&M Items"] ?? 0);
      assert.equal(summary.configuration, facts.itemsBySheet["Configuration Findings"] ?? 0);
      assert.equal(
        summary.remarks.filter(({ code }) => code === "document.example-skipped").length,
        examples,
      );
    });
  }

  const filled = `${FOLDER}/DERIVED_filled_40open_12closed.xlsx`;
  it("the filled one reads field by field", { skip: skipWithout(filled) }, async () => {
    const { document, remarks } = await readDocument(await sharedFile(filled));
    assert.deepEqual(remarks, []);
    assert.deepEqual(document.system, {
      cloudServiceProvider: "Example CSP, Inc.",
      cloudServiceOffering: "Example Cloud Service",
      impactLevel: "moderate",
      poamDate: "2025-03-31",
    });
    const open = document.items.filter(({ register }) => register === "open");
    assert.equal(open.filter(({ originalRiskRating }) => originalRiskRating === "high").length, 30);
    assert.equal(open.filter(({ originalRiskRating }) => originalRiskRating === "moderate").length, 10);
    assert.equal(document.items.filter(({ falsePositive }) => falsePositive === "yes").length, 3);
    assert.equal(document.items.filter(({ vendorDependency }) => vendorDependency).length, 5);
    assert.equal(document.items.filter(({ kev }) => kev === true).length, 3);
    const [first, second] = open;
    assert.deepEqual(first?.controls, ["SI-2", "CM-6"]);
    assert.deepEqual(first?.milestones, [
      { number: 1, date: "2025-04-08", description: "Patch in staging" },
      { number: 2, date: "2025-04-22", description: "Patch in production" },
    ]);
    assert.equal(second?.originalDetectionDate, "2024-01-19", "a date as American text");
    assert.ok(
      open.every((item) => item.originalDetectionDate !== null && item.scheduledCompletionDate !== null),
    );
  });

  it("the filled one goes through 2.1 without a change", { skip: skipWithout(filled) }, async () => {
    const { document } = await readDocument(await sharedFile(filled));
    const { bytes, notCarried } = await documentFormat("fedramp-poam@2.1").format.write(document, "2.1");
    assert.deepEqual(notCarried, []);
    assert.deepEqual((await readDocument(bytes)).document, document);
  });

  const others = [
    `${FOLDER}/FedRAMP-Risk-Exposure-Table.xlsx`,
    "samples/poam-emass-xlsx/navy-emass-template_2026.xlsx",
  ];
  for (const path of others) {
    it(`${path} is not a FedRAMP POA&M`, { skip: skipWithout(path) }, async () => {
      const { format } = documentFormat("fedramp-poam");
      const { documentSource } = await import("#documents/document-source.ts");
      const source = documentSource(await sharedFile(path));
      assert.equal(await format.detect(source), false);
      await assert.rejects(
        format.read(source),
        (error) => error instanceof Fault && error.code === "document.unrecognized",
      );
    });
  }
});
