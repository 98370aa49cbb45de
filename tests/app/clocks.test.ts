import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decideExtension, listExtensions, requestExtension } from "#app/clock/extensions.ts";
import { setManualDate } from "#app/clock/manual-date.ts";
import { recordVendorEvent } from "#app/clock/vendor-dependency.ts";
import { importKev } from "#app/kev/import-kev.ts";
import { listItemsAsOf, scheduledAsOf } from "#app/item/as-of.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { adoptRulebook, tryRulebook } from "#app/rulebook/adopt-rulebook.ts";
import { listSystemRulebooks } from "#app/rulebook/list-rulebooks.ts";
import { saveRulebook } from "#app/rulebook/save-rulebook.ts";
import { createSystem } from "#app/system/create-system.ts";
import type { Actor } from "#domain/access.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp, type TestApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = scanFile({
  day: "2026-05-01",
  hosts: [
    {
      name: "web-01",
      records: [
        { plugin: 500, severity: 3 },
        { plugin: 501, severity: 1 },
      ],
    },
  ],
});

const V1 = (systemId: string) => ({ systemId, poamId: "V-1" });
const dueOf = async ({ app }: TestApp, systemId: string, poamId = "V-1") =>
  (await readItem(app, OPERATOR, systemId, poamId)).scheduledCompletionDate;
const at = (instant: string): Actor => ({ kind: "operator", name: "historian", at: new Date(instant) });

describe("clocks of the ledger", () => {
  const t = useApp();

  const dod = async (): Promise<string> => {
    const { id } = await createSystem(t().app, OPERATOR, {
      name: `DoD ${Math.random()}`,
      rulebook: "dod-rmf",
    });
    await importBytes(t(), id, scan);
    return id;
  };

  test("an extension waits for another person, and then moves the date with its reason", async () => {
    const system = await dod();
    const [asks, decides] = [await newMember(t(), system, "owner"), await newMember(t(), system, "approver")];
    const before = await dueOf(t(), system);
    const wanted = { to: day("2027-01-31"), reason: "The change window is in January." };
    const id = await requestExtension(t().app, asks, V1(system), wanted);
    assert.equal(await dueOf(t(), system), before);
    await refused(requestExtension(t().app, asks, V1(system), wanted), "input.invalid");
    const approve = { decision: "approve", reason: "Agreed." } as const;
    await refused(decideExtension(t().app, asks, { systemId: system, id }, approve), "request.same-person");
    await decideExtension(t().app, decides, { systemId: system, id }, approve);
    await refused(decideExtension(t().app, decides, { systemId: system, id }, approve), "request.decided");
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(item.scheduledCompletionDate, "2027-01-31");
    assert.equal(item.originalScheduledCompletionDate, before);
    assert.ok(item.clock.some(({ because }) => because.includes("The change window is in January.")));
    assert.deepEqual(
      item.history.slice(0, 3).map(({ action }) => action),
      ["item.rescheduled", "item.extension-approved", "item.extension-requested"],
    );
    assert.equal((await listExtensions(t().app, OPERATOR, system))[0]?.status, "approved");
  });

  test("FedRAMP keeps the date in spite of an extension, and the derivation says so", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan);
    const [asks, decides] = [await newMember(t(), system, "owner"), await newMember(t(), system, "approver")];
    const before = await dueOf(t(), system);
    const wanted = { to: day("2027-01-31"), reason: "Later." };
    const id = await requestExtension(t().app, asks, V1(system), wanted);
    await decideExtension(
      t().app,
      decides,
      { systemId: system, id },
      { decision: "approve", reason: "Yes." },
    );
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(item.scheduledCompletionDate, before);
    assert.ok(item.clock.some(({ step, value }) => step === "extension" && value === "moves no date"));
  });

  test("a pending fix of a vendor is not late while it is asked for, and a release starts the dates anew", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan);
    const state = async () => (await readItem(t().app, OPERATOR, system, "V-1")).timeliness?.state;
    assert.equal(await state(), "late");
    const open = { event: "open", product: "Shop", vendor: "Shop Inc.", on: day("2026-05-10") } as const;
    await recordVendorEvent(t().app, OPERATOR, V1(system), open);
    assert.equal(await state(), "late", "nobody asked the vendor yet");
    const asked = { event: "check in", answer: "In the next release.", on: day("2026-06-01") } as const;
    await recordVendorEvent(t().app, OPERATOR, V1(system), asked);
    assert.equal(await state(), "waiting for vendor");
    await refused(recordVendorEvent(t().app, OPERATOR, V1(system), open), "input.invalid");
    const release = { event: "release", answer: "Version 2.", on: day("2026-06-10") } as const;
    await recordVendorEvent(t().app, OPERATOR, V1(system), release);
    assert.equal(await dueOf(t(), system), "2026-07-10", "30 days after the release");
    assert.equal(await state(), "on time");
  });

  test("a date set by hand has its reason, and can be given back", async () => {
    const system = await dod();
    const before = await dueOf(t(), system);
    const set = { date: day("2026-05-20"), reason: "The auditor asks for it." };
    const item = await setManualDate(t().app, OPERATOR, V1(system), set);
    assert.equal(item.scheduledCompletionDate, "2026-05-20");
    assert.ok(item.clock.some(({ because }) => because.includes("The auditor asks for it.")));
    await setManualDate(t().app, OPERATOR, V1(system), { date: null, reason: "Not any more." });
    assert.equal(await dueOf(t(), system), before);
  });

  test("an edit that a date rests on moves it", async () => {
    const { id: system } = await createSystem(t().app, OPERATOR, {
      name: "Cloud 2026",
      rulebook: "fedramp-cr26",
      impactLevel: "moderate",
    });
    await importBytes(t(), system, scan);
    assert.equal(await dueOf(t(), system), null, "not evaluated yet");
    const { version } = await readItem(t().app, OPERATOR, system, "V-1");
    const fields = {
      evaluatedOn: "2026-05-03",
      potentialAgencyImpact: "N4",
      internetReachable: true,
      likelyExploitable: true,
    };
    const item = await updateItem(t().app, OPERATOR, { ...V1(system), version }, { fields });
    assert.equal(item.scheduledCompletionDate, "2026-05-07", "class C, N4: 4 days from the evaluation");
  });

  test("another rulebook shows which dates it moves before it is adopted", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan);
    const changes = {
      "remediation.days.critical": 15,
      "remediation.days.high": 15,
      "remediation.days.low": 180,
    };
    const own = { id: `ours-${Date.now()}`, name: "Ours", baseId: "fedramp-rev5", changes };
    const { id: rulebookId, version: rulebookVersion } = await saveRulebook(t().app, OPERATOR, system, own);
    const choice = { rulebookId, rulebookVersion };
    const tried = await tryRulebook(t().app, OPERATOR, system, choice);
    assert.deepEqual(
      tried.moves.map(({ poamId, from, to }) => [poamId, from, to]),
      [["V-1", "2026-05-31", "2026-05-16"]],
    );
    assert.equal(tried.unchanged, 1);
    assert.deepEqual(
      tried.settings.map(({ key }) => key),
      ["remediation.days.critical", "remediation.days.high"],
    );
    assert.equal(await dueOf(t(), system), "2026-05-31", "trying changes nothing");
    const stale = { ...choice, revision: tried.revision - 1, reason: "Test." };
    await refused(adoptRulebook(t().app, OPERATOR, system, stale), "policy.stale");
    await adoptRulebook(t().app, OPERATOR, system, {
      ...choice,
      revision: tried.revision,
      reason: "Stricter.",
    });
    assert.equal(await dueOf(t(), system), "2026-05-16");
    const { inForce, history } = await listSystemRulebooks(t().app, OPERATOR, system);
    assert.deepEqual(inForce, { id: rulebookId, version: 1 });
    assert.deepEqual(history.map(({ reason }) => reason).at(-1), "Stricter.");
    const wrong = { ...own, changes: { "remediation.days.high": -3 } };
    await refused(saveRulebook(t().app, OPERATOR, system, wrong), "input.invalid");
    await refused(saveRulebook(t().app, OPERATOR, system, { ...own, id: "govramp" }), "input.invalid");
  });

  test("as of a past day the ledger says what was known then, whatever is written later", async () => {
    const system = await dod();
    const then = at("2027-03-01T10:00:00Z");
    await setManualDate(t().app, then, V1(system), { date: day("2026-05-20"), reason: "First." });
    const ask = async (on: string) => {
      const items = await listItemsAsOf(t().app, OPERATOR, system, day(on));
      const clock = await scheduledAsOf(t().app, OPERATOR, system, "V-1", day(on));
      return [items.find(({ poamId }) => poamId === "V-1")?.scheduledCompletionDate, clock?.date];
    };
    const first = await ask("2027-03-15");
    assert.deepEqual(first, ["2026-05-20", "2026-05-20"]);
    const later = at("2027-04-01T10:00:00Z");
    await setManualDate(t().app, later, V1(system), { date: day("2026-05-10"), reason: "Backdated." });
    assert.deepEqual(await ask("2027-03-15"), first);
    assert.deepEqual(await ask("2027-04-01"), ["2026-05-10", "2026-05-10"]);
    assert.deepEqual(await ask("2020-01-01"), [undefined, undefined]);
  });
});

describe("known exploited vulnerabilities", () => {
  const t = useApp();
  const cves = ["CVE-2026-1000"];
  const listed = Buffer.from(
    JSON.stringify({
      catalogVersion: "2026.06.01",
      vulnerabilities: [{ cveID: "CVE-2026-1000", dateAdded: "2026-05-02", dueDate: "2026-05-10" }],
    }),
  );
  const shown = scanFile({
    day: "2026-05-01",
    hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 3, cves }, { plugin: 501 }] }],
  });

  test("the catalog's date governs when it is earlier, for items there already and for those to come", async () => {
    const [before, after] = [await newSystem(t()), await newSystem(t())];
    await importBytes(t(), before, shown);
    assert.equal(await dueOf(t(), before), "2026-05-31");
    const imported = await importKev(t().app, OPERATOR, [listed]);
    assert.deepEqual([imported.entries, imported.items], [1, 1]);
    await importBytes(t(), after, shown);
    for (const system of [before, after]) {
      assert.equal(await dueOf(t(), system), "2026-05-10");
      assert.equal(await dueOf(t(), system, "V-2"), "2026-07-30");
    }
    assert.equal((await importKev(t().app, OPERATOR, [listed])).items, 0, "the same catalog changes nothing");
    const person = await newMember(t(), before, "owner");
    await refused(importKev(t().app, person, [listed]), "access.denied");
  });
});
