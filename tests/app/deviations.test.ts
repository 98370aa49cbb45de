import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyDueStanding } from "#app/deviation/apply-due-standing.ts";
import { decideDeviation } from "#app/deviation/decide-deviation.ts";
import { readItemDeviations, listDeviations } from "#app/deviation/read-deviations.ts";
import { requestDeviation, requestStandingDeviation, type Asked } from "#app/deviation/request-deviation.ts";
import { returnExpired } from "#app/deviation/return-expired.ts";
import { exportDocument } from "#app/document/export-document.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import type { Claim } from "#domain/deviation/claim.ts";
import type { RequestMove } from "#domain/deviation/request-state.ts";
import { NO_MATCH } from "#domain/deviation/standing-match.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampPoam } from "#documents/fedramp-poam/index.ts";
import {
  ACCEPTANCE,
  adjustment,
  both,
  FALSE_POSITIVE,
  LIBRARY_SCAN,
  OPERATIONAL,
} from "../support/claims.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp, type Person } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const day = (text: string): CalendarDate => calendarDate(text) ?? assert.fail(text);

const scan = (on: string, hosts: Readonly<Record<string, readonly number[]>>, severity = 2): string =>
  scanFile({
    day: on,
    plugins: [1, 500, 501],
    hosts: Object.entries(hosts).map(([name, plugins]) => ({
      name,
      records: [{ plugin: 1, severity: 0 }, ...plugins.map((plugin) => ({ plugin, severity }))],
    })),
  });

describe("deviations", () => {
  const t = useApp();

  /** A system with the items V-1 (plugin 500) and V-2 (501) on web-01, and two people. */
  const ledger = async (severity = 2) => {
    const systemId = await newSystem(t());
    const asker = await newMember(t(), systemId, "contributor");
    const approver = await newMember(t(), systemId, "approver");
    await importBytes(t(), systemId, scan("2026-06-01", { "web-01": [500, 501] }, severity));
    return { systemId, asker, approver };
  };
  type Ledger = Awaited<ReturnType<typeof ledger>>;

  const ask = ({ systemId, asker }: Ledger, claim: Claim, more: Partial<Asked> = {}, poamId = "V-1") =>
    requestDeviation(t().app, asker, { systemId, poamId }, { claim, rationale: "Because.", ...more });
  const decide = (
    { systemId, approver }: Ledger,
    deviation: { readonly id: string },
    move: RequestMove,
    more: {
      readonly expiresOn?: CalendarDate | null;
      readonly reviewOn?: CalendarDate;
      readonly as?: Person;
    } = {},
  ) => {
    const { as = approver, ...days } = more;
    const ref = { systemId, deviationId: deviation.id };
    return decideDeviation(t().app, as, ref, { move, reason: "Looked at it.", ...days });
  };
  const item = ({ systemId }: Ledger, poamId = "V-1") => readItem(t().app, OPERATOR, systemId, poamId);
  const statuses = async ({ systemId }: Ledger, poamId = "V-1") =>
    (await readItemDeviations(t().app, OPERATOR, systemId, poamId)).deviations.map(
      ({ number, state }) => `DR-${number} ${state.status}`,
    );

  test("a false positive ends the item once another person approves, and revoking brings it back", async () => {
    const l = await ledger();
    const asked = await ask(l, FALSE_POSITIVE);
    assert.deepEqual([asked.number, asked.state.status, (await item(l)).status], [1, "pending", "open"]);
    await refused(ask(l, FALSE_POSITIVE), "deviation.refused");
    await refused(decide(l, asked, "approve", { as: l.asker }), "access.denied");
    await decide(l, asked, "approve");
    const ended = await item(l);
    assert.deepEqual([ended.status, ended.completionDate], ["false positive", "2026-06-15"]);
    assert.equal(ended.history[1]?.action, "deviation.approved");
    assert.equal(ended.history[1]?.note, "DR-1, false positive: Looked at it.");
    await refused(decide(l, asked, "approve"), "deviation.illegal-move");
    await refused(decide(l, asked, "withdraw", { as: l.asker }), "deviation.illegal-move");
    await decide(l, asked, "revoke");
    assert.equal((await item(l)).status, "open");
    assert.deepEqual(await statuses(l), ["DR-1 revoked"]);
  });

  test("a false positive speaks of the findings that stood there, not of what an older scan shows later", async () => {
    const l = await ledger();
    await decide(l, await ask(l, FALSE_POSITIVE), "approve");
    await importBytes(t(), l.systemId, scan("2026-06-03", { "web-01": [500, 501] }));
    assert.equal((await item(l)).status, "false positive");
    await importBytes(t(), l.systemId, scan("2026-06-02", { "web-02": [500] }));
    const other = await item(l, "V-3");
    assert.deepEqual([other.status, other.cites, (await item(l)).status], ["open", "V-1", "false positive"]);
  });

  test("who asked cannot approve or reject, whatever the role; withdrawing is theirs", async () => {
    const l = await ledger();
    const owner = await newMember(t(), l.systemId, "owner");
    const asked = await ask({ ...l, asker: owner }, FALSE_POSITIVE);
    for (const move of ["approve", "reject"] as const)
      await refused(decide(l, asked, move, { as: owner }), "deviation.same-person");
    assert.equal((await decide(l, asked, "withdraw", { as: owner })).state.status, "withdrawn");
    const again = await ask(l, FALSE_POSITIVE);
    assert.equal((await decide(l, again, "reject")).state.status, "rejected");
    assert.equal((await item(l)).status, "open");
    await refused(decide(l, { id: l.systemId }, "approve"), "deviation.not-found");
  });

  test("a risk adjustment moves the date only once it is approved, and back when it is revoked", async () => {
    const l = await ledger(3);
    const before = await item(l);
    assert.deepEqual([before.originalRiskRating, before.scheduledCompletionDate], ["high", "2026-07-01"]);
    await refused(ask(l, adjustment("high")), "deviation.refused");
    const asked = await ask(l, adjustment("low"));
    assert.deepEqual(asked.adjusted, {
      vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MAV:L",
      baseScore: 9.8,
      score: 8.4,
      rating: "high",
    });
    const pending = await item(l);
    assert.deepEqual([pending.adjustedRiskRating, pending.scheduledCompletionDate], [null, "2026-07-01"]);
    await decide(l, asked, "approve");
    const approved = await item(l);
    assert.deepEqual([approved.adjustedRiskRating, approved.scheduledCompletionDate], ["low", "2026-11-28"]);
    assert.equal(approved.originalRiskRating, "high");
    await decide(l, asked, "revoke");
    const revoked = await item(l);
    assert.deepEqual([revoked.adjustedRiskRating, revoked.scheduledCompletionDate], [null, "2026-07-01"]);
  });

  test("a newer approval takes the place of the earlier one", async () => {
    const l = await ledger(3);
    await decide(l, await ask(l, adjustment("moderate")), "approve");
    await decide(l, await ask(l, both("low")), "approve");
    assert.deepEqual(await statuses(l), ["DR-2 approved", "DR-1 replaced"]);
    assert.equal((await item(l)).adjustedRiskRating, "low");
    await decide(l, await ask(l, adjustment("moderate")), "approve");
    assert.deepEqual(await statuses(l), ["DR-3 approved", "DR-2 replaced", "DR-1 replaced"]);
    assert.equal((await item(l)).adjustedRiskRating, "moderate");
  });

  test("an operational requirement stays open, is refused for high risk, and taken with a lowered one", async () => {
    const l = await ledger(3);
    await refused(ask(l, OPERATIONAL), "deviation.refused");
    await refused(ask(l, both("critical")), "deviation.refused");
    const asked = await decide(l, await ask(l, both("moderate")), "approve", { reviewOn: day("2026-12-01") });
    assert.ok(asked.state.status === "approved" && asked.state.reviewOn === "2026-12-01");
    assert.deepEqual([(await item(l)).status, (await item(l)).adjustedRiskRating], ["open", "moderate"]);
    await refused(decide(l, asked, "review", { reviewOn: day("2026-06-15") }), "input.invalid");
    const reviewed = await decide(l, asked, "review", { reviewOn: day("2027-06-01") });
    assert.ok(reviewed.state.status === "approved" && reviewed.state.reviewOn === "2027-06-01");
    const moderate = await ledger(2);
    const plain = await decide(moderate, await ask(moderate, OPERATIONAL), "approve");
    assert.equal(plain.state.status, "approved");
    assert.equal((await item(moderate)).status, "open");
  });

  test("a gap in the form is refused", async () => {
    const l = await ledger();
    const gaps: readonly Claim[] = [
      { type: "false positive", falsePositive: { evidence: " ", attachments: [] } },
      {
        type: "operational requirement",
        operational: { impactStatement: "x", justification: "", attachments: [] },
      },
    ];
    for (const claim of gaps) await refused(ask(l, claim), "input.invalid");
    await refused(ask(l, FALSE_POSITIVE, { rationale: " " }), "input.invalid");
    await refused(ask(l, FALSE_POSITIVE, { until: day("2026-06-15") }), "input.invalid");
    await refused(ask(l, ACCEPTANCE), "input.invalid");
  });

  test("an accepted risk is carried until its last day, and then comes back by itself", async () => {
    const l = await ledger();
    const asked = await ask(l, ACCEPTANCE, { until: day("2026-09-30") });
    await decide(l, asked, "approve");
    const accepted = await item(l);
    assert.deepEqual([accepted.status, accepted.until], ["risk accepted", "2026-09-30"]);
    const { version } = await item(l, "V-2");
    const until = day("2026-09-29");
    const ref = { systemId: l.systemId, poamId: "V-2", version };
    await moveItem(t().app, OPERATOR, ref, { move: "defer", reason: "Later.", until });
    const now = t().clock.now;
    try {
      t().clock.now = new Date("2026-09-30T23:00:00Z");
      await returnExpired(t().app);
      assert.deepEqual([(await item(l)).status, (await item(l, "V-2")).status], ["risk accepted", "open"]);
      t().clock.now = new Date("2026-10-01T00:10:00Z");
      assert.equal(await returnExpired(t().app), 1);
      const back = await item(l);
      assert.deepEqual([back.status, back.until], ["open", null]);
      assert.equal(back.history[0]?.actorName, "calendar");
      assert.deepEqual(await statuses(l), ["DR-1 expired"]);
      assert.equal(await returnExpired(t().app), 0);
    } finally {
      t().clock.now = now;
    }
  });

  test("moving the item on by hand ends the approval that held it", async () => {
    const l = await ledger();
    await decide(l, await ask(l, ACCEPTANCE, { until: day("2026-09-30") }), "approve");
    const ref = async () => ({ systemId: l.systemId, poamId: "V-1", version: (await item(l)).version });
    await moveItem(t().app, l.approver, await ref(), { move: "resume", reason: "No longer." });
    assert.deepEqual(await statuses(l), ["DR-1 revoked"]);
    await decide(l, await ask(l, FALSE_POSITIVE), "approve");
    await moveItem(t().app, l.approver, await ref(), { move: "reopen", reason: "It is there after all." });
    assert.deepEqual(await statuses(l), ["DR-2 revoked", "DR-1 revoked"]);
  });

  const standing = (l: Ledger, match: Partial<typeof NO_MATCH>, claim: Claim = FALSE_POSITIVE) =>
    requestStandingDeviation(t().app, l.asker, l.systemId, {
      claim,
      rationale: "Backported by the vendor.",
      match: { ...NO_MATCH, ...match },
      from: day("2026-06-01"),
      until: day("2026-12-31"),
    });
  const touched = async (l: Ledger) => {
    const { deviations } = await listDeviations(t().app, OPERATOR, l.systemId, { offset: 0, limit: 50 });
    return deviations.find(({ standing: rule }) => rule !== null)?.standing;
  };

  describe("standing", () => {
    test("it applies to what is there and to what comes, lists all, and ends for all", async () => {
      const l = await ledger();
      const asked = await standing(l, { detector: "nessus", sourceIdentifier: "500" });
      assert.equal((await item(l)).status, "open");
      await refused(decide(l, asked, "approve", { expiresOn: null }), "input.invalid");
      await decide(l, asked, "approve");
      assert.deepEqual([(await item(l)).status, (await item(l, "V-2")).status], ["false positive", "open"]);
      // The same weakness on another asset: its new item matches too.
      const hosts = { "web-01": [500, 501], "web-02": [500] };
      await importBytes(t(), l.systemId, scan("2026-06-20", hosts));
      const later = await item(l, "V-3");
      assert.deepEqual([later.status, later.cites], ["false positive", "V-1"]);
      assert.deepEqual(await statuses(l, "V-3"), ["DR-3 approved"]);
      assert.equal(later.history[0]?.actorName, "standing deviation DR-1");
      assert.deepEqual(await touched(l), {
        match: { ...NO_MATCH, detector: "nessus", sourceIdentifier: "500" },
        from: "2026-06-01",
        touched: ["V-1", "V-3"],
        touches: ["V-1", "V-3"],
      });
      await decide(l, asked, "revoke");
      assert.deepEqual([(await item(l)).status, (await item(l, "V-3")).status], ["cancelled", "open"]);
      assert.deepEqual((await touched(l))?.touches, []);
    });

    test("an item that has a finding beside the match is left alone, and returns when it outgrows it", async () => {
      const l = await ledger();
      const asked = await standing(l, { asset: "WEB-*1" }, adjustment("low"));
      await decide(l, asked, "approve");
      assert.equal((await item(l)).adjustedRiskRating, "low");
      await importBytes(t(), l.systemId, scan("2026-06-20", { "web-01": [500, 501], "web-02": [500] }));
      assert.deepEqual([await statuses(l), await statuses(l, "V-2")], [["DR-2 expired"], ["DR-3 approved"]]);
      assert.equal((await item(l)).adjustedRiskRating, null);
      await importBytes(t(), l.systemId, scan("2026-06-21", { "web-01": [500, 501], "web-02": [] }));
      assert.equal((await item(l)).adjustedRiskRating, "low");
    });

    test("it matches a package of any version or of one, and a CVE that is all of its weakness", async () => {
      const l = await ledger();
      await importBytes(t(), l.systemId, LIBRARY_SCAN, { fileName: "trivy.json" });
      const touches = async (match: Partial<typeof NO_MATCH>) => {
        const asked = await decide(l, await standing(l, match), "approve");
        await decide(l, asked, "revoke");
        return asked.standing?.touches;
      };
      assert.deepEqual(await touches({ package: "pkg:apk/alpine/libexample@2.0" }), []);
      assert.deepEqual(await touches({ package: "pkg:apk/alpine/libexample@1.0" }), ["V-3", "V-4"]);
      assert.deepEqual(await touches({ package: "pkg:apk/alpine/libexample", cve: "cve-2026-1002" }), [
        "V-4",
      ]);
      assert.deepEqual(await touches({ cve: "CVE-2026-1001", asset: "*/SHOP" }), ["V-3"]);
      assert.deepEqual(await touches({ asset: "web_01" }), []);
    });

    test("an item from which a person took it away is left alone; it begins on its first day", async () => {
      const l = await ledger();
      const { app, clock } = t();
      const asked = await requestStandingDeviation(app, l.asker, l.systemId, {
        claim: FALSE_POSITIVE,
        rationale: "Backported.",
        match: { ...NO_MATCH, asset: "web-*" },
        from: day("2026-07-01"),
        until: day("2026-12-31"),
      });
      await decide(l, asked, "approve");
      assert.deepEqual((await touched(l))?.touches, []);
      const now = clock.now;
      try {
        clock.now = new Date("2026-07-01T01:00:00Z");
        await applyDueStanding(app);
        assert.deepEqual((await touched(l))?.touches, ["V-1", "V-2"]);
        const { version } = await item(l);
        const ref = { systemId: l.systemId, poamId: "V-1", version };
        await moveItem(app, l.approver, ref, { move: "reopen", reason: "Not this one." });
        await applyDueStanding(app);
        assert.deepEqual((await touched(l))?.touches, ["V-2"]);
        assert.equal((await item(l)).status, "open");
      } finally {
        clock.now = now;
      }
    });

    test("it expires loudly: its items return", async () => {
      const l = await ledger();
      const asked = await standing(l, { asset: "web-*" });
      await decide(l, asked, "approve", { expiresOn: day("2026-07-31") });
      assert.equal((await item(l, "V-2")).status, "false positive");
      const now = t().clock.now;
      try {
        t().clock.now = new Date("2026-08-01T08:00:00Z");
        assert.equal(await returnExpired(t().app), 3);
        assert.deepEqual([(await item(l)).status, (await item(l, "V-2")).status], ["open", "open"]);
        const { deviations } = await listDeviations(t().app, OPERATOR, l.systemId, {
          status: "expired",
          offset: 0,
          limit: 50,
        });
        assert.equal(deviations.length, 3);
      } finally {
        t().clock.now = now;
      }
    });

    test("a match says what it is about; nothing stands that the rulebook does not take", async () => {
      const l = await ledger(3);
      for (const match of [
        {},
        { detector: "nessus" },
        { cve: "500" },
        { package: "lodash" },
        { asset: "**" },
      ])
        await refused(standing(l, match), "input.invalid");
      await refused(standing(l, { asset: "web-*" }, ACCEPTANCE), "deviation.refused");
      // An operational requirement is not taken for high risk: those items are left alone.
      await decide(l, await standing(l, { asset: "web-*" }, OPERATIONAL), "approve");
      assert.deepEqual((await touched(l))?.touches, []);
    });
  });

  test("documents carry where each deviation stands", async () => {
    const l = await ledger(3);
    const entry = async (poamId: string) => {
      const { bytes } = await exportDocument(t().app, OPERATOR, l.systemId, "fedramp-poam@3.0", false);
      const { document } = await fedrampPoam.read(documentSource(bytes));
      const found = document.items.find((one) => one.poamId === poamId) ?? assert.fail(poamId);
      const { falsePositive, riskAdjustment, operationalRequirement, adjustedRiskRating } = found;
      return {
        states: [found.register, falsePositive, riskAdjustment, operationalRequirement, adjustedRiskRating],
        rationale: found.deviationRationale,
        documents: found.supportingDocuments,
      };
    };
    assert.deepEqual((await entry("V-1")).states, ["open", "no", "no", "no", null]);
    const asked = await ask(l, both("moderate"));
    assert.deepEqual((await entry("V-1")).states, ["open", "no", "pending", "pending", null]);
    await decide(l, asked, "approve");
    assert.deepEqual(await entry("V-1"), {
      states: ["open", "no", "yes", "yes", "moderate"],
      rationale: "Operational Requirement and Risk Adjustment : Because.",
      documents: ["Risk Adjustment : diagram.pdf"],
    });
    await decide(l, await ask(l, FALSE_POSITIVE), "approve");
    assert.deepEqual((await entry("V-1")).states, ["closed", "yes", "yes", "no", "moderate"]);
    await decide(l, await ask(l, FALSE_POSITIVE, {}, "V-2"), "reject");
    assert.deepEqual((await entry("V-2")).states, ["open", "no", "no", "no", null]);
  });
});
