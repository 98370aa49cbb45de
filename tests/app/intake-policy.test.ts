import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { exportDocument } from "#app/document/export-document.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { listFindings, listSightings } from "#app/item/provenance.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { adoptIntakePolicy, tryIntakePolicy } from "#app/retell/intake-policy.ts";
import { DEFAULT_INTAKE_POLICY, GROUPINGS, type IntakePolicy } from "#domain/intake-policy.ts";
import { readDocument } from "#documents/index.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { ledgerDump, storedFindings, toldLedger } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile, type MadeRecord } from "../support/scan-file.ts";
import { fileOf, story } from "../support/scan-story.ts";

const scan = (day: string, records: readonly MadeRecord[], webApp = false): string =>
  scanFile({
    day,
    webApp,
    plugins: [500, 501, 502, 503],
    hosts: [{ name: "web-01.example.test", records }],
  });

const nameless = (ledger: Record<string, unknown>): Record<string, unknown> => ({
  ...ledger,
  items: Array.isArray(ledger["items"]) && ledger["items"].map((item) => ({ ...item, named: null })),
});

describe("the intake policy of a system", () => {
  const t = useApp();
  const all = { offset: 0, limit: 100 };

  const adopt = async (system: string, change: Partial<IntakePolicy>) => {
    const policy = { ...DEFAULT_INTAKE_POLICY, ...change };
    const { revision, difference } = await tryIntakePolicy(t().app, OPERATOR, system, policy);
    const adopted = await adoptIntakePolicy(t().app, OPERATOR, system, { policy, revision, reason: "Test." });
    assert.deepEqual(adopted, difference, "adopting does what was shown");
    return difference;
  };
  const itemsOf = async (system: string) =>
    (await listItems(t().app, OPERATOR, system, all)).items.map(
      ({ poamId, status, openFindings, weaknessName }) =>
        `${poamId} ${status} ${openFindings} ${weaknessName}`,
    );

  test("by CVE: weaknesses of one CVE share an item, which goes on as the oldest; the other is cancelled", async () => {
    const system = await newSystem(t());
    const cves = ["CVE-2026-1000"];
    await importBytes(
      t(),
      system,
      scan("2026-01-10", [{ plugin: 500, cves }, { plugin: 501, cves }, { plugin: 502 }]),
    );
    await updateItem(
      t().app,
      OPERATOR,
      { systemId: system, poamId: "V-1", version: 1 },
      { fields: { comments: "Kept." } },
    );
    const difference = await adopt(system, { grouping: "cve" });
    assert.deepEqual(await itemsOf(system), [
      "V-1 open 2 Made check 500",
      "V-2 cancelled 0 Made check 501",
      "V-3 open 1 Made check 502",
    ]);
    assert.equal((await readItem(t().app, OPERATOR, system, "V-1")).fields.comments, "Kept.");
    assert.deepEqual(
      difference.items.map(({ poamId, takesFrom, givesTo }) => [poamId, takesFrom, givesTo]),
      [
        ["V-1", ["V-2"], []],
        ["V-2", [], ["V-1"]],
      ],
    );
    await adopt(system, { grouping: "weakness" });
    assert.deepEqual(await itemsOf(system), [
      "V-1 open 1 Made check 500",
      "V-2 open 1 Made check 501",
      "V-3 open 1 Made check 502",
    ]);
  });

  test("by fix: the same remediation, versions apart, is one item", async () => {
    const system = await newSystem(t());
    await adopt(system, { grouping: "fix" });
    await importBytes(
      t(),
      system,
      scan("2026-01-10", [
        { plugin: 500, solution: "Upgrade to Apache 2.4.58 or later." },
        { plugin: 501, solution: "Upgrade to Apache 2.4.61 or later." },
        { plugin: 502, solution: "Disable TLS 1.0." },
      ]),
    );
    assert.deepEqual(await itemsOf(system), ["V-1 open 2 Made check 500", "V-2 open 1 Made check 502"]);
  });

  test("configuration findings under one item", async () => {
    const system = await newSystem(t());
    await importBytes(
      t(),
      system,
      scan("2026-01-10", [
        { plugin: 500 },
        { plugin: 21156, compliance: "Password length" },
        { plugin: 21156, compliance: "Lockout" },
      ]),
    );
    await adopt(system, { configuration: "one item" });
    assert.deepEqual(await itemsOf(system), [
      "V-1 open 1 Made check 500",
      "V-2 open 2 Password length",
      "V-3 cancelled 0 Lockout",
    ]);
    const fresh = await newSystem(t());
    await adopt(fresh, { configuration: "one item" });
    await importBytes(t(), fresh, scan("2026-01-10", [{ plugin: 21156, compliance: "Lockout" }]));
    assert.deepEqual(await itemsOf(fresh), ["V-1 open 1 Configuration findings"]);
    assert.deepEqual((await readItem(t().app, OPERATOR, fresh, "V-1")).controls, ["CM-6"]);
    const workbook = await exportDocument(t().app, OPERATOR, system, "fedramp-poam@3.0", true);
    assert.deepEqual([workbook.open, workbook.closed, workbook.configuration], [2, 0, 2]);
    const { document } = await readDocument(workbook.bytes);
    assert.deepEqual(
      document.items.map(({ register, poamId, weaknessName }) => `${register} ${poamId} ${weaknessName}`),
      [
        "open V-1 Made check 500",
        "open V-2 Password length",
        "configuration V-2 Lockout Lockout",
        "configuration V-2 Password length Password length",
      ],
    );
  });

  test("so many covering scans must be clean before a finding counts as fixed", async () => {
    const system = await newSystem(t());
    await adopt(system, { cleanScans: 2 });
    await importBytes(t(), system, scan("2026-01-10", [{ plugin: 500 }]));
    await importBytes(t(), system, scan("2026-02-10", []));
    const [once] = await storedFindings(t().owner, system);
    assert.deepEqual([once?.status, once?.reason], ["not observed", "more-clean-scans-needed"]);
    await importBytes(t(), system, scan("2026-03-10", []));
    const [twice] = await storedFindings(t().owner, system);
    assert.deepEqual([twice?.status, twice?.fixedOn], ["fixed", "2026-03-10"]);
    const difference = await adopt(system, { cleanScans: 3 });
    assert.deepEqual(difference.findings.moves, [{ from: "fixed", to: "not observed", findings: 1 }]);
    assert.deepEqual(await itemsOf(system), ["V-1 open 0 Made check 500"]);
  });

  test("a finding that comes back after closure: the item again, or a new one that cites it", async () => {
    for (const returning of ["reopen", "new item"] as const) {
      const system = await newSystem(t());
      await adopt(system, { returning });
      await importBytes(t(), system, scan("2026-01-10", [{ plugin: 500 }]));
      await importBytes(t(), system, scan("2026-02-10", []));
      await moveItem(
        t().app,
        OPERATOR,
        { systemId: system, poamId: "V-1", version: 2 },
        { move: "close", reason: "Verified." },
      );
      const { counts } = await importBytes(t(), system, scan("2026-03-10", [{ plugin: 500 }]));
      assert.equal(counts?.returned, 1);
      const items = await itemsOf(system);
      if (returning === "reopen") assert.deepEqual(items, ["V-1 open 1 Made check 500"]);
      else {
        assert.deepEqual(items, ["V-1 closed 0 Made check 500", "V-2 open 1 Made check 500"]);
        const second = await readItem(t().app, OPERATOR, system, "V-2");
        assert.deepEqual([second.cites, second.originalDetectionDate], ["V-1", "2026-03-10"]);
        const { findings } = await listFindings(t().app, OPERATOR, system, "V-2", all);
        assert.ok(findings[0]?.because?.returnedFrom);
      }
    }
  });

  test("one CVE on one asset by two tools is one finding of one item, open while either sees it", async () => {
    const system = await newSystem(t());
    const cves = ["CVE-2026-2000"];
    await importBytes(t(), system, scan("2026-01-10", [{ plugin: 500, cves }]));
    await importBytes(t(), system, scan("2026-01-11", [{ plugin: 98000, cves }], true));
    assert.deepEqual(await itemsOf(system), ["V-1 open 1 Made check 500"]);
    const { findings, total } = await listFindings(t().app, OPERATOR, system, "V-1", all);
    assert.deepEqual(
      findings.map(({ detector, detectors, sightings }) => [detector, detectors, sightings]),
      [["nessus", ["nessus", "tenable-was"], 2]],
    );
    assert.equal(total, 1);
    const seen = await listSightings(t().app, OPERATOR, system, findings[0]?.id ?? "");
    assert.deepEqual(
      seen.map(({ outcome }) => outcome),
      ["opened", "opened"],
      "the records of both tools",
    );
    await importBytes(t(), system, scan("2026-02-10", []));
    assert.deepEqual(await itemsOf(system), ["V-1 open 1 Made check 500"], "the other tool still sees it");
    await adopt(system, { correlation: false });
    assert.deepEqual(await itemsOf(system), [
      "V-1 pending verification 0 Made check 500",
      "V-2 open 1 Made check 98000",
    ]);
    await adopt(system, {});
    assert.deepEqual(await itemsOf(system), [
      "V-1 open 1 Made check 500",
      "V-2 cancelled 0 Made check 98000",
    ]);
  });

  test("trying changes nothing; what is stale is not adopted", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [{ plugin: 500 }]));
    const before = await ledgerDump(t().owner);
    const policy = { ...DEFAULT_INTAKE_POLICY, cleanScans: 2 };
    const { revision } = await tryIntakePolicy(t().app, OPERATOR, system, policy);
    assert.deepEqual(await ledgerDump(t().owner), before);
    await importBytes(t(), system, scan("2026-02-10", []));
    const adoption = { policy, revision, reason: "Test." };
    await refused(adoptIntakePolicy(t().app, OPERATOR, system, adoption), "policy.stale");
  });

  test("adopting after the scans ends as having had the policy from the start", async () => {
    const policies = fc.record({
      grouping: fc.constantFrom(...GROUPINGS),
      configuration: fc.constantFrom("each" as const, "one item" as const),
      cleanScans: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(story, policies, async ([scans, order], change) => {
        const [later, before] = [await newSystem(t()), await newSystem(t())];
        await adopt(before, change);
        const files = scans.map(fileOf);
        for (const at of order) await importBytes(t(), later, files[at] ?? "");
        await adopt(later, change);
        for (const file of files) await importBytes(t(), before, file);
        // An item that goes on keeps the name by which people know it.
        const told = async (system: string) => nameless(await toldLedger(t().owner, system));
        assert.deepEqual(await told(later), await told(before));
      }),
      { numRuns: 15 },
    );
  });
});
