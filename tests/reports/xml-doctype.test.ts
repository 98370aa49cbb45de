import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { burp } from "#reports/formats/burp/burp.ts";
import { REPORT_FORMATS } from "#reports/index.ts";
import { qualysXml } from "#reports/formats/qualys/qualys-xml.ts";
import { chunked, collect, ofType, stream } from "./support.ts";

const ISSUES = `<issues burpVersion="1"><issue><type>1</type><name>N</name><host>http://x.example.org</host><severity>Low</severity></issue></issues>`;

const read = (text: string) => collect(burp.read(() => stream(text)));

const refused = (text: string, message: RegExp): Promise<void> =>
  assert.rejects(read(text), (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, "report.malformed");
    assert.match(error.message, message);
    return true;
  });

test("a document type that declares no entity is passed over", async () => {
  for (const dtd of [
    `<!DOCTYPE issues>`,
    `<!DOCTYPE issues SYSTEM "file:///etc/passwd">`,
    `<!DOCTYPE issues PUBLIC "-//X//Y" "http://192.0.2.1/never-fetched.dtd">`,
    `<!DOCTYPE issues [<!ELEMENT issues (issue*)><!ATTLIST issues exportTime CDATA "Mon Mar 03 08:15:00 UTC 2025">]>`,
    `<!DOCTYPE issues [<!-- ]> --><?pi ]> ?><!ELEMENT a (#PCDATA)>%never;]>`,
    `<!DOCTYPE issues [<!ATTLIST issue x CDATA "]>">]>`,
  ]) {
    const readings = await read(`<?xml version="1.0"?>\n${dtd}\n${ISSUES}`);
    assert.equal(ofType(readings, "record").length, 1, dtd);
    assert.equal(ofType(readings, "scan")[0]?.scannedAt, null, "defaults of the DTD are not applied");
    assert.deepEqual(
      await collect(burp.read(() => chunked(Buffer.from(`${dtd}${ISSUES}`), [1]))),
      await read(`${dtd}${ISSUES}`),
    );
  }
});

test("a document type that declares an entity is refused, wherever it stands in it", async () => {
  const unsafe = /declares entities/;
  await refused(`<!DOCTYPE issues [<!ENTITY x "y">]>${ISSUES}`, unsafe);
  await refused(`<!DOCTYPE issues [<!ENTITY x SYSTEM "file:///etc/passwd">]>${ISSUES}`, unsafe);
  await refused(`<!DOCTYPE issues [<!ENTITY % p SYSTEM "http://192.0.2.1/p.dtd"> %p;]>${ISSUES}`, unsafe);
  await refused(`<!DOCTYPE issues [<!ELEMENT a (b)>\n<!entity x "y">]>${ISSUES}`, unsafe);
  await refused(`<!DOCTYPE issues [<!-- <!ENTITY x "y"> -->]>${ISSUES}`, unsafe);
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  await refused(`<!DOCTYPE issues [<!ENTITY l0 "ha">${laughs.join("")}]>${ISSUES}`, unsafe);
});

test("entities of a document type that was passed over are not known", async () => {
  const named = ISSUES.replace("<name>N</name>", "<name>&company;</name>");
  await refused(`<!DOCTYPE issues SYSTEM "http://192.0.2.1/x.dtd">${named}`, /Line 1.*not well-formed/);
});

test("a document type is bounded, comes once and comes first", async () => {
  await refused(`<!DOCTYPE issues [${"<!ELEMENT a (b)>".repeat(5000)}]>${ISSUES}`, /longer than 65536/);
  await refused(`<!DOCTYPE issues><!DOCTYPE issues>${ISSUES}`, /not well-formed/);
  await refused(`${ISSUES}<!DOCTYPE issues>`, /not well-formed/);
  await assert.rejects(read(`<!DOCTYPE issues [<!ELEMENT a`), { code: "report.truncated" });
});

test("an endless document type is refused early", async () => {
  let pulled = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`<!DOCTYPE issues [`);
    for (; pulled < 300_000_000; pulled += 65_536) yield Buffer.alloc(65_536, "<!ELEMENT a (b)>");
  }
  await assert.rejects(collect(burp.read(endless)), { code: "report.too-large" });
  assert.ok(pulled < 20_000_000, `stopped after ${pulled} bytes`);
});

test("only the formats whose exporters write a document type take one", async () => {
  const taking = new Set<string>();
  const roots: Record<string, string> = {
    "zap-xml": "OWASPZAPReport",
    burp: "issues",
    ckl: "CHECKLIST",
    xccdf: "Benchmark",
    arf: "asset-report-collection",
    "qualys-xml": "ASSET_DATA_REPORT",
    "qualys-was": "WAS_SCAN_REPORT",
    "openvas-xml": "report",
    nexpose: "NexposeReport",
    nessus: "NessusClientData_v2",
  };
  for (const format of REPORT_FORMATS) {
    const root = roots[format.id];
    if (root === undefined) continue;
    const text = `<!DOCTYPE ${root} SYSTEM "x.dtd"><${root}></${root}>`;
    try {
      await collect(format.read(() => stream(text)));
      taking.add(format.id);
    } catch (error) {
      assert.ok(error instanceof Fault && error.code === "report.malformed", String(error));
    }
  }
  assert.deepEqual([...taking].toSorted(), ["burp", "qualys-was", "qualys-xml"]);
  assert.equal(qualysXml.detect(Buffer.from(`<!DOCTYPE ASSET_DATA_REPORT SYSTEM "x">`)), true);
});
