import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { listItems, readItem } from "#app/item/read-item.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { storedFindings, toldLedger } from "../support/ledger.ts";

const INSTANCE = "arn:aws:ec2:us-east-1:111122223333:instance/i-0abc0000000000009";

type Seen = {
  readonly product: string;
  readonly cve: string;
  readonly day: string;
  readonly closed?: boolean;
  readonly library?: string;
};

const finding = ({ product, cve, day, closed = false, library = "libexample" }: Seen) => ({
  ProductArn: `arn:aws:securityhub:us-east-1::product/vendor/${product}`,
  ProductName: product,
  GeneratorId: product,
  UpdatedAt: `${day}T08:00:00Z`,
  Severity: { Label: "HIGH" },
  Title: `${cve} in ${library}`,
  Description: "A flaw.",
  Resources: [{ Type: "AwsEc2Instance", Id: INSTANCE }],
  Vulnerabilities: [{ Id: cve, VulnerablePackages: [{ Name: library, Version: "1.0" }] }],
  ProductFields: { "aws/inspector/FindingStatus": closed ? "CLOSED" : "ACTIVE" },
});

const hub = (...seen: readonly Seen[]): string => JSON.stringify({ Findings: seen.map(finding) });

/** The same by Inspector's own export. */
const inspector = (...seen: ReadonlyArray<Pick<Seen, "cve" | "day" | "closed">>): string =>
  JSON.stringify({
    findings: seen.map(({ cve, day, closed = false }) => ({
      findingArn: "arn:aws:inspector2:us-east-1:111122223333:finding/1",
      title: cve,
      description: "A flaw.",
      severity: "HIGH",
      status: closed ? "CLOSED" : "ACTIVE",
      lastObservedAt: `${day}T08:00:00Z`,
      packageVulnerabilityDetails: {
        vulnerabilityId: cve,
        vulnerablePackages: [{ name: "libexample", version: "1.0" }],
      },
      resources: [{ type: "AWS_EC2_INSTANCE", id: INSTANCE }],
    })),
  });

describe("a file with findings of several detectors", () => {
  const t = useApp();

  const standing = async (system: string): Promise<string[]> => {
    const { rows } = await t().owner.query<{ row: string }>(
      `select w.detector || ' ' || w.source_identifier || ' ' || f.status || case when f.joined_to is null then '' else ' joined' end as row
       from findings f join weaknesses w on w.id = f.weakness_id where f.system_id = $1 order by 1`,
      [system],
    );
    return rows.map(({ row }) => row);
  };

  test("a finding is the same in the service's file and in the tool's own export, and both may close it", async () => {
    const system = await newSystem(t());
    const first = hub(
      { product: "Inspector", cve: "CVE-2026-1001", day: "2026-01-01" },
      { product: "Guard", cve: "CVE-2026-1002", day: "2026-01-01" },
    );
    await importBytes(t(), system, first);
    const own = await importBytes(t(), system, inspector({ cve: "CVE-2026-1001", day: "2026-02-01" }));
    assert.deepEqual([own.counts?.opened, own.counts?.seenAgain, own.counts?.notObserved], [0, 1, 0]);
    const gone = hub(
      { product: "Inspector", cve: "CVE-2026-1001", day: "2026-03-01", closed: true },
      { product: "Guard", cve: "CVE-2026-1002", day: "2026-03-01" },
    );
    const closing = await importBytes(t(), system, gone);
    assert.deepEqual([closing.counts?.fixed, closing.counts?.seenAgain], [1, 1]);
    assert.deepEqual(await standing(system), ["guard CVE-2026-1002 open", "inspector CVE-2026-1001 fixed"]);
  });

  test("an id of one detector closes no finding of another", async () => {
    const system = await newSystem(t());
    await importBytes(
      t(),
      system,
      hub(
        { product: "Inspector", cve: "CVE-2026-1001", day: "2026-01-01" },
        { product: "Guard", cve: "CVE-2026-1001", day: "2026-01-01", library: "other" },
      ),
    );
    await importBytes(
      t(),
      system,
      hub(
        { product: "Inspector", cve: "CVE-2026-1001", day: "2026-02-01", closed: true },
        { product: "Guard", cve: "CVE-2026-1009", day: "2026-02-01" },
      ),
    );
    assert.deepEqual(await standing(system), [
      "guard CVE-2026-1001 not observed",
      "guard CVE-2026-1009 open",
      "inspector CVE-2026-1001 fixed",
    ]);
  });

  test("one CVE that two products of one file see is one finding with two detectors", async () => {
    const system = await newSystem(t());
    const both = hub(
      { product: "Inspector", cve: "CVE-2026-1001", day: "2026-01-01" },
      { product: "Guard", cve: "CVE-2026-1001", day: "2026-01-01" },
    );
    const { counts } = await importBytes(t(), system, both);
    assert.deepEqual([counts?.opened, counts?.itemsOpened], [2, 1]);
    const rows = await standing(system);
    assert.equal(rows.filter((row) => row.endsWith(" joined")).length, 1);
    const [listed] = (await listItems(t().app, OPERATOR, system, { offset: 0, limit: 10 })).items;
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual(
      [listed, item].map((each) => [each?.openFindings, each?.fixedFindings, each?.assets, each?.lastSeen]),
      [
        [1, 0, 1, "2026-01-01"],
        [1, 0, 1, "2026-01-01"],
      ],
    );
  });

  test("in any order the end is the same, and undo takes a file back", async () => {
    const files = [
      hub(
        { product: "Inspector", cve: "CVE-2026-1001", day: "2026-01-01" },
        { product: "Guard", cve: "CVE-2026-1001", day: "2026-01-01" },
      ),
      inspector(
        { cve: "CVE-2026-1001", day: "2026-02-01", closed: true },
        { cve: "CVE-2026-1003", day: "2026-02-01" },
      ),
      hub({ product: "Guard", cve: "CVE-2026-1001", day: "2026-03-01" }),
    ];
    const told = async (order: readonly number[]) => {
      const system = await newSystem(t());
      for (const index of order) await importBytes(t(), system, files[index] ?? assert.fail());
      return { system, findings: await storedFindings(t().owner, system) };
    };
    const inOrder = await told([0, 1, 2]);
    assert.deepEqual((await told([2, 1, 0])).findings, inOrder.findings);
    assert.deepEqual((await told([1, 2, 0])).findings, inOrder.findings);

    const without = await told([0, 2]);
    const { rows } = await t().owner.query<{ id: string }>(
      "select id from imports where system_id = $1 and format = 'aws-inspector'",
      [inOrder.system],
    );
    await undoImport(t().app, OPERATOR, rows[0]?.id ?? assert.fail());
    const { findings, items } = await toldLedger(t().owner, inOrder.system);
    assert.deepEqual(findings, without.findings);
    assert.deepEqual(items, (await toldLedger(t().owner, without.system))["items"]);
  });
});
