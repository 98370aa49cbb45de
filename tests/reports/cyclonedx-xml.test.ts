import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "#domain/fault.ts";
import type { Reading } from "#domain/reading.ts";
import { isCyclonedxXml, readCyclonedxXml } from "#reports/formats/cyclonedx/cyclonedx-xml.ts";
import { DEFAULT_REPORT_LIMITS } from "#reports/index.ts";
import { assertOrder } from "./contract.ts";
import { codesOf } from "./read-report.ts";
import { chunked, collect, corpusFile, ofType, stream } from "./support.ts";
import { CYCLONEDX_XML_FILES, wrapCyclonedxXml } from "./xml-corpora.ts";

const read = (bytes: Uint8Array | string): Promise<Reading[]> =>
  collect(readCyclonedxXml(() => stream(bytes), DEFAULT_REPORT_LIMITS));

const file = (name: string): Buffer => corpusFile(`cyclonedx-xml/${name}`);

test("a vulnerability becomes a statement of its author about products", async () => {
  const readings = await read(file("one.xml"));
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.detector, scan?.tool, scan?.toolVersion, scan?.scanName, scan?.speaks, scan?.scannedAt?.date],
    ["cyclonedx", "inventor", "1.2", "shop@3.1", "statements", "2025-03-03"],
  );
  const [statement] = ofType(readings, "statement");
  assert.ok(statement);
  const { byteStart, byteEnd, ...rest } = statement;
  assert.match(
    file("one.xml").subarray(byteStart, byteEnd).toString(),
    /^<vulnerability [^]*<\/vulnerability>$/,
  );
  assert.deepEqual(rest, {
    type: "statement",
    ordinal: 1,
    vulnerability: "CVE-2025-900001",
    aliases: ["GHSA-aaaa-bbbb-cccc"],
    products: ["pkg:maven/org.example/parser@1.0", "größe@2.0", "urn:cdx:1/1#c"],
    status: "not affected",
    justification: "code_not_reachable",
    detail: "Never called.\nResponse: will_not_fix, update\nRecommendation: Take 2.0",
    severity: "critical",
    statedAt: { instant: "2025-03-04T00:00:00Z", date: "2025-03-04" },
  });
});

test("states; without an analysis the products are affected, without a severity word the score rates", async () => {
  const statements = ofType(await read(file("many.xml")), "statement");
  assert.deepEqual(
    statements.map(({ status, severity }) => [status, severity]),
    [
      ["not affected", "critical"],
      ["affected", "moderate"],
      ["fixed", null],
    ],
  );
  assert.deepEqual(statements[1]?.products, ["shop@3.1"]);
  assert.equal(statements[1].statedAt?.date, "2025-03-03", "the time of the whole bill");
});

test("the vulnerability extension of version 1.2 is read too", async () => {
  const [statement] = ofType(await read(file("extension.xml")), "statement");
  assert.deepEqual(
    [statement?.vulnerability, statement?.products, statement?.severity, statement?.detail],
    ["CVE-2025-900001", ["pkg:npm/x@1"], "high", "Recommendation: Update"],
  );
});

test("odd vulnerabilities are set aside or remarked on", async () => {
  const readings = await read(
    `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><vulnerabilities><vulnerability/><vulnerability><id>X</id><analysis><state>constructor</state></analysis></vulnerability></vulnerabilities></bom>`,
  );
  assert.deepEqual(codesOf(readings), ["cyclonedx.no-id", "cyclonedx.unknown-state"]);
  assert.equal(ofType(readings, "statement")[0]?.status, "under investigation");
});

test("order, chunks, byte ranges and cuts are as the contract of report formats asks", async () => {
  for (const name of CYCLONEDX_XML_FILES) {
    const bytes = file(name);
    assert.ok(isCyclonedxXml(bytes), name);
    const whole = await read(bytes);
    assertOrder(whole);
    const open = () => chunked(bytes, [1]);
    assert.deepEqual(await collect(readCyclonedxXml(open, DEFAULT_REPORT_LIMITS)), whole);
    for (const { ordinal: _o, byteStart, byteEnd, ...rest } of ofType(whole, "statement")) {
      const again = ofType(await read(wrapCyclonedxXml(bytes.subarray(byteStart, byteEnd))), "statement");
      const { ordinal: _O, byteStart: _S, byteEnd: _E, ...alone } = again[0] ?? assert.fail();
      assert.deepEqual(alone, rest);
    }
  }
  const many = file("many.xml");
  for (let length = 300; length < many.length - 1; length += 37) {
    await assert.rejects(
      read(many.subarray(0, length)),
      (error) => error instanceof Fault && error.code === "report.truncated",
    );
  }
});
