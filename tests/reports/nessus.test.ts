import assert from "node:assert/strict";
import { test } from "node:test";
import { nessus } from "#reports/formats/nessus/nessus.ts";
import { epochTime, writtenTime } from "#reports/parts/scan-time.ts";
import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS, type Reading } from "#domain/reading.ts";
import { collect, corpusFile, ofType, stream } from "./support.ts";

const readFile = (name: string): Promise<Reading[]> =>
  collect(nessus.read(() => stream(corpusFile(`nessus/${name}`))));
const readText = (text: string): Promise<Reading[]> => collect(nessus.read(() => stream(text)));

const hostReport = (host: string): string =>
  `<NessusClientData_v2><Report name="r"><ReportHost name="h">${host}</ReportHost></Report></NessusClientData_v2>`;

const remarkCodes = (readings: readonly Reading[]): string[] =>
  ofType(readings, "remark").map(({ remark }) => remark.code);

test("one record, whole", async () => {
  const readings = await readFile("one.nessus");
  const [scan, asset, record, end] = readings;
  assert.equal(readings.length, 4);
  assert.deepEqual(scan, {
    type: "scan",
    detector: "nessus",
    tool: "Tenable Nessus",
    toolVersion: null,
    feedVersion: null,
    scanName: "One record",
    policyName: "Small policy",
    scannedAt: null,
    endedAt: null,
    speaks: "observations",
    coverage: {
      targets: ["one.example.test"],
      checks: new Set(["9000001", "9000002", "9000003"]),
      families: new Map([["Web Servers", "enabled"]]),
      individualChecks: null,
    },
  });
  assert.deepEqual(asset, {
    type: "asset",
    asset: assetIdentity("host", "one.example.test", {
      ip: "192.0.2.11",
      fqdn: "one.example.test",
      netbios: "ONE",
      mac: "02:00:00:00:00:01",
      operatingSystem: "Made-up Linux 9",
    }),
    scannedAt: { instant: "2023-05-01T08:23:25Z", date: "2023-05-01" },
  });
  assert.ok(record?.type === "record");
  const { byteStart, byteEnd, ...rest } = record;
  assert.match(
    corpusFile("nessus/one.nessus").subarray(byteStart, byteEnd).toString(),
    /^<ReportItem [^]*<\/ReportItem>$/,
  );
  assert.deepEqual(rest, {
    type: "record",
    ordinal: 1,
    asset: "one.example.test",
    location: "443/tcp",
    severity: "high",
    actionable: true,
    output: "Version found : 2.3.1\nVersion fixed : 2.4",
    details: NO_RECORD_DETAILS,
    weakness: {
      sourceIdentifier: "9000001",
      check: "9000001",
      family: "Web Servers",
      kind: "vulnerability",
      name: "Corvid HTTP Server < 2.4 header parser flaw",
      description:
        "The web server has a parser flaw.\n\nThe server reads one byte too many.\n\nIt says so in its banner.",
      solution: "Upgrade to 2.4 or later.",
      seeAlso: ["https://advisories.example.test/1", "https://advisories.example.test/2"],
      cves: ["CVE-2024-900001", "CVE-2024-900002"],
      cvss: [
        { version: "2", score: 7.5, vector: "AV:N/AC:L/Au:N/C:P/I:P/A:P" },
        { version: "3", score: 8.8, vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H" },
        {
          version: "4",
          score: 8.7,
          vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
        },
      ],
      details: NO_WEAKNESS_DETAILS,
    },
  });
  assert.deepEqual(end, {
    type: "assetEnd",
    identifier: "one.example.test",
    coverage: { alive: true, credentialed: "yes", checks: null },
    toolVersion: null,
  });
});

test("the settings of the scan", async () => {
  const none = ofType(await readFile("none.nessus"), "scan")[0];
  assert.deepEqual(none?.coverage.targets, ["192.0.2.10", "192.0.2.0/28"]);
  assert.equal(none?.coverage.checks, null);

  const many = await readFile("many.nessus");
  const scan = ofType(many, "scan")[0];
  assert.equal(scan?.policyName, "Prüfplan 検査 🛰");
  assert.equal(scan?.coverage.checks, null, "an empty plugin_set says nothing");
  assert.deepEqual(
    scan?.coverage.families,
    new Map([
      ["Databases", "disabled"],
      ["Port scanners", "mixed"],
    ]),
  );
  assert.deepEqual(
    scan?.coverage.individualChecks,
    new Map([
      ["9000010", true],
      ["9000011", false],
    ]),
  );
  assert.ok(remarkCodes(many).includes("nessus.unknown-family-status"));

  const bare = await readText("<NessusClientData_v2></NessusClientData_v2>");
  assert.deepEqual(
    bare.map(({ type }) => type),
    ["scan"],
  );
  const late = await readText(
    `<NessusClientData_v2><Report name="r"/><Policy><policyName>p</policyName></Policy></NessusClientData_v2>`,
  );
  assert.deepEqual([ofType(late, "scan")[0]?.policyName, remarkCodes(late)], [null, ["nessus.late-policy"]]);
});

test("duplicate records are each yielded, with their own byte range", async () => {
  const records = ofType(await readFile("many.nessus"), "record");
  const [first, second] = records.filter(({ weakness }) => weakness.check === "9000001");
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual(first.weakness, second.weakness);
  assert.equal(second.ordinal, first.ordinal + 1);
  assert.ok(second.byteStart > first.byteEnd);
});

test("what is not understood is set aside with its place, never made informational", async () => {
  const readings = await readFile("many.nessus");
  const bytes = corpusFile("nessus/many.nessus");
  const asides = ofType(readings, "setAside");
  assert.deepEqual(
    asides.map(({ reason }) => reason.code),
    [
      "nessus.unknown-severity",
      "nessus.no-plugin-id",
      "nessus.unnamed-compliance-check",
      "nessus.unnamed-host",
      "nessus.misplaced-record",
    ],
  );
  for (const { byteStart, byteEnd, reason, ordinal } of asides) {
    assert.match(bytes.subarray(byteStart, byteEnd).toString(), /^<ReportItem [^]*>$/);
    assert.equal(reason.where, `record ${ordinal} (bytes ${byteStart} to ${byteEnd})`);
  }
  for (const severity of ["", "5", "-1", "high", "1.5", "00"]) {
    const read = await readText(
      hostReport(`<ReportItem pluginID="1" pluginName="n" severity="${severity}"/>`),
    );
    assert.equal(ofType(read, "record").length, 0, severity);
    assert.equal(ofType(read, "setAside")[0]?.reason.code, "nessus.unknown-severity");
  }
  await assert.rejects(
    readText(hostReport(`<ReportItem pluginID="1" severity="1"><ReportItem/></ReportItem>`)),
    {
      code: "report.malformed",
    },
  );
});

test("audit checks are told apart by name, not by the plugin that ran them", async () => {
  const readings = await readFile("many.nessus");
  const audits = ofType(readings, "record").filter(({ weakness }) => weakness.kind === "configuration");
  assert.deepEqual(
    audits.map(({ weakness, actionable, severity }) => [
      weakness.sourceIdentifier,
      weakness.check,
      actionable,
      severity,
    ]),
    [
      ["M-1 The setting is on", "9900000", false, "informational"],
      ["M-2 The other setting is on", "9900000", true, "high"],
      ["M-3 Named in the description", "9900000", false, "informational"],
    ],
  );
  const failed = audits[1];
  assert.equal(failed?.output, "Result: FAILED\nActual value: off\nPolicy value: on");
  assert.equal(failed?.weakness.description, "The other setting keeps strangers out.");
  assert.equal(failed?.weakness.solution, "Switch it on.");
  assert.deepEqual(failed?.weakness.seeAlso, ["https://audits.example.test/2"]);
  assert.equal(remarkCodes(readings).filter((code) => code === "nessus.result-against-severity").length, 1);

  const otherPrefix = await readText(
    hostReport(
      `<ReportItem pluginID="1" severity="3"><x:compliance-check-name>A</x:compliance-check-name></ReportItem>`,
    ),
  );
  assert.equal(ofType(otherPrefix, "record")[0]?.weakness.sourceIdentifier, "A");
});

test("odd parts of a record: no name, no children, CDATA, several links, a score that is none", async () => {
  const readings = await readFile("many.nessus");
  const records = ofType(readings, "record");
  const unnamed = records.find(({ weakness }) => weakness.check === "9000003")?.weakness;
  assert.equal(unnamed?.name, "Plugin 9000003");
  assert.equal(unnamed?.description, "Raw <b>text</b> & more");
  assert.deepEqual(unnamed?.seeAlso, ["https://a.example.test/", "https://b.example.test/"]);
  assert.deepEqual(unnamed?.cvss, []);
  const bare = records.find(({ weakness }) => weakness.check === "9000002");
  assert.deepEqual([bare?.weakness.description, bare?.weakness.solution, bare?.output], ["", null, null]);
  assert.deepEqual(
    ["nessus.no-plugin-name", "nessus.unreadable-cvss"].filter(
      (code) => !remarkCodes(readings).includes(code),
    ),
    [],
  );
});

test("web app scans", async () => {
  const [scan, asset, record] = await readFile("web-app.nessus");
  assert.ok(scan?.type === "scan" && asset?.type === "asset" && record?.type === "record");
  assert.equal(scan.tool, "Tenable Web App Scanning");
  assert.deepEqual(asset.scannedAt, { instant: "2021-03-13T04:34:30.12031Z", date: "2021-03-12" });
  assert.deepEqual([record.location, record.severity, record.weakness.solution], ["80/tcp", "high", null]);
  assert.deepEqual(record.weakness.cvss, [
    { version: "2", score: 7.5, vector: null },
    { version: "3", score: 7.1, vector: null },
  ]);
});

const locationWith = async (attributes: string) =>
  ofType(await readText(hostReport(`<ReportItem pluginID="1" severity="1" ${attributes}/>`)), "record")[0]
    ?.location;

test("locations", async () => {
  assert.equal(await locationWith(`port="0" protocol="tcp"`), "");
  assert.equal(await locationWith(`protocol="icmp"`), "");
  assert.equal(await locationWith(`port="53" protocol="udp"`), "53/udp");
  assert.equal(await locationWith(`port="8443"`), "8443");
});

const summary = (...answers: string[]) =>
  answers
    .map(
      (answer) =>
        `<ReportItem pluginID="19506" severity="0"><plugin_output>Credentialed checks : ${answer}\n</plugin_output></ReportItem>`,
    )
    .join("");
const credentialed = async (host: string) =>
  ofType(await readText(hostReport(host)), "assetEnd")[0]?.coverage.credentialed;

test("whether the host answered and the credentials worked", async () => {
  const ends = new Map(ofType(await readFile("many.nessus"), "assetEnd").map((end) => [end.identifier, end]));
  const first = ends.get("häfen-01.example.test");
  assert.deepEqual(
    first?.coverage,
    { alive: true, credentialed: "no", checks: null },
    "the summary overrules the tag",
  );
  assert.equal(first?.toolVersion, "10.8.3");
  assert.deepEqual(ends.get("192.0.2.22")?.coverage, { alive: true, credentialed: "no", checks: null });
  assert.deepEqual(ends.get("192.0.2.23")?.coverage, { alive: false, credentialed: "unknown", checks: null });
  assert.deepEqual(ends.get("192.0.2.24")?.coverage, { alive: false, credentialed: "unknown", checks: null });

  assert.equal(await credentialed(summary("yes, as 'x' via SMB")), "yes");
  assert.equal(
    await credentialed(summary("yes", "no")),
    "no",
    "one part of the host without login is enough",
  );
  assert.equal(await credentialed(summary("perhaps")), "unknown");
  const tag = `<HostProperties><tag name="Credentialed_Scan">true</tag></HostProperties>`;
  assert.equal(await credentialed(tag), "yes");
  assert.equal(await credentialed(tag + summary("no")), "no");
});

test("times as scanners write them", () => {
  const date = "2023-05-01";
  assert.deepEqual(writtenTime("Mon May  1 08:23:25 2023"), { instant: "2023-05-01T08:23:25Z", date });
  assert.deepEqual(writtenTime("Mon May 1 08:23:25 2023"), { instant: "2023-05-01T08:23:25Z", date });
  assert.deepEqual(writtenTime("Monday May 1 09:28:48 2023"), { instant: "2023-05-01T09:28:48Z", date });
  assert.deepEqual(writtenTime("2021-03-12T12:34:30.12031+00:00"), {
    instant: "2021-03-12T12:34:30.12031Z",
    date: "2021-03-12",
  });
  assert.deepEqual(writtenTime("2023-05-01T23:30:00-04:00"), { instant: "2023-05-02T03:30:00Z", date });
  for (const bad of [
    "",
    "yesterday",
    "Mon Foo 1 08:23:25 2023",
    "Tue Feb 30 08:23:25 2023",
    "2023-13-01T00:00:00Z",
    "Mon May 1 25:00:00 2023",
  ]) {
    assert.equal(writtenTime(bad), null, bad);
  }
  assert.deepEqual(epochTime("1682929405"), { instant: "2023-05-01T08:23:25Z", date });
  for (const bad of ["", "0", "-1", "1.5", "999999999999", "1e9"]) assert.equal(epochTime(bad), null, bad);
});

const timeOf = async (tags: Record<string, string>) => {
  const xml = Object.entries(tags).map(([name, value]) => `<tag name="${name}">${value}</tag>`);
  const readings = await readText(hostReport(`<HostProperties>${xml.join("")}</HostProperties>`));
  return [ofType(readings, "asset")[0]?.scannedAt?.instant ?? null, remarkCodes(readings)];
};

test("a host's time: written, else counted, else its end; doubts are remarked", async () => {
  const start = "Mon May  1 08:23:25 2023";
  assert.deepEqual(await timeOf({ HOST_START: start, HOST_START_TIMESTAMP: "1682930697" }), [
    "2023-05-01T08:23:25Z",
    [],
  ]);
  assert.deepEqual(await timeOf({ HOST_START: start, HOST_START_TIMESTAMP: "1565620127" }), [
    "2023-05-01T08:23:25Z",
    ["nessus.odd-host-time"],
  ]);
  assert.deepEqual(await timeOf({ HOST_START: "soon", HOST_START_TIMESTAMP: "1682929405" }), [
    "2023-05-01T08:23:25Z",
    ["nessus.odd-host-time"],
  ]);
  assert.deepEqual(await timeOf({ HOST_END: start }), ["2023-05-01T08:23:25Z", []]);
  assert.deepEqual(await timeOf({}), [null, []]);
});

test("properties that come after the records are remarked, and the asset still comes first", async () => {
  const readings = await readText(
    hostReport(
      `<ReportItem pluginID="1" severity="1"/><HostProperties><tag name="Credentialed_Scan">true</tag></HostProperties>`,
    ),
  );
  assert.deepEqual(
    readings.map(({ type }) => type).filter((type) => type !== "remark"),
    ["scan", "asset", "record", "assetEnd"],
  );
  assert.ok(remarkCodes(readings).includes("nessus.late-properties"));
  assert.equal(ofType(readings, "assetEnd")[0]?.coverage.credentialed, "yes");
});
