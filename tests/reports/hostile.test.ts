import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { DEFAULT_REPORT_LIMITS, readReport, type ReportBytes, type ReportLimits } from "#reports/index.ts";
import { collect, corpusFile, ofType, stream } from "./support.ts";

const ROOT = "<NessusClientData_v2>";

type Source = string | Uint8Array | ReportBytes;

const read = async (source: Source, limits?: ReportLimits) => {
  const open = () => (typeof source === "string" || source instanceof Uint8Array ? stream(source) : source());
  return collect((await readReport(open, limits)).readings);
};

const refused = async (
  source: Source,
  code: FaultCode,
  message: RegExp,
  limits?: ReportLimits,
): Promise<void> => {
  await assert.rejects(read(source, limits), (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
};

/** `start` and then the same 64 KB over and over, up to `total` bytes; tells how much was pulled and the memory used. */
const endless = (start: string, filler: string, total: number) => {
  const seen = { pulled: 0, peak: 0 };
  const chunk = Buffer.alloc(65_536, filler);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(start);
    while (seen.pulled < total) {
      seen.pulled += chunk.length;
      seen.peak = Math.max(seen.peak, process.memoryUsage.rss());
      yield chunk;
    }
  }
  return { seen, bytes };
};

const MEGA = 1024 * 1024;

test("document types are refused by name, before anything in them is read", async () => {
  const laughs = Array.from(
    { length: 10 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join("");
  const dtd = /document type declaration \(DTD\)/;
  await refused(
    `<!DOCTYPE NessusClientData_v2 [<!ENTITY l0 "ha">${laughs}]>${ROOT}&l10;</NessusClientData_v2>`,
    "report.malformed",
    dtd,
  );
  await refused(
    `<?xml version="1.0"?><!DOCTYPE NessusClientData_v2 [<!ENTITY x SYSTEM "file:///etc/passwd">]>${ROOT}&x;</NessusClientData_v2>`,
    "report.malformed",
    dtd,
  );
  await refused(
    `<!DOCTYPE NessusClientData_v2 SYSTEM "http://example.test/x.dtd">${ROOT}</NessusClientData_v2>`,
    "report.malformed",
    dtd,
  );
  await refused(
    `${ROOT}<Report name="&undefined;"/></NessusClientData_v2>`,
    "report.malformed",
    /Line 1, column \d+/,
  );
});

for (const [what, start, filler] of [
  ["an attribute", `${ROOT}<Report name="`, "a"],
  ["a text", `${ROOT}<Policy><policyName>`, "a"],
  ["a name", `${ROOT}<Report`, "a"],
  ["a comment", `${ROOT}<!--`, "a"],
  ["a CDATA section", `${ROOT}<Policy><policyName><![CDATA[`, "a"],
  ["an entity name", `${ROOT}<Policy>&`, "a"],
  ["a document type", `<!DOCTYPE NessusClientData_v2 [`, " "],
  ["white space after the end", `${ROOT}</NessusClientData_v2>`, " "],
] as const) {
  test(`${what} of 300 MB is refused early, in little memory`, async () => {
    const before = process.memoryUsage.rss();
    const { seen, bytes } = endless(start, filler, 300 * MEGA);
    await refused(bytes, "report.too-large", /exceeds the limit/);
    assert.ok(seen.pulled < 20 * MEGA, `stopped after ${seen.pulled} bytes`);
    assert.ok(seen.peak - before < 100 * MEGA, `memory grew by ${seen.peak - before} bytes`);
  });
}

test("a million character references stay in little memory", async () => {
  const before = process.memoryUsage.rss();
  const text = "&#x41;".repeat(1_000_000);
  const readings = await read(
    `${ROOT}<Policy><policyName>${text}</policyName></Policy></NessusClientData_v2>`,
  );
  assert.equal(ofType(readings, "scan")[0]?.policyName?.length, 1_000_000);
  assert.ok(process.memoryUsage.rss() - before < 250 * MEGA);
  await refused(`${ROOT}<Policy>&#0;</Policy></NessusClientData_v2>`, "report.malformed", /Line 1/);
  await refused(`${ROOT}<Policy>&#xD800;</Policy></NessusClientData_v2>`, "report.malformed", /Line 1/);
});

test("nesting and numbers are bounded, and the fault names the limit", async () => {
  await refused(ROOT + "<a>".repeat(200_000), "report.too-large", /"depth" \(line 1\): at most 256/);
  const attributes = Array.from({ length: 200_000 }, (_, at) => ` a${at}="1"`).join("");
  await refused(
    `${ROOT}<Report${attributes}/></NessusClientData_v2>`,
    "report.too-large",
    /"attribute(s|Length)"/,
  );
  const some = attributes.slice(0, attributes.indexOf(" a1001"));
  await refused(`${ROOT}<Report${some}/></NessusClientData_v2>`, "report.too-large", /"attributes"/);
  await refused(`${ROOT}<${"n".repeat(1001)}/></NessusClientData_v2>`, "report.too-large", /"nameLength"/);
});

const limited = (limit: Partial<ReportLimits>): ReportLimits => ({ ...DEFAULT_REPORT_LIMITS, ...limit });

test("every limit can be set, and is kept", async () => {
  const many = corpusFile("nessus/many.nessus");
  await refused(many, "report.too-large", /"bytes"/, limited({ bytes: 1000 }));
  await refused(many, "report.too-large", /"elements"/, limited({ elements: 20 }));
  await refused(many, "report.too-large", /"depth"/, limited({ depth: 4 }));
  await refused(many, "report.too-large", /"attributes"/, limited({ attributes: 3 }));
  await refused(many, "report.too-large", /"attributeLength"/, limited({ attributeLength: 50 }));
  await refused(many, "report.too-large", /"nameLength"/, limited({ nameLength: 19 }));
  await refused(many, "report.too-large", /"textLength"/, limited({ textLength: 40 }));
  await refused(many, "report.too-large", /"recordLength"/, limited({ recordLength: 300 }));
  await refused(many, "report.too-large", /"listEntries"/, limited({ listEntries: 1 }));
});

async function* emptyChildren(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${ROOT}<Report><ReportHost name="h"><ReportItem pluginID="1" severity="1">`);
  for (let at = 0; at < 3000; at++) yield Buffer.from("<cve/>".repeat(1000));
}

test("one record cannot gather without bound", async () => {
  const line = Buffer.from(`<see_also>${"x".repeat(100_000)}</see_also>`);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${ROOT}<Report><ReportHost name="h"><ReportItem pluginID="1" severity="1">`);
    for (let at = 0; at < 3000; at++) yield line;
  }
  await refused(bytes, "report.too-large", /"recordLength" \(record 1\)/);
  await refused(emptyChildren, "report.too-large", /"recordLength" \(record 1\)/);
});

test("what is not XML of a known kind is not recognised", async () => {
  await refused("", "report.unrecognized", /The file is empty/);
  await refused(
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    "report.unrecognized",
    /89504e470d0a1a0a/,
  );
  for (const other of [
    `{"vulnerabilities":[]}`,
    "\u0000".repeat(100),
    "+ADw-NessusClientData+AF8-v2+AD4-",
    "<NessusClientData_v3></NessusClientData_v3>",
    "<NessusClientData><Report/></NessusClientData>",
    "<html><NessusClientData_v2/></html>",
    "<!-- <NessusClientData_v2> --><html/>",
    `${" ".repeat(70_000)}${ROOT}</NessusClientData_v2>`,
    Buffer.from(`${ROOT}</NessusClientData_v2>`, "utf16le"),
  ]) {
    await refused(other, "report.unrecognized", /not a report that is known/);
  }
});

test("encodings that are not read are refused, not guessed", async () => {
  const declared = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${ROOT}</NessusClientData_v2>`;
  await refused(declared("UTF-7"), "report.malformed", /Line 1.*"UTF-7"/);
  await refused(declared("EBCDIC-CP-US"), "report.malformed", /not read/);
  await refused(declared("UTF-16"), "report.malformed", /not utf-16|that it is not/);
  await refused(`\ufeff${declared("ISO-8859-1")}`, "report.malformed", /utf-8/);
  assert.equal((await read(Buffer.from(`\ufeff${declared("utf-16")}`, "utf16le"))).length, 1);

  const invalid = Buffer.concat([
    Buffer.from(`${ROOT}\n\n<Policy>`),
    Buffer.of(0xc3, 0x28),
    Buffer.from("</Policy></NessusClientData_v2>"),
  ]);
  await refused(invalid, "report.malformed", /Line 3: bytes that are not utf-8/);
  const overlong = Buffer.concat([
    Buffer.from(ROOT),
    Buffer.of(0xc0, 0xbc),
    Buffer.from("</NessusClientData_v2>"),
  ]);
  await refused(overlong, "report.malformed", /Line 1: bytes/);
  const lone = Buffer.concat([
    Buffer.from(`\ufeff${ROOT}`, "utf16le"),
    Buffer.of(0x00, 0xd8),
    Buffer.from("</NessusClientData_v2>", "utf16le"),
  ]);
  await refused(lone, "report.malformed", /utf-16le/);
});

test("broken XML is refused with its line", async () => {
  await refused(
    `${ROOT}\n<Report>\n</Policy></NessusClientData_v2>`,
    "report.malformed",
    /Line 3, column \d+/,
  );
  await refused(`${ROOT}</NessusClientData_v2>\ntrailing`, "report.malformed", /Line 2/);
  await refused(`${ROOT}</NessusClientData_v2>${ROOT}</NessusClientData_v2>`, "report.malformed", /Line 1/);
  await refused(
    `${ROOT}<Report a="1" a="2"/></NessusClientData_v2>`,
    "report.malformed",
    /duplicate attribute/,
  );
  await refused(`${ROOT}<Report name=x/></NessusClientData_v2>`, "report.malformed", /Line 1/);
  await refused(`${ROOT}\u0000</NessusClientData_v2>`, "report.malformed", /Line 1/);
  await refused(`${ROOT}\u001b</NessusClientData_v2>`, "report.malformed", /Line 1/);
  await refused(
    Buffer.concat([corpusFile("nessus/one.nessus"), Buffer.alloc(512)]),
    "report.malformed",
    /Line \d+/,
  );
});

test("a file that ends early is called cut off", async () => {
  const cutOff = /cut off/;
  await refused(corpusFile("nessus/many.nessus").subarray(0, 4000), "report.truncated", cutOff);
  await refused(`${ROOT}</NessusClientData_v2`, "report.truncated", cutOff);
  await refused(`${ROOT}</NessusClientData_v2><!-- unfinished`, "report.truncated", cutOff);
  await refused(`${ROOT}<Report name="unfinished`, "report.truncated", cutOff);
  await refused(
    Buffer.concat([Buffer.from(`${ROOT}<Policy>`), Buffer.of(0xe6, 0xa4)]),
    "report.truncated",
    cutOff,
  );
  await refused(
    Buffer.from(`\ufeff${ROOT}</NessusClientData_v2>`, "utf16le").subarray(0, -1),
    "report.truncated",
    cutOff,
  );
});

test("names that mean something to JavaScript are only names", async () => {
  const readings = await read(
    `${ROOT}<Policy><FamilySelection><FamilyItem><FamilyName>__proto__</FamilyName><Status>enabled</Status></FamilyItem></FamilySelection></Policy>` +
      `<Report><ReportHost name="__proto__"><HostProperties><tag name="constructor">x</tag></HostProperties>` +
      `<ReportItem __proto__="x" constructor="y" pluginID="toString" severity="1"><constructor>z</constructor></ReportItem></ReportHost></Report></NessusClientData_v2>`,
  );
  assert.equal(ofType(readings, "record")[0]?.weakness.sourceIdentifier, "toString");
  assert.equal(ofType(readings, "scan")[0]?.coverage.families?.get("__proto__"), "enabled");
  assert.equal(Object.hasOwn(Object.prototype, "x"), false);
});
