import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ReportFormat } from "#reports/report-format.ts";
import { ckl } from "#reports/formats/ckl/ckl.ts";
import { DEFAULT_REPORT_LIMITS } from "#reports/index.ts";
import { nexpose } from "#reports/formats/nexpose/nexpose.ts";
import { openvasXml } from "#reports/formats/openvas/openvas-xml.ts";
import { qualysWas } from "#reports/formats/qualys/qualys-was.ts";
import { xccdf } from "#reports/formats/xccdf/xccdf.ts";
import { collect } from "./support.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const heap = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const COUNT = 400;

/** A file of `COUNT` records of 65 KB each. */
const repeated = (before: string, record: (at: number) => string, after: string) =>
  async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(before);
    for (let at = 0; at < COUNT; at++) yield Buffer.from(record(at));
    yield Buffer.from(after);
  };

const LONG = "x".repeat(65_000);

const datum = (name: string, text: string): string =>
  `<STIG_DATA><VULN_ATTRIBUTE>${name}</VULN_ATTRIBUTE><ATTRIBUTE_DATA>${text}</ATTRIBUTE_DATA></STIG_DATA>`;

const FILES: readonly (readonly [ReportFormat, () => AsyncGenerator<Uint8Array>])[] = [
  [
    ckl,
    repeated(
      "<CHECKLIST><ASSET><HOST_NAME>h</HOST_NAME></ASSET><STIGS><iSTIG>",
      (at) =>
        `<VULN>${datum("Vuln_Num", `V-${900_000 + at}`)}${datum("Severity", "low")}${datum("Rule_Title", `A long title of rule ${at}`)}<STATUS>Open</STATUS><FINDING_DETAILS>${LONG}</FINDING_DETAILS></VULN>`,
      "</iSTIG></STIGS></CHECKLIST>",
    ),
  ],
  [
    openvasXml,
    repeated(
      `<report format_id="x"><report><results start="1">`,
      (at) =>
        `<result><host>host-with-a-long-name-${at}.example.org</host><port>443/tcp</port><nvt oid="1.3.6.1.4.1.25623.1.0.${at}"><name>A long name of test ${at}</name></nvt><threat>Low</threat><description>${LONG}</description></result>`,
      "</results></report></report>",
    ),
  ],
];

for (const [format, bytes] of FILES) {
  test(`${format.id}: remembering names and ids does not keep the report in memory`, async () => {
    const before = heap();
    const remembered: unknown[] = [];
    for await (const reading of format.read(bytes)) {
      if (reading.type === "asset") remembered.push(reading.asset);
      if (reading.type === "record") remembered.push(reading.weakness, reading.asset, reading.location);
    }
    const grown = heap() - before;
    assert.ok(remembered.length > 3 * COUNT);
    assert.ok(grown < 4_000_000, `${grown} bytes are kept`);
  });
}

test("a rule that is a small part of a long text does not keep the text in memory", async () => {
  const bytes = repeated(
    `<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2">`,
    (at) =>
      `<Rule id="rule-with-a-long-name-${at}"><description>&lt;VulnDiscussion&gt;Why rule ${at} matters.&lt;/VulnDiscussion&gt;${LONG}</description></Rule>`,
    "<TestResult>",
  );
  const before = heap();
  let grown = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    yield* bytes();
    grown = heap() - before;
  }
  await assert.rejects(collect(xccdf.read(measured)), { code: "report.truncated" });
  assert.ok(grown < 4_000_000, `${grown} bytes are kept`);
});

test("what a hostile file could gather apart from its records is bounded by name", async () => {
  const limits = { ...DEFAULT_REPORT_LIMITS, definitionsLength: 1_000_000, recordLength: 200_000 };
  const gatherings: readonly (readonly [ReportFormat, string, string])[] = [
    [xccdf, "<TestResult>", `<target-address>${LONG}</target-address>`],
    [xccdf, "", `<Rule id="AT"><title>${LONG}</title></Rule>`],
    [nexpose, "<NexposeReport><nodes>", `<node address="AT${LONG}"/>`],
    [nexpose, "<NexposeReport><VulnerabilityDefinitions>", `<vulnerability id="AT" title="${LONG}"/>`],
    [qualysWas, "<WAS_SCAN_REPORT><GLOSSARY><QID_LIST>", `<QID><QID>AT</QID><TITLE>${LONG}</TITLE></QID>`],
    [
      openvasXml,
      `<report format_id="x"><report><results start="1">`,
      `<result><host>AT${LONG}</host><nvt oid="1"/></result>`,
    ],
  ];
  for (const [format, start, entry] of gatherings) {
    const head =
      format.id === "xccdf" ? `<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2">${start}` : start;
    const bytes = repeated(head, (at) => entry.replace("AT", String(at)), "");
    await assert.rejects(
      collect(format.read(bytes, limits)),
      { code: "report.too-large" },
      `${format.id} ${entry.slice(0, 20)}`,
    );
  }
});
