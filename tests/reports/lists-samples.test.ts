import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordReading } from "#domain/reading.ts";
import { REPORT_FORMATS } from "#reports/index.ts";
import { collect, ofType, rawRecords, SHARED_MISSING, sharedSample, stream } from "./support.ts";

type Expected = {
  findings?: number;
  hosts?: number;
  uniqueIds?: number;
  uniqueCves?: number;
  bySeverity?: Record<string, number>;
};

/** How each sample is read, and where our count rightly differs from the raw one. */
type Sample = {
  readonly format: string;
  /** Codes of the remarks and how many there are. */
  readonly remarks?: Readonly<Record<string, number>>;
  /** Facts that are counted otherwise here, with the number that is right. */
  readonly hosts?: number;
  readonly uniqueIds?: number | null;
  readonly uniqueCves?: number;
  readonly bySeverity?: Readonly<Record<string, number>>;
};

const SAMPLES: Readonly<Record<string, Sample>> = {
  "tenable-csv/nessus-default-columns.csv": { format: "tenable-csv" },
  "tenable-csv/tenable-was.csv": { format: "tenable-csv" },
  "tenable-csv/tenableio-semicolon.csv": { format: "tenable-csv" },
  "tenable-csv/tenablesc-legacy.csv": { format: "tenable-csv" },
  "qualys/qualys-report.csv": { format: "qualys-csv" },
  // One host has an IPv6 address only, which the raw count leaves out.
  "qualys/qualys-vmdr-cve.csv": { format: "qualys-csv", hosts: 5 },
  // The CVE scanner writes the CVE in place of the OID, and nothing in the column of CVEs.
  "openvas/gvm-many.csv": { format: "openvas-csv" },
  "openvas/gvm-report-cve.csv": { format: "openvas-csv", uniqueCves: 43 },
  "ocsf-prowler/prowler-aws.csv": { format: "prowler-csv" },
  "azure-defender-cloud/recommendations-many.csv": { format: "azure-defender-cloud" },
  // Compliance issues have an id of their own where the raw count looks for a CVE.
  "prisma/prismacloud-sample.csv": { format: "prisma-csv", uniqueIds: 53 },
  // The raw count is of titles.
  "wiz/multiple.csv": { format: "wiz-csv" },
  // A rule that passed found nothing, whatever its own severity.
  "tanium-csv/tanium-comply-server3.csv": {
    format: "tanium-csv",
    bySeverity: { informational: 158, moderate: 23 },
  },
  // Finding ids are counters; the same control on two resources is one weakness.
  "asff/dd-config-many.json": { format: "asff", uniqueIds: null },
  "asff/dd-guardduty.json": { format: "asff", uniqueIds: null },
  // The machine has one instance id under two accounts that were made unreadable.
  "asff/dd-inspector-ec2-cve.json": { format: "asff", uniqueIds: null, hosts: 1 },
  "asff/heimdall-asff-sample.json": { format: "asff", uniqueIds: null },
  // UNTRIAGED is no severity, so the score of the vulnerability counts.
  "aws-inspector/dd-inspector2-many.json": {
    format: "aws-inspector",
    remarks: { "report.unknown-severity": 1 },
    bySeverity: { high: 2, low: 1, moderate: 5 },
  },
  "aws-inspector/dd-inspector2-zero.json": { format: "aws-inspector" },
  "aws-ecr/openrmfpro-web-2.10.13.json": { format: "aws-ecr" },
  "aws-ecr/openrmfpro-web-2.11.06.json": { format: "aws-ecr" },
  "aws-ecr/openrmfpro-web-2.11.07.json": { format: "aws-ecr" },
  "ocsf-prowler/prowler-aws.ocsf.json": { format: "ocsf" },
  "ocsf-prowler/prowler-azure.ocsf.json": { format: "ocsf" },
  // Alert ids are counters; the advisories of the sample share one made-up identifier.
  "dependabot/github-5-vuln.json": { format: "dependabot", uniqueIds: null },
  "gcp/artifact-scan-many.json": { format: "gcp-artifact-analysis" },
  // Unknown is no severity, so the score of the vulnerability counts.
  "jfrog/openrmfpro-web-2.11.06.json": {
    format: "jfrog-xray",
    remarks: { "report.unknown-severity": 1 },
    bySeverity: { high: 3, moderate: 14 },
  },
  // The sample says that there is a next page.
  "ms-defender/report-many.json": {
    format: "ms-defender",
    remarks: { "ms-defender.more-pages": 1 },
    uniqueIds: null,
  },
};

const WORDS: Record<string, string> = {
  none: "informational",
  info: "informational",
  medium: "moderate",
  important: "high",
  "1": "low",
  "2": "low",
  "3": "moderate",
  "4": "high",
  "5": "critical",
};

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const wantedSeverities = (facts: Expected): Record<string, number> =>
  tally(
    Object.entries(facts.bySeverity ?? {}).flatMap(([word, count]) =>
      Array.from({ length: count }, () => WORDS[word.toLowerCase()] ?? word.toLowerCase()),
    ),
  );

/** Counts made by another program, by path of the sample. */
const expected = (): Record<string, Expected> => JSON.parse(sharedSample("EXPECTED.json").toString("utf8"));

const distinct = (texts: readonly string[]): number => new Set(texts).size;

test(
  "real lists of findings: the readings agree with an independent count",
  { skip: SHARED_MISSING },
  async (t) => {
    for (const [path, sample] of Object.entries(SAMPLES)) {
      await t.test(path, async () => {
        const facts = expected()[path] ?? assert.fail(`${path} is not counted`);
        const bytes = sharedSample(path);
        const known = REPORT_FORMATS.filter((format) => format.detect(bytes.subarray(0, 65_536)));
        assert.deepEqual(
          known.map(({ id }) => id),
          [sample.format],
        );
        const format = known[0] ?? assert.fail();
        const readings = await collect(format.read(() => stream(bytes)));
        const records: RecordReading[] = ofType(readings, "record");
        assert.equal(rawRecords(readings).length, facts.findings);
        assert.equal(records.length, facts.findings, "nothing of a real file is set aside");
        assert.deepEqual(
          tally(records.map(({ severity }) => severity)),
          sample.bySeverity ?? wantedSeverities(facts),
        );
        const hosts = sample.hosts ?? facts.hosts;
        if (hosts !== undefined) assert.equal(ofType(readings, "asset").length, hosts);
        const ids = sample.uniqueIds === undefined ? facts.uniqueIds : sample.uniqueIds;
        if (ids !== undefined && ids !== null)
          assert.equal(distinct(records.map(({ weakness }) => weakness.sourceIdentifier)), ids);
        const cves = sample.uniqueCves ?? facts.uniqueCves;
        if (cves !== undefined)
          assert.equal(distinct(records.flatMap(({ weakness }) => weakness.cves)), cves);
        assert.deepEqual(
          tally(ofType(readings, "remark").map(({ remark }) => remark.code)),
          sample.remarks ?? {},
        );
      });
    }
  },
);

test("no other sample is taken for a list of findings", { skip: SHARED_MISSING }, () => {
  const ours = new Set(Object.values(SAMPLES).map(({ format }) => format));
  for (const path of Object.keys(expected())) {
    if (path.startsWith("_") || Object.hasOwn(SAMPLES, path)) continue;
    const head = sharedSample(path).subarray(0, 65_536);
    const claimed = REPORT_FORMATS.filter((format) => ours.has(format.id) && format.detect(head));
    assert.deepEqual(
      claimed.map(({ id }) => id),
      [],
      path,
    );
  }
});

test("the real ECR series: what opened and closed from scan to scan", { skip: SHARED_MISSING }, async () => {
  const keys: Set<string>[] = [];
  for (const tag of ["2.10.13", "2.11.06", "2.11.07"]) {
    const bytes = sharedSample(`aws-ecr/openrmfpro-web-${tag}.json`);
    const format = REPORT_FORMATS.find(({ id }) => id === "aws-ecr") ?? assert.fail();
    const readings = await collect(format.read(() => stream(bytes)));
    const [scan] = ofType(readings, "scan");
    assert.equal(scan?.coverage.families?.get("vulnerability"), "enabled");
    const records = ofType(readings, "record");
    keys.push(new Set(records.map((r) => [r.asset, r.weakness.sourceIdentifier, r.location].join(" "))));
  }
  const [first, second, third] = keys;
  assert.ok(first && second && third);
  assert.deepEqual([first.size, second.size, third.size], [38, 13, 8]);
  assert.deepEqual([second.difference(first).size, first.difference(second).size], [1, 26]);
  assert.deepEqual([third.difference(second).size, second.difference(third).size], [1, 6]);
});
