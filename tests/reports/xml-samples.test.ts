import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reading, RecordReading } from "#domain/reading.ts";
import { readCyclonedxXml } from "#reports/formats/cyclonedx/cyclonedx-xml.ts";
import { DEFAULT_REPORT_LIMITS, detectReport } from "#reports/index.ts";
import { collect, ofType, rawRecords, SHARED_MISSING, sharedSample, stream } from "./support.ts";

type Counts = Record<string, number>;

type Expected = {
  findings: number;
  actionable?: number;
  hosts?: number;
  uniqueIds?: number;
  uniqueCves?: number;
  bySeverity?: Counts;
  failBySeverity?: Counts;
  openBySeverity?: Counts;
  bySeverityFirstRating?: Counts;
  byResult?: Counts;
  byStatus?: Counts;
  byType?: Counts;
  instances?: number;
  uniqueVulnerableIds?: number;
};

const isFacts = (value: unknown): value is Record<string, Expected> =>
  typeof value === "object" && value !== null;

/** Counts made by another program, by path of the sample. */
const expected = (path: string): Expected => {
  const facts: unknown = JSON.parse(sharedSample("EXPECTED.json").toString("utf8"));
  assert.ok(isFacts(facts));
  return facts[path] ?? assert.fail(`no counts for ${path}`);
};

/** The words of the tools, as the counts have them. */
const SEVERITY: Record<string, string> = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  "": "moderate",
  unknown: "moderate",
  low: "low",
  info: "informational",
  information: "informational",
};

const tally = (words: readonly string[]): Counts => {
  const counts: Counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const translated = (counts: Counts = {}): Counts =>
  tally(Object.entries(counts).flatMap(([word, n]) => Array(n).fill(SEVERITY[word.toLowerCase()] ?? word)));

type Seen = {
  readonly facts: Expected;
  readonly readings: readonly Reading[];
  readonly records: readonly RecordReading[];
};

const severities = (records: readonly RecordReading[]): Counts =>
  tally(records.map(({ severity }) => severity));
const actionable = ({ records }: Seen): RecordReading[] => records.filter((record) => record.actionable);
const results = ({ records }: Seen): Counts => tally(records.map(({ details }) => details.result ?? ""));
const ids = ({ records }: Seen): number => new Set(records.map((r) => r.weakness.sourceIdentifier)).size;
const cves = ({ records }: Seen): number => new Set(records.flatMap((r) => r.weakness.cves)).size;

/** What else agrees, by format. */
const FURTHER: Record<string, (seen: Seen) => void> = {
  "zap-xml": (seen) => {
    assert.deepEqual(severities(seen.records), translated(seen.facts.bySeverity));
    const addresses = seen.records.flatMap(({ output }) => output?.match(/^[A-Z]+ https?:\/\//gm) ?? []);
    assert.equal(addresses.length, seen.facts.instances);
    assert.equal(ids(seen), seen.facts.uniqueIds);
  },
  burp: (seen) => {
    assert.deepEqual(severities(seen.records), translated(seen.facts.bySeverity));
    assert.equal(ids(seen), seen.facts.uniqueIds);
  },
  ckl: (seen) => {
    assert.deepEqual(results(seen), seen.facts.byStatus);
    assert.deepEqual(severities(actionable(seen)), translated(seen.facts.openBySeverity));
    assert.equal(ids(seen), seen.facts.uniqueIds);
  },
  xccdf: (seen) => {
    assert.deepEqual(results(seen), seen.facts.byResult);
    assert.deepEqual(severities(actionable(seen)), translated(seen.facts.failBySeverity));
    assert.equal(ids(seen), seen.facts.uniqueIds);
  },
  "qualys-xml": (seen) => {
    const types = seen.facts.byType ?? {};
    const findings = (types["Vuln"] ?? types["VULN"] ?? 0) + (types["Practice"] ?? types["PRACTICE"] ?? 0);
    assert.equal(actionable(seen).length, findings);
    assert.equal(severities(seen.records)["informational"], seen.facts.findings - findings);
    if (seen.facts.byStatus !== undefined) assert.deepEqual(results(seen), seen.facts.byStatus);
    assert.equal(ids(seen), seen.facts.uniqueIds);
  },
  "openvas-xml": (seen) => {
    assert.deepEqual(severities(seen.records), translated(seen.facts.bySeverity));
    assert.equal(ids(seen), seen.facts.uniqueIds);
    assert.equal(cves(seen), seen.facts.uniqueCves);
  },
  nexpose: (seen) => {
    assert.equal(ids(seen), seen.facts.uniqueVulnerableIds);
    const vulnerable = Object.entries(seen.facts.byStatus ?? {}).filter(([word]) =>
      word.startsWith("vulnerable-"),
    );
    assert.deepEqual(results(seen), Object.fromEntries(vulnerable));
  },
};
FURTHER["arf"] = FURTHER["xccdf"] ?? assert.fail();

const SAMPLES: Record<string, readonly string[]> = {
  "zap-xml": ["zap/zap-dvwa.xml", "zap/zap-first-scan.xml", "zap/zap-second-scan.xml"],
  burp: ["burp/burp-one.xml", "burp/burp-seven.xml", "burp/burp-zero-webappsecurity.xml"],
  ckl: [
    "ckl/good-statistics.ckl",
    "ckl/html-decode.ckl",
    "ckl/small_ckl_overrides.ckl",
    "ckl/sot-win2k22-01_msedge_scc514_2026-03.ckl",
    "ckl/sot-win2k22-02_msedge_evaluate-stig.ckl",
    "ckl/three_stig_checklist.ckl",
  ],
  xccdf: [
    "xccdf/all-possible-results-xccdf.xml",
    "xccdf/openscap-rhel7.xml",
    "xccdf/scc-rhel7.xml",
    "xccdf/sot-win2k22-01_msedge_scc514_2026-03.xml",
    "xccdf/sot-win2k22-01_msedge_scc58_2024-02.xml",
  ],
  arf: ["arf/arf-rule-and-cpe-check.xml", "arf/arf-simple-rule-fail.xml"],
  "qualys-xml": ["qualys/qualys-asset-data-report.xml", "qualys/qualys-infrascan-multiple.xml"],
  "openvas-xml": ["openvas/gvm-many.xml", "openvas/gvm-one.xml"],
  nexpose: ["nexpose/dd-dns.xml", "nexpose/dd-many.xml"],
};

/** What may be remarked on in real files, and why: no host name, a severity that is missing or was never given. */
const EXPLAINED: Record<string, readonly string[]> = {
  "ckl/small_ckl_overrides.ckl": ["ckl.unnamed-asset"],
  "ckl/three_stig_checklist.ckl": ["ckl.unnamed-asset"],
  "arf/arf-rule-and-cpe-check.xml": ["xccdf.unrated-rule"],
  "arf/arf-simple-rule-fail.xml": ["xccdf.unrated-rule"],
  "openvas/gvm-many.xml": ["report.unknown-severity"],
};

const readSample = async (path: string): Promise<{ id: string; readings: Reading[] }> => {
  const bytes = sharedSample(path);
  const format = await detectReport(() => stream(bytes));
  return { id: format.id, readings: await collect(format.read(() => stream(bytes))) };
};

for (const [id, paths] of Object.entries(SAMPLES)) {
  for (const path of paths) {
    test(`${path} agrees with an independent count`, { skip: SHARED_MISSING }, async () => {
      const facts = expected(path);
      const { id: detected, readings } = await readSample(path);
      assert.equal(detected, id);
      const seen = { facts, readings, records: ofType(readings, "record") };
      assert.equal(rawRecords(readings).length, facts.findings);
      assert.equal(seen.records.length, facts.findings, "nothing of a real file is set aside");
      if (facts.actionable !== undefined) assert.equal(actionable(seen).length, facts.actionable);
      const assets = new Set(ofType(readings, "asset").map(({ asset }) => asset.identifier));
      assert.equal(assets.size, facts.hosts);
      FURTHER[id]?.(seen);
      const codes = new Set(ofType(readings, "remark").map(({ remark }) => remark.code));
      assert.deepEqual([...codes], EXPLAINED[path] ?? []);
    });
  }
}

test(
  "a Qualys WAS report counts its records, not the numbers of its summary",
  { skip: SHARED_MISSING },
  async () => {
    const path = "qualys/qualys-was-many.xml";
    const { id, readings } = await readSample(path);
    assert.equal(id, "qualys-was");
    // The independent count took in five numbers of GLOBAL_SUMMARY and SUMMARY_STAT that have the names of records.
    assert.equal(rawRecords(readings).length, expected(path).findings - 5);
    assert.equal(ofType(readings, "record").filter((record) => record.actionable).length, 4);
    assert.deepEqual(ofType(readings, "remark"), []);
  },
);

test("the statements of a real CycloneDX XML file", { skip: SHARED_MISSING }, async () => {
  const path = "cyclonedx/dd-log4j.xml";
  const facts = expected(path);
  const readings = await collect(readCyclonedxXml(() => stream(sharedSample(path)), DEFAULT_REPORT_LIMITS));
  const statements = ofType(readings, "statement");
  assert.equal(statements.length, facts.findings);
  assert.equal(new Set(statements.map(({ vulnerability }) => vulnerability)).size, facts.uniqueIds);
  assert.deepEqual(
    tally(statements.map(({ severity }) => severity ?? "none")),
    translated(facts.bySeverityFirstRating),
  );
  assert.deepEqual(ofType(readings, "remark"), []);
});

const findingKeys = async (path: string): Promise<Set<string>> => {
  const { readings } = await readSample(path);
  const records = ofType(readings, "record").filter((record) => path.startsWith("zap/") || record.actionable);
  return new Set(records.map((r) => [r.asset, r.weakness.sourceIdentifier, r.location].join(" ")));
};

test("the real series: findings that stay keep their identity", { skip: SHARED_MISSING }, async () => {
  const [zapFirst, zapSecond] = [
    await findingKeys("zap/zap-first-scan.xml"),
    await findingKeys("zap/zap-second-scan.xml"),
  ];
  assert.deepEqual([zapFirst.size, zapSecond.size], [15, 18]);
  assert.deepEqual([zapSecond.difference(zapFirst).size, zapFirst.difference(zapSecond).size], [4, 1]);

  const [edgeFirst, edgeSecond] = [
    await findingKeys("xccdf/sot-win2k22-01_msedge_scc58_2024-02.xml"),
    await findingKeys("xccdf/sot-win2k22-01_msedge_scc514_2026-03.xml"),
  ];
  assert.deepEqual([edgeFirst.size, edgeSecond.size], [0, 6]);
  const checklist = await findingKeys("ckl/sot-win2k22-01_msedge_scc514_2026-03.ckl");
  assert.deepEqual(checklist, edgeSecond, "a checklist of the same run has the same findings");
});
