import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { importEpss } from "#app/epss/import-epss.ts";
import { readVulnerabilityData } from "#app/epss/vulnerability-data.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { listFindings } from "#app/item/provenance.ts";
import { readItem } from "#app/item/read-item.ts";
import { lintItem } from "#app/readiness/lint-system.ts";
import { createSystem } from "#app/system/create-system.ts";
import { addAdministrator } from "#store/memberships.ts";
import { listOrganizations } from "#store/organizations.ts";
import { inTransaction } from "#store/transaction.ts";
import { importBytes, newMember, newPerson, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { epssFile } from "../support/epss.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [
    {
      name: "web-01",
      records: [
        { plugin: 500, cves: ["CVE-2026-1000", "CVE-2026-1001"] },
        { plugin: 501, cves: ["CVE-2026-9999"] },
      ],
    },
  ],
});

const file = () => streamOf(epssFile({ day: "2026-06-07" }));

describe("EPSS scores", () => {
  const t = useApp();
  const take = (scores: Readonly<Record<string, number>>, day?: string) =>
    importEpss(t().app, OPERATOR, streamOf(epssFile({ scores, ...(day === undefined ? {} : { day }) })));

  test("stand on items and findings with their day, the likeliest CVE first, until the next day's replace them", async () => {
    const { app } = t();
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    assert.equal((await readItem(app, OPERATOR, system, "V-1")).epss, null);
    const scores = { "CVE-2026-1000": 0.2, "CVE-2026-1001": 0.42, "CVE-2000-0001": 0.9 };
    assert.deepEqual(await take(scores, "2026-06-01"), {
      version: "v2025.03.14",
      scoreDate: "2026-06-01",
      scores: 3,
      changed: true,
      remarks: [],
      unreadable: 0,
    });
    const epss = {
      cve: "CVE-2026-1001",
      score: 0.42,
      percentile: 0.52,
      scoreDate: "2026-06-01",
      model: "v2025.03.14",
    };
    assert.deepEqual((await readItem(app, OPERATOR, system, "V-1")).epss, epss);
    assert.equal((await readItem(app, OPERATOR, system, "V-2")).epss, null);
    const { findings } = await listFindings(app, OPERATOR, system, "V-1", { offset: 0, limit: 10 });
    assert.deepEqual(
      findings.map((finding) => finding.epss),
      [epss],
    );
    assert.equal((await take(scores, "2026-06-01")).changed, false);
    await refused(take(scores, "2026-05-31"), "input.invalid");
    assert.equal((await readItem(app, OPERATOR, system, "V-1")).epss?.score, 0.42);
    await take({ "CVE-2026-1000": 0.3 }, "2026-06-02");
    const later = (await readItem(app, OPERATOR, system, "V-1")).epss;
    assert.deepEqual([later?.cve, later?.score, later?.scoreDate], ["CVE-2026-1000", 0.3, "2026-06-02"]);
    const { rows } = await t().owner.query("select note from audit_events where action = 'epss.imported'");
    assert.equal(rows.length, 2);
  });

  test("a file that is refused changes nothing", async () => {
    await take({ "CVE-2026-1000": 0.3 }, "2026-06-03");
    const whole = gzipSync(epssFile({ day: "2026-06-04", scores: { "CVE-2026-1000": 0.9 } }));
    await refused(importEpss(t().app, OPERATOR, streamOf(whole.subarray(0, -4))), "document.malformed");
    await refused(importEpss(t().app, OPERATOR, streamOf("")), "document.unrecognized");
    const { epss } = await readVulnerabilityData(t().app, OPERATOR);
    assert.deepEqual([epss?.scoreDate, epss?.scores], ["2026-06-03", 1]);
    await importEpss(t().app, OPERATOR, streamOf(whole));
    assert.equal((await readVulnerabilityData(t().app, OPERATOR)).epss?.scoreDate, "2026-06-04");
  });

  test("many scores come in, and of two of one CVE the last one counts", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12_000 }, (_, index) => [`CVE-2020-${10_000 + index}`, index / 12_000]),
    );
    const text = `${epssFile({ day: "2026-06-05", scores: many })}CVE-2020-10000,0.5,0.5\nodd\n`;
    const taken = await importEpss(t().app, OPERATOR, streamOf(text));
    assert.deepEqual([taken.scores, taken.unreadable], [12_000, 1]);
    const { rows } = await t().owner.query("select score from epss_scores where cve = 'CVE-2020-10000'");
    assert.deepEqual(rows, [{ score: 0.5 }]);
  });

  test("where a rulebook asks what is likely exploitable, a high score is a hint", async () => {
    const { app } = t();
    const cr26 = { name: "CR26", rulebook: "fedramp-cr26", impactLevel: "moderate" } as const;
    const system = (await createSystem(app, OPERATOR, cr26)).id;
    await importBytes(t(), system, SCAN);
    await take({ "CVE-2026-1000": 0.42 }, "2026-06-06");
    const hints = async (poamId: string) =>
      (await lintItem(app, OPERATOR, system, poamId))
        .filter(({ check }) => check === "likely-exploitable-unsaid")
        .map(({ message }) => message);
    assert.deepEqual(await hints("V-1"), ["CVE-2026-1000: 42 % on 2026-06-06."]);
    assert.deepEqual(await hints("V-2"), []);
    const { version } = await readItem(app, OPERATOR, system, "V-1");
    const ref = { systemId: system, poamId: "V-1", version };
    await updateItem(app, OPERATOR, ref, { fields: { likelyExploitable: true } });
    assert.deepEqual(await hints("V-1"), []);
  });

  test("an administrator takes them in only where there is one organization; members never do", async () => {
    const { app } = t();
    const owner = await newMember(t(), await newSystem(t()), "owner");
    await refused(importEpss(app, owner, file()), "access.denied");
    const administrator = await newPerson(t(), "The administrator");
    await inTransaction(t().store.db, OPERATOR, async (tx) => {
      const [organization] = await listOrganizations(tx);
      await addAdministrator(tx, organization?.id ?? "", administrator.userId);
    });
    assert.equal((await importEpss(app, administrator, file())).scoreDate, "2026-06-07");
    assert.equal((await readVulnerabilityData(app, owner)).mayImport, false);
    assert.equal((await readVulnerabilityData(app, administrator)).mayImport, true);
    await t().owner.query("insert into organizations (id, name) values (gen_random_uuid(), 'Another')");
    await refused(importEpss(app, administrator, file()), "access.denied");
  });
});
