import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { applyBatch } from "#app/batch/apply-batch.ts";
import { createBatch } from "#app/batch/create-batch.ts";
import { startApplyingBatch } from "#app/batch/decide-batch.ts";
import { previewBatch } from "#app/batch/preview-batch.ts";
import { readBatch } from "#app/batch/read-batch.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { importBytes, newSystem, OPERATOR, streamOf, useApp, type TestApp } from "../support/app.ts";
import { toldLedger } from "../support/ledger.ts";
import { scanFile, type MadeHost } from "../support/scan-file.ts";

const nessus = (day: string, ...hosts: readonly MadeHost[]): string =>
  scanFile({
    day,
    plugins: [500, 501, 502],
    hosts: hosts.map((host) => ({ records: [{ plugin: 500 }], ...host })),
  });

const OPENVAS =
  "IP,Hostname,Port,Port Protocol,CVSS,Severity,Solution Type,NVT Name,Summary,Specific Result,NVT OID,CVEs,Task ID," +
  "Task Name,Timestamp,Result ID,Impact,Solution,Affected Software/OS,Vulnerability Insight,Other References";

/** The same host as another detector shows it. */
const openvas = (day: string, ...hosts: readonly MadeHost[]): string =>
  [
    OPENVAS,
    ...hosts.map(
      ({ name, ip, fqdn }, at) =>
        `${ip ?? (name.startsWith("10.") ? name : "")},${fqdn ?? (name.startsWith("10.") ? "" : name)},443,tcp,5.0,Medium,` +
        `VendorFix,Made test,Text.,Found.,1.3.6.1.4.1.25623.1.0.9,,t-1,Weekly,${day}T07:00:00Z,r-${day}-${at},,Repair.,,,`,
    ),
  ].join("\n");

const ADDRESSES = ["10.0.0.5", "10.0.0.6"] as const;
const host: fc.Arbitrary<MadeHost> = fc
  .record({
    called: fc.constantFrom("web-a", "web-b", ...ADDRESSES),
    ip: fc.option(fc.constantFrom(...ADDRESSES), { nil: undefined }),
    fqdn: fc.option(fc.constantFrom("web-a.example.test", "db.example.test"), { nil: undefined, freq: 3 }),
    mac: fc.option(fc.constantFrom("02:00:00:00:00:01", "02:00:00:00:00:02"), { nil: undefined, freq: 3 }),
    shows: fc.subarray([500, 501]),
  })
  .map(({ called, ip, fqdn, mac, shows }) => ({
    name: called,
    ...(ip === undefined ? {} : { ip }),
    ...(fqdn === undefined ? {} : { fqdn }),
    ...(mac === undefined ? {} : { mac }),
    records: shows.map((plugin) => ({ plugin })),
  }));
const scan = fc.record({
  tool: fc.constantFrom(nessus, nessus, openvas),
  hosts: fc.uniqueArray(host, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
});
const story = fc
  .array(scan, { minLength: 2, maxLength: 5 })
  .chain((scans) =>
    fc.tuple(
      fc.constant(scans.map(({ tool, hosts }, index) => tool(`2026-0${index + 1}-10`, ...hosts))),
      fc.shuffledSubarray([...scans.keys()], { minLength: scans.length, maxLength: scans.length }),
    ),
  );

const ledgerAfter = async (t: TestApp, files: readonly string[]): Promise<unknown> => {
  const system = await newSystem(t);
  for (const file of files) await importBytes(t, system, file);
  return toldLedger(t.owner, system);
};

describe("hosts whose names and addresses move", () => {
  const t = useApp();

  const [january, middle, february] = [
    nessus("2026-01-10", { name: "web-a", ip: "10.0.0.5" }),
    nessus("2026-01-20", { name: "10.0.0.5", records: [{ plugin: 502 }] }),
    nessus("2026-02-10", { name: "web-b", ip: "10.0.0.5", records: [{ plugin: 501 }] }),
  ] as const;
  const findings = async (system: string): Promise<string[]> => {
    const { rows } = await t().owner.query<{ row: string }>(
      `select a.identifier || ' ' || w.source_identifier as row from findings f
       join assets a on a.id = f.asset_id join weaknesses w on w.id = f.weakness_id
       where f.system_id = $1 order by 1`,
      [system],
    );
    return rows.map(({ row }) => row);
  };

  test("a scan that knows only the address speaks of the host that had it that day, whenever it comes in", async () => {
    for (const order of [
      [january, middle, february],
      [january, february, middle],
      [february, january, middle],
      [february, middle, january],
      [middle, february, january],
      [middle, january, february],
    ]) {
      const system = await newSystem(t());
      for (const file of order) await importBytes(t(), system, file);
      assert.deepEqual(await findings(system), ["web-a 500", "web-a 502", "web-b 501"]);
    }
  });

  test("what people wrote stays with its item when hosts are told apart", async () => {
    const system = await newSystem(t());
    for (const file of [middle, february]) await importBytes(t(), system, file);
    assert.deepEqual(await findings(system), ["web-b 501", "web-b 502"]);
    const all = { offset: 0, limit: 10 };
    for (const { poamId, version } of (await listItems(t().app, OPERATOR, system, all)).items)
      await updateItem(
        t().app,
        OPERATOR,
        { systemId: system, poamId, version },
        { fields: { comments: `Of ${poamId}.` } },
      );
    const { counts } = await importBytes(t(), system, january);
    assert.equal(counts?.itemsOpened, 1);
    assert.deepEqual(await findings(system), ["web-a 500", "web-a 502", "web-b 501"]);
    const items = (await listItems(t().app, OPERATOR, system, all)).items;
    assert.deepEqual(
      new Map(items.map(({ poamId, status }) => [poamId, status])),
      new Map([
        ["V-1", "open"],
        ["V-2", "open"],
        // The scan in the middle looked for it on web-a and did not find it.
        ["V-3", "pending verification"],
      ]),
    );
    for (const poamId of ["V-1", "V-2"])
      assert.equal((await readItem(t().app, OPERATOR, system, poamId)).fields.comments, `Of ${poamId}.`);
  });

  test("the preview of such a scan tells what applying it does", async () => {
    const system = await newSystem(t());
    for (const file of [middle, february]) await importBytes(t(), system, file);
    const before = await toldLedger(t().owner, system);
    const preview = await importBytes(t(), system, january, { preview: true });
    assert.deepEqual(await toldLedger(t().owner, system), before);
    const applied = await importBytes(t(), system, january);
    assert.deepEqual(preview.counts, applied.counts);
  });

  test("a batch of two such scans is tried as it is applied, and ends as date order does", async () => {
    const { app } = t();
    const december = nessus("2025-12-10", { name: "web-c", ip: "10.0.0.5", records: [{ plugin: 501 }] });
    const between = nessus("2025-12-20", { name: "10.0.0.5", records: [{ plugin: 502 }] });
    const system = await newSystem(t());
    for (const file of [middle, february, between]) await importBytes(t(), system, file);
    const ids: string[] = [];
    for (const [index, file] of [january, december].entries()) {
      const given = { systemId: system, fileName: `late-${index}.nessus`, bytes: streamOf(file) };
      ids.push((await receiveReport(app, OPERATOR, given)).id);
    }
    const queue = { add: () => Promise.resolve() };
    const { id } = await createBatch(app, queue, OPERATOR, system, ids);
    const before = await toldLedger(t().owner, system);
    await previewBatch(app, OPERATOR, id);
    assert.deepEqual(await toldLedger(t().owner, system), before);
    const counts = async () => (await readBatch(app, OPERATOR, id)).imports.map((each) => each.counts);
    const tried = await counts();
    const { previewRevision } = await readBatch(app, OPERATOR, id);
    await startApplyingBatch(app, queue, OPERATOR, id, previewRevision ?? -1);
    await applyBatch(app, OPERATOR, id);
    assert.equal((await readBatch(app, OPERATOR, id)).status, "finished");
    assert.deepEqual(await counts(), tried);
    const inOrder = await ledgerAfter(t(), [december, between, january, middle, february]);
    assert.deepEqual(await toldLedger(t().owner, system), inOrder);
  });

  test("any scans of two detectors, in any order: the ledger that date order makes", async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(story, async ([files, order]) => {
        const inOrder = await ledgerAfter(t(), files);
        if (order.some((at, place) => at !== place)) moved += 1;
        assert.deepEqual(
          await ledgerAfter(
            t(),
            order.map((at) => files[at] ?? ""),
          ),
          inOrder,
        );
      }),
      { numRuns: 24 },
    );
    assert.ok(moved > 10, "orders other than the scans' own were tried");
  });
});
