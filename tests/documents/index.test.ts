import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "#domain/fault.ts";
import { DOCUMENT_FORMATS, documentFormat } from "#documents/index.ts";
import { inspectDocument } from "#documents/inspect.ts";
import { emptyEntry, type PoamDocument } from "#documents/poam-document.ts";

describe("the list of documents", () => {
  it("finds a format and version by name", () => {
    assert.equal(documentFormat("fedramp-poam@2.1").version, "2.1");
    assert.equal(documentFormat("fedramp-poam").version, "3.0");
    assert.equal(documentFormat("fedramp-poam@3.0").format.id, "fedramp-poam");
  });

  it("refuses what it cannot write, and says what it can", () => {
    for (const name of [
      "",
      "fedramp",
      "fedramp-poam@",
      "fedramp-poam@2.0",
      "fedramp-poam@3.0@1",
      "@3.0",
      "__proto__",
    ]) {
      assert.throws(
        () => documentFormat(name),
        (error) =>
          error instanceof Fault &&
          error.code === "document.unwritable-format" &&
          error.message.includes("fedramp-poam@3.0, fedramp-poam@2.1"),
        name,
      );
    }
  });

  it("has one id per format, and reads every version that it writes", () => {
    assert.equal(new Set(DOCUMENT_FORMATS.map(({ id }) => id)).size, DOCUMENT_FORMATS.length);
    for (const { writableVersions, readableVersions, fileExtension } of DOCUMENT_FORMATS) {
      assert.ok(writableVersions.every((version) => readableVersions.includes(version)));
      assert.match(fileExtension, /^\.[a-z]+$/);
    }
  });
});

describe("inspecting a document", () => {
  it("counts items by register, and milestones", async () => {
    const milestones = [{ number: 1, date: null, description: "One" }];
    const document: PoamDocument = {
      system: { cloudServiceProvider: "Acme", cloudServiceOffering: null, impactLevel: null, poamDate: null },
      items: [
        { ...emptyEntry("open", "V-1"), milestones },
        { ...emptyEntry("open", "V-2"), milestones },
        emptyEntry("closed", "V-3"),
        emptyEntry("configuration", "V-4"),
      ],
      pl2Findings: [],
    };
    const { format, version } = documentFormat("fedramp-poam");
    const { bytes } = await format.write(document, version);
    assert.deepEqual(await inspectDocument(bytes), {
      format: "fedramp-poam",
      version: "3.0",
      system: "Acme",
      open: 2,
      closed: 1,
      configuration: 1,
      items: 4,
      milestones: 2,
      remarks: [],
    });
  });
});
