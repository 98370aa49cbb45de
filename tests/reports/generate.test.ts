import assert from "node:assert/strict";
import { test } from "node:test";
import { demoSeries, DEMO_HOSTS } from "#reports/generate/demo-series.ts";
import { generateNessus, type NessusOptions } from "#reports/generate/nessus.ts";
import { readReport, type ReportBytes } from "#reports/index.ts";
import { assertOrder } from "./contract.ts";
import { collect, ofType, stream } from "./support.ts";

const bytesOf = async (options: NessusOptions): Promise<Buffer> =>
  Buffer.concat(await collect(generateNessus(options)));

const readBytes = async (open: ReportBytes) => collect((await readReport(open)).readings);

const small: NessusOptions = { seed: 1, hosts: 3, startDate: "2026-01-12" };

test("the same options give the same bytes, another seed others", async () => {
  const first = await bytesOf(small);
  assert.ok(first.equals(await bytesOf(small)));
  assert.ok(!first.equals(await bytesOf({ ...small, seed: 2 })));
});

test("a made-up report has the shape of a real one", async () => {
  const readings = await readBytes(() => generateNessus({ ...small, hosts: 20, idleChecks: 50 }));
  assertOrder(readings);
  const records = ofType(readings, "record");
  assert.equal(ofType(readings, "setAside").length + ofType(readings, "remark").length, 0);
  assert.equal(ofType(readings, "asset").length, 20);
  const share = records.filter(({ actionable }) => !actionable).length / records.length;
  assert.ok(share > 0.55 && share < 0.8, `informational share ${share}`);
  assert.ok(records.some(({ weakness }) => weakness.kind === "configuration"));
  assert.deepEqual([...new Set(records.map(({ severity }) => severity))].sort(), [
    "critical",
    "high",
    "informational",
    "low",
    "moderate",
  ]);
  const coverage = ofType(readings, "scan")[0]?.coverage;
  assert.equal(coverage?.targets?.length, 20);
  for (const { weakness } of records) assert.ok(coverage?.checks?.has(weakness.check), weakness.check);
  for (const { weakness, output } of records.filter(
    ({ weakness, actionable }) => actionable && weakness.kind === "vulnerability",
  )) {
    assert.equal(weakness.cvss.length, 2);
    assert.ok(output !== null && weakness.solution !== null && weakness.description !== "");
  }
  assert.ok(ofType(readings, "assetEnd").every(({ toolVersion }) => toolVersion === "10.8.3"));
});

test("a wanted size is reached and not passed by more than a host", async () => {
  const bytes = await bytesOf({ ...small, hosts: 1, targetBytes: 2_000_000 });
  assert.ok(bytes.length >= 2_000_000 && bytes.length < 2_400_000, String(bytes.length));
  assertOrder(await readBytes(() => stream(bytes)));
});

const onSeen = (keys: Map<string, string>, skip: string) =>
  [...keys].filter(([, asset]) => asset !== skip).map(([key]) => key);

test("the demonstration shows fixes, new, returned and unseen findings over three months", async () => {
  const months: Map<string, string>[] = [];
  const ends: Map<string, string>[] = [];
  for (const [index, report] of demoSeries("2026-01-12").entries()) {
    const readings = await readBytes(() => report.bytes());
    assertOrder(readings);
    assert.equal(report.date, ["2026-01-12", "2026-02-12", "2026-03-12"][index]);
    for (const { scannedAt } of ofType(readings, "asset")) assert.equal(scannedAt?.date, report.date);
    const open = ofType(readings, "record").filter(({ actionable }) => actionable);
    months.push(
      new Map(open.map((r) => [[r.asset, r.weakness.sourceIdentifier, r.location].join(" "), r.asset])),
    );
    ends.push(
      new Map(ofType(readings, "assetEnd").map((end) => [end.identifier, end.coverage.credentialed])),
    );
  }
  const [first, second, third] = months;
  assert.ok(first && second && third);
  assert.equal(ends[0]?.size, DEMO_HOSTS.length);
  assert.deepEqual(
    [...(ends[1] ?? [])].filter(([, login]) => login === "no").map(([name]) => name),
    ["db-01.example.test"],
  );
  assert.equal(ends[2]?.has("jump-01.example.test"), false);

  const fixed = onSeen(first, "db-01.example.test").filter((key) => !second.has(key));
  const opened = onSeen(second, "db-01.example.test").filter((key) => !first.has(key));
  const returned = onSeen(third, "db-01.example.test").filter((key) => first.has(key) && !second.has(key));
  const unseen = [...first].filter(([key, asset]) => asset === "db-01.example.test" && !second.has(key));
  for (const [what, list] of Object.entries({ fixed, opened, returned, unseen })) {
    assert.ok(list.length > 0, `${what}: ${list.length}`);
  }
  assert.ok(first.size > 60 && first.size < 300, String(first.size));
});
