import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { applyBatch } from "#app/batch/apply-batch.ts";
import { createBatch } from "#app/batch/create-batch.ts";
import { startApplyingBatch } from "#app/batch/decide-batch.ts";
import { previewBatch } from "#app/batch/preview-batch.ts";
import { readBatch } from "#app/batch/read-batch.ts";
import { nameAsset } from "#app/import/name-asset.ts";
import { readImport, startApplying } from "#app/import/read-imports.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { applyImport, previewImport } from "#app/import/run-import.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { givenAssetName, isStandIn } from "#domain/unnamed-asset.ts";
import {
  importBytes,
  newMember,
  newSystem,
  OPERATOR,
  streamOf,
  useApp,
  type Person,
} from "../support/app.ts";
import { storedFindings } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const audit = (...packages: readonly string[]): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      packages.map((name, index) => [
        name,
        {
          name,
          severity: "high",
          via: [
            {
              source: index + 1,
              name,
              title: `Flaw in ${name}`,
              severity: "high",
              url: `https://example.org/GHSA-aaaa-bbbb-000${index}`,
              range: "<2",
            },
          ],
          nodes: [`node_modules/${name}`],
          fixAvailable: true,
        },
      ]),
    ),
    metadata: { vulnerabilities: { total: packages.length } },
  });

const SHOP = "https://git.example.org/shop";

describe("the name of an asset that its file does not name", () => {
  const t = useApp();
  let system = "";
  let ada: Person;
  const assets = async (id = system): Promise<string[]> => [
    ...new Set((await storedFindings(t().owner, id)).map(({ asset, status }) => `${asset} ${status}`)),
  ];

  before(async () => {
    system = await newSystem(t());
    ada = await newMember(t(), system, "contributor");
  });

  test("two repositories stay apart, even when their reports are the same bytes", async () => {
    const first = await importBytes(t(), system, audit("left"), { assetName: ` ${SHOP} ` });
    assert.deepEqual([first.assetName, first.unnamedAsset, first.counts?.opened], [SHOP, null, 1]);
    assert.deepEqual(
      first.remarks.map(({ code }) => code),
      ["import.no-scan-date"],
    );
    const other = await importBytes(t(), system, audit("left"), {
      assetName: "https://git.example.org/till",
    });
    assert.deepEqual([other.status, other.counts?.opened, other.counts?.fixed], ["applied", 1, 0]);
    const again = await importBytes(t(), system, audit("left"), { assetName: SHOP });
    assert.deepEqual([again.status, again.repeatOf], ["repeat", first.id]);
    assert.deepEqual(await assets(), [`${SHOP} open`, "https://git.example.org/till open"]);
  });

  test("the name is used again when the ledger is told anew", async () => {
    const apart = await newSystem(t());
    await importBytes(t(), apart, audit("left", "right"), { assetName: SHOP });
    const taken = await importBytes(t(), apart, audit("third"), { assetName: "other" });
    await undoImport(t().app, OPERATOR, taken.id);
    assert.deepEqual(await assets(apart), [`${SHOP} open`]);
  });

  test("a preview says what stands in; naming it makes the preview anew", async () => {
    const apart = await newSystem(t());
    const bob = await newMember(t(), apart, "contributor");
    const bytes = audit("left");
    const { id } = await receiveReport(t().app, bob, {
      systemId: apart,
      fileName: "audit.json",
      bytes: streamOf(bytes),
    });
    await previewImport(t().app, bob, id);
    const before = await readImport(t().app, bob, id);
    assert.deepEqual([before.unnamedAsset, before.assetName], ["unnamed source code", null]);
    const tasks: string[] = [];
    const queue = { add: ({ task }: { readonly task: string }) => Promise.resolve(void tasks.push(task)) };
    const named = await nameAsset(t().app, queue, bob, id, "shop");
    assert.deepEqual([named.status, named.assetName, tasks], ["received", "shop", ["preview"]]);
    await previewImport(t().app, bob, id);
    const now = await readImport(t().app, bob, id);
    assert.deepEqual([now.unnamedAsset, now.changes[0]?.assets], [null, ["shop"]]);
    await startApplying(t().app, queue, bob, id, now.previewRevision ?? 0);
    await applyImport(t().app, bob, id);
    await refused(nameAsset(t().app, queue, bob, id, null), "import.not-appliable");
  });

  test("in a batch: the whole of it is previewed anew, and nobody's file closes another's findings", async () => {
    const apart = await newSystem(t());
    const bob = await newMember(t(), apart, "contributor");
    const ids: string[] = [];
    for (const name of ["left", "right"]) {
      const file = { systemId: apart, fileName: `${name}.json`, bytes: streamOf(audit(name)) };
      ids.push((await receiveReport(t().app, bob, file)).id);
    }
    const tasks: string[] = [];
    const queue = { add: ({ task }: { readonly task: string }) => Promise.resolve(void tasks.push(task)) };
    const { id } = await createBatch(t().app, queue, bob, apart, ids);
    await refused(nameAsset(t().app, queue, bob, ids[0] ?? "", "shop"), "import.not-appliable");
    await previewBatch(t().app, bob, id);
    assert.equal((await readBatch(t().app, bob, id)).totals.fixed, 1, "one closes the other's");
    for (const [index, importId] of ids.entries()) {
      await nameAsset(t().app, queue, bob, importId, `repository ${index}`);
      await previewBatch(t().app, bob, id);
    }
    const batch = await readBatch(t().app, bob, id);
    assert.deepEqual([batch.status, batch.totals.opened, batch.totals.fixed], ["previewed", 2, 0]);
    assert.deepEqual(tasks, ["preview batch", "preview batch", "preview batch"]);
    await startApplyingBatch(t().app, queue, bob, id, batch.previewRevision ?? -1);
    await applyBatch(t().app, bob, id);
    assert.deepEqual(await assets(apart), ["repository 0 open", "repository 1 open"]);
  });

  test("a name is no blank, no stand-in and not endless; a file that names its assets says so", async () => {
    for (const bad of ["", " \t", "unnamed source code", ".", "./app", "a\nb", "x".repeat(301)])
      assert.throws(() => givenAssetName(bad), { code: "input.invalid" }, bad);
    assert.equal(isStandIn(".github"), false);
    await refused(importBytes(t(), system, audit("left"), { assetName: "." }), "input.invalid");
    const scan = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });
    const { remarks } = await importBytes(t(), system, scan, { actor: ada, preview: true, assetName: "web" });
    assert.deepEqual(
      remarks.map(({ code }) => code),
      ["report.asset-named"],
    );
  });
});
