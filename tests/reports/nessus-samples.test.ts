import assert from "node:assert/strict";
import { test } from "node:test";
import { detectReport } from "#reports/index.ts";
import { nessus } from "#reports/formats/nessus/nessus.ts";
import { collect, ofType, rawRecords, SHARED_MISSING, sharedSample, stream } from "./support.ts";

type Expected = {
  findings: number;
  actionable: number;
  hosts: number;
  bySeverity: Record<string, number>;
  complianceResults?: Record<string, number>;
  toolVersion?: string;
  firstHostStart: string;
  uniquePluginsSeverityAboveInfo: number;
  uniqueCves: number;
};

const WORDS: Record<string, string> = { informational: "info", moderate: "medium" };

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const isFacts = (value: unknown): value is Record<string, Expected> =>
  typeof value === "object" && value !== null;

/** Counts made by another program, by path of the sample. */
const expected = (): Record<string, Expected> => {
  const facts: unknown = JSON.parse(sharedSample("EXPECTED.json").toString("utf8"));
  const byPath: unknown = isFacts(facts) && "files" in facts ? facts["files"] : facts;
  assert.ok(isFacts(byPath));
  return byPath;
};

test(
  "real Nessus files: the readings agree with an independent count",
  { skip: SHARED_MISSING },
  async (t) => {
    const nessusFiles = Object.entries(expected()).filter(([path]) => path.startsWith("nessus/"));
    assert.ok(nessusFiles.length >= 8);
    for (const [path, facts] of nessusFiles) {
      await t.test(path, async () => {
        const bytes = sharedSample(path);
        assert.equal(await detectReport(() => stream(bytes)), nessus);
        const readings = await collect(nessus.read(() => stream(bytes)));
        const records = ofType(readings, "record");

        assert.equal(rawRecords(readings).length, facts.findings);
        assert.equal(records.length, facts.findings, "nothing of a real file is set aside");
        const actionable = records.filter((record) => record.actionable);
        assert.equal(actionable.length, facts.actionable);
        assert.equal(ofType(readings, "asset").length, facts.hosts);
        assert.deepEqual(tally(records.map(({ severity }) => WORDS[severity] ?? severity)), facts.bySeverity);
        assert.equal(
          new Set(actionable.map(({ weakness }) => weakness.check)).size,
          facts.uniquePluginsSeverityAboveInfo,
        );
        assert.equal(new Set(records.flatMap(({ weakness }) => weakness.cves)).size, facts.uniqueCves);

        const results = records
          .filter(({ weakness }) => weakness.kind === "configuration")
          .flatMap(({ output }) => /^Result: (\w+)/.exec(output ?? "")?.[1] ?? []);
        assert.deepEqual(tally(results), facts.complianceResults ?? {});

        const versions = new Set(ofType(readings, "assetEnd").flatMap((end) => end.toolVersion ?? []));
        assert.deepEqual(
          [...versions].map((version) => `Nessus ${version}`),
          facts.toolVersion === undefined ? [] : [facts.toolVersion],
        );

        const started = ofType(readings, "asset")[0]?.scannedAt;
        const wanted = new Date(
          /^\d/.test(facts.firstHostStart) ? facts.firstHostStart : `${facts.firstHostStart} UTC`,
        );
        assert.equal(new Date(started?.instant ?? "").getTime(), wanted.getTime());

        for (const { byteStart, byteEnd } of records) {
          assert.equal(bytes.subarray(byteStart, byteStart + 12).toString(), "<ReportItem ");
          assert.equal(bytes.subarray(byteEnd - 13, byteEnd).toString(), "</ReportItem>");
        }
        assert.equal(bytes.toString("latin1").split("<ReportItem ").length - 1, records.length);
      });
    }
  },
);

test(
  "the real series shows closures only, by weakness, asset and place",
  { skip: SHARED_MISSING },
  async () => {
    const keys: Set<string>[] = [];
    for (const month of ["01", "03", "05"]) {
      const readings = await collect(
        nessus.read(() => stream(sharedSample(`nessus/ids-conex-hq_2023-${month}.nessus`))),
      );
      const actionable = ofType(readings, "record").filter((record) => record.actionable);
      keys.push(new Set(actionable.map((r) => [r.asset, r.weakness.sourceIdentifier, r.location].join(" "))));
    }
    const [first, second, third] = keys;
    assert.ok(first && second && third);
    assert.deepEqual([first.size, second.size, third.size], [78, 77, 57]);
    assert.equal(second.difference(first).size, 0);
    assert.equal(third.difference(second).size, 0);
  },
);

const scanOf = async (name: string) =>
  ofType(await collect(nessus.read(() => stream(sharedSample(`nessus/${name}`)))), "scan")[0];

test("WAS, Tenable.sc and Nessus files say what they are", { skip: SHARED_MISSING }, async () => {
  const was = await scanOf("dd-nessus-was-many.xml");
  assert.deepEqual(
    [was?.tool, was?.scanName, was?.coverage.checks],
    ["Tenable Web App Scanning", "google.com", null],
  );
  const acas = await scanOf("ids-conex-hq_2023-01.nessus");
  assert.deepEqual(acas?.coverage.targets, ["168.138.17.75"]);
  assert.equal(acas?.coverage.checks, null);
  assert.equal(acas?.coverage.individualChecks?.get("34277"), false);
  assert.equal(acas?.coverage.individualChecks?.get("34220"), true);
  const home = await scanOf("heimdall-3hosts.nessus");
  assert.deepEqual(
    [home?.tool, home?.scanName, home?.policyName],
    ["Tenable Nessus", "Home Network", "Basic Network Scan"],
  );
  assert.ok(home?.coverage.checks?.has("19506"));
  assert.equal(home?.coverage.families?.get("Port scanners"), "mixed");
});
