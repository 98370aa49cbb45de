import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reading, RecordReading } from "#domain/reading.ts";
import { detectReport, type ReportFormatId } from "#reports/index.ts";
import { collect, ofType, rawRecords, SHARED_MISSING, sharedSample, stream } from "./support.ts";

type Facts = {
  readonly findings?: number;
  readonly records?: number;
  readonly actionable?: number;
  readonly hosts?: number;
  readonly sites?: number;
  readonly uniqueIds?: number;
  readonly toolVersion?: string;
  readonly bySeverity?: Readonly<Record<string, number>>;
  readonly openBySeverity?: Readonly<Record<string, number>>;
  readonly failedByImpactSeverity?: Readonly<Record<string, number>>;
  readonly bySeverityFirstRating?: Readonly<Record<string, number>>;
  readonly byStatus?: Readonly<Record<string, number>>;
};

type Series = { readonly steps: readonly { file: string; keys: number; opened?: number; closed?: number }[] };

/** Folders of samples and the format of all their files that are JSON. */
const FOLDERS: Readonly<Record<string, ReportFormatId>> = {
  trivy: "trivy",
  grype: "grype",
  sarif: "sarif",
  cklb: "cklb",
  checkov: "checkov",
  "kube-bench": "kube-bench",
  "npm-audit": "npm-audit",
  snyk: "snyk",
  "hdf-inspec": "hdf",
  cyclonedx: "cyclonedx",
  openvex: "openvex",
  csaf: "csaf",
};
const FILES: Readonly<Record<string, ReportFormatId>> = {
  "hdf-inspec/chefinspec-many.log": "inspec-log",
  "zap/zap-zero-webappsecurity.json": "zap-json",
};

const formatOf = (path: string): ReportFormatId | undefined =>
  FILES[path] ?? FOLDERS[path.split("/")[0] ?? ""];

const isFacts = (value: unknown): value is Record<string, Facts> =>
  typeof value === "object" && value !== null;
const isSeries = (value: unknown): value is Record<string, Series> =>
  typeof value === "object" && value !== null;

/** Counts made by another program, by path of the sample. */
const expected = (): Record<string, Facts> => {
  const facts: unknown = JSON.parse(sharedSample("EXPECTED.json").toString("utf8"));
  assert.ok(isFacts(facts));
  return facts;
};

const expectedSeries = (): Record<string, Series> => {
  const series: unknown = expected()["_series"];
  assert.ok(isSeries(series));
  return series;
};

const read = async (path: string): Promise<Reading[]> => {
  const bytes = sharedSample(path);
  const format = await detectReport(() => stream(bytes));
  assert.equal(format.id, formatOf(path));
  return collect(format.read(() => stream(bytes)));
};

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const SEVERITIES: Readonly<Record<string, string>> = {
  medium: "moderate",
  info: "informational",
  none: "informational",
  negligible: "low",
  // Neither rating nor CVSS score: counts as moderate, with a remark.
  unknown: "moderate",
};

const translated = (counts: Readonly<Record<string, number>>): Record<string, number> => {
  const all = Object.entries(counts).flatMap(([word, count]) =>
    Array.from({ length: count }, () => SEVERITIES[word.toLowerCase()] ?? word.toLowerCase()),
  );
  return tally(all);
};

/** Formats whose severity words stand in the records; checkov has none, and SARIF levels are not severities. */
const compareSeverities = (format: ReportFormatId, readings: readonly Reading[], facts: Facts): void => {
  const records = ofType(readings, "record");
  const open = records.filter((record) => record.actionable).map(({ severity }) => severity);
  if (facts.openBySeverity !== undefined) assert.deepEqual(tally(open), translated(facts.openBySeverity));
  if (facts.failedByImpactSeverity !== undefined)
    assert.deepEqual(tally(open), translated(facts.failedByImpactSeverity));
  if (facts.bySeverityFirstRating !== undefined) {
    const rated = ofType(readings, "statement").map(({ severity }) => severity ?? "none");
    assert.deepEqual(tally(rated), translated(facts.bySeverityFirstRating));
  }
  if (facts.bySeverity === undefined || format === "cklb" || format === "checkov") return;
  assert.deepEqual(tally(records.map(({ severity }) => severity)), translated(facts.bySeverity));
};

/** What the files say of themselves and what was decided otherwise, each with its reason. */
const ACTIONABLE: Readonly<Record<string, number>> = {
  // One result is of kind "pass".
  "sarif/flawfinder.sarif": 53,
};
const REMARKS: ReadonlySet<string> = new Set([
  "report.unknown-severity",
  "trivy.unnamed-artifact",
  "trivy.relative-artifact",
  "sarif.unnamed-repository",
  "checkov.unnamed-repository",
  "checkov.no-severity",
  "checkov.unparsed-files",
  "kube-bench.unnamed-node",
  "npm-audit.unnamed-repository",
  "hdf.unnamed-asset",
]);

test("real JSON files: the readings agree with an independent count", { skip: SHARED_MISSING }, async (t) => {
  const files = Object.entries(expected()).filter(([path]) => formatOf(path) !== undefined);
  assert.ok(files.length >= 40);
  for (const [path, facts] of files) {
    await t.test(path, async () => {
      const format = formatOf(path) ?? assert.fail();
      const readings = await read(path);
      assert.equal(rawRecords(readings).length, facts.findings ?? facts.records);
      assert.deepEqual(ofType(readings, "setAside"), [], "nothing of a real file is set aside");
      const open = ofType(readings, "record").filter((record) => record.actionable);
      const actionable = ACTIONABLE[path] ?? facts.actionable;
      if (actionable !== undefined) assert.equal(open.length, actionable);
      const assets = ofType(readings, "asset").map(({ asset }) => asset.identifier);
      if (format === "zap-json") assert.equal(assets.length, facts.sites);
      else if (facts.hosts !== undefined) assert.equal(assets.length, facts.hosts);
      compareSeverities(format, readings, facts);
      const codes = ofType(readings, "remark").map(({ remark }) => remark.code);
      assert.deepEqual([...new Set(codes).difference(REMARKS)], []);
      if (facts.toolVersion !== undefined) {
        const version = ofType(readings, "scan")[0]?.toolVersion ?? "";
        assert.ok(facts.toolVersion.endsWith(version), `${facts.toolVersion}: ${version}`);
      }
    });
  }
});

/** Distinct ids that are a record's own; npm 7 names packages, and kube-bench counts passed tests too. */
test("real JSON files: distinct ids", { skip: SHARED_MISSING }, async () => {
  for (const [path, facts] of Object.entries(expected())) {
    const format = formatOf(path);
    if (format === undefined || facts.uniqueIds === undefined) continue;
    if (format === "kube-bench" || format === "hdf" || path.includes("npm7")) continue;
    const readings = await read(path);
    const ids = [
      ...ofType(readings, "record").map(({ weakness }) => weakness.sourceIdentifier),
      ...ofType(readings, "statement").map(({ vulnerability }) => vulnerability),
    ];
    assert.equal(new Set(ids).size, facts.uniqueIds, path);
  }
});

test("the status of OpenVEX statements", { skip: SHARED_MISSING }, async () => {
  for (const path of ["openvex/dd-many.json", "openvex/trivy-self.openvex.json"]) {
    const statuses = ofType(await read(path), "statement").map(({ status }) => status.replaceAll(" ", "_"));
    assert.deepEqual(tally(statuses), expected()[path]?.byStatus);
  }
});

const keyOf = (record: RecordReading): string =>
  [record.asset, record.weakness.sourceIdentifier, record.location].join(" ");

for (const name of ["trivy-openrmfpro-web", "grype-openrmfpro-web", "hdf-nginx"]) {
  test(`the real series ${name} opens and closes what it should`, { skip: SHARED_MISSING }, async () => {
    const steps = expectedSeries()[name]?.steps ?? assert.fail();
    let before: ReadonlySet<string> | null = null;
    for (const { file, keys, opened, closed } of steps) {
      const records = ofType(await read(file), "record").filter((record) => record.actionable);
      const now: ReadonlySet<string> = new Set(records.map(keyOf));
      assert.equal(now.size, keys, file);
      if (before !== null) {
        assert.equal(now.difference(before).size, opened, file);
        assert.equal(before.difference(now).size, closed, file);
      }
      before = now;
    }
  });
}

const edgeKeys = async (path: string): Promise<Set<string>> => {
  const bytes = sharedSample(path);
  const format = await detectReport(() => stream(bytes));
  const records = ofType(await collect(format.read(() => stream(bytes))), "record");
  return new Set(records.filter(({ weakness }) => weakness.family === "MS_Edge_STIG").map(keyOf));
};

test(
  "a checklist has the same findings in both formats of STIG Viewer",
  { skip: SHARED_MISSING },
  async () => {
    const ckl = await edgeKeys("ckl/sot-win2k22-01_msedge_scc514_2026-03.ckl");
    assert.ok(ckl.size > 50);
    assert.deepEqual(await edgeKeys("cklb/sot-win2k22-01_msedge_scc514.cklb"), ckl);
  },
);

test("no sample is of a format that it is not", { skip: SHARED_MISSING }, async () => {
  const ours = new Set<string>([...Object.values(FOLDERS), ...Object.values(FILES)]);
  for (const path of Object.keys(expected())) {
    if (path.startsWith("_")) continue;
    const bytes = sharedSample(path);
    const found = await detectReport(() => stream(bytes)).catch(() => null);
    if (formatOf(path) === undefined && found !== null)
      assert.ok(!ours.has(found.id), `${path} is no ${found.id}`);
  }
});
