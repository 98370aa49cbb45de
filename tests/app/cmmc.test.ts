import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { beginAssessment } from "#app/cmmc/begin-assessment.ts";
import { changeAssessment } from "#app/cmmc/change-assessment.ts";
import { closeEntry, moveEntry } from "#app/cmmc/end-entry.ts";
import { importResults } from "#app/cmmc/import-results.ts";
import { addEntry, changeEntry } from "#app/cmmc/put-entry.ts";
import { readCmmc, readResultHistory } from "#app/cmmc/read-cmmc.ts";
import { recordResults } from "#app/cmmc/record-results.ts";
import { recordStatus } from "#app/cmmc/record-status.ts";
import { reviewDeficiency } from "#app/cmmc/review-deficiency.ts";
import { createSystem } from "#app/system/create-system.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { assessed, entryRef, last, poam, recorded, ref, table } from "../support/cmmc.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const deficiency = (requirementId: string) => ({
  register: "operational plan" as const,
  requirementId,
  description: "A patch ended the validation.",
  aroseOn: "2026-06-01",
  correctiveAction: "Wait for the certificate.",
  nextReviewOn: "2026-07-01",
});
const exception = (requirementId: string) => ({
  register: "enduring exception" as const,
  requirementId,
  description: "A lathe.",
  rationale: "Its maker offers nothing.",
  mitigations: "A locked room.",
  sspReference: "SSP 4.2",
});
describe("CMMC", () => {
  const t = useApp();
  const events = async (systemId: string): Promise<string[]> =>
    (
      await t().owner.query<{ action: string }>(
        "select action from audit_events where system_id = $1 and action like 'cmmc.%' order by seq",
        [systemId],
      )
    ).rows.map(({ action }) => action);
  const add = (systemId: string, entry: Parameters<typeof addEntry>[2]["entry"], poamIds: string[] = []) =>
    addEntry(t().app, OPERATOR, { systemId, level: 2, entry, poamIds });

  test("a system starts with nothing assessed, and a table of 110 rows assesses it", async () => {
    const system = await newSystem(t());
    const fresh = await readCmmc(t().app, OPERATOR, system);
    assert.deepEqual(
      [
        fresh.rules.level,
        fresh.assessment,
        fresh.score.notAssessed,
        fresh.status.standing,
        fresh.rulebookLevel,
      ],
      [2, null, 110, "none", null],
    );
    const view = await assessed(t(), system, { "3.1.3": "not met", "3.13.11": "partial" });
    assert.deepEqual([view.score.score, view.eligibility.outcome], [106, "conditional"]);
    assert.deepEqual(view.notOnPoam, ["3.1.3", "3.13.11"]);
    assert.equal(view.requirements[0]?.recorded?.note, "Level 2");
    const actions = await events(system);
    assert.equal(actions.filter((action) => action === "cmmc.result-recorded").length, 110);
    assert.equal(actions[0], "cmmc.assessment-begun");
  });

  test("a system of a CMMC rulebook opens at its level", async () => {
    const levels: Array<number | null> = [];
    for (const rulebook of ["cmmc-l2", "cmmc-l3"]) {
      const { id } = await createSystem(t().app, OPERATOR, { name: `Of ${rulebook}`, rulebook });
      const { rules, rulebookLevel } = await readCmmc(t().app, OPERATOR, id);
      levels.push(rules.level, rulebookLevel);
    }
    assert.deepEqual(levels, [2, 2, 3, 3]);
  });

  test("results that change nothing are not recorded again; every other one stays in the history", async () => {
    const system = await newSystem(t());
    const view = await assessed(t(), system);
    const again = await importResults(t().app, OPERATOR, system, 2, table(2, view, {}));
    assert.deepEqual([again.recorded, again.unchanged], [0, 110]);
    await recorded(t(), system, "AC.L2-3.1.1", "not met");
    const changed = await recorded(t(), system, "3.1.1", "not applicable");
    assert.equal(changed.score.score, 110);
    const history = await readResultHistory(t().app, OPERATOR, system, 2, "3.1.1");
    assert.deepEqual(
      history.map(({ result }) => result),
      ["not applicable", "not met", "met"],
    );
    await assert.rejects(t().store.db.deleteFrom("cmmc_results").execute(), /permission denied/);
    await assert.rejects(t().owner.query("update cmmc_results set result = 'met'"), /only grows/);
  });

  test("a table is taken in whole or not at all", async () => {
    const system = await newSystem(t());
    const take = (text: string, level: CmmcLevel = 2) =>
      importResults(t().app, OPERATOR, system, level, Buffer.from(text));
    const wrong = [
      "",
      "a,b\n1,2\n",
      "id,result\n",
      "id,result\n3.1.1,met\n3.99.1,met\n",
      "id,result\n3.1.1,perhaps\n",
      "id,result\n3.1.1,partial\n",
      "id,result\n3.12.4,n/a\n",
      "id,result\n3.1.1,met\n3.1.1,met\n",
      'id,result\n3.1.1,"met\n',
      "[1, null]",
      "{",
      '"3.1.1"',
    ];
    for (const text of wrong) await refused(take(text), "cmmc.results-invalid");
    assert.deepEqual(await events(system), []);
    for (const text of [
      "﻿Practice;Status;Comments\r\nAC.L2-3.1.1;Not Met;Später\r\n",
      '[{"id": "3.1.2", "result": "not met"}]',
      '{"3.1.3": "not met", "3.1.4": {"result": "N/A", "note": "None"}}',
    ])
      await take(text);
    const { requirements } = await readCmmc(t().app, OPERATOR, system, 2);
    assert.deepEqual(
      requirements.slice(0, 4).map(({ result, recorded }) => [result, recorded?.note ?? null]),
      [
        ["not met", "Später"],
        ["not met", null],
        ["not met", null],
        ["not applicable", "None"],
      ],
    );
    await refused(
      recordResults(t().app, OPERATOR, system, 1, [
        { requirement: "3.1.1", result: "met", note: null, evidence: null },
      ]),
      "cmmc.unknown-requirement",
    );
  });

  test("from a Conditional status to the close-out", async () => {
    const system = await newSystem(t());
    await importBytes(
      t(),
      system,
      scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] }),
    );
    let view = await assessed(t(), system, { "3.1.3": "not met" });
    const conditional = {
      standing: "conditional",
      date: day("2026-06-10"),
      reason: "As SPRS says.",
    } as const;
    await refused(recordStatus(t().app, OPERATOR, ref(view, system), conditional), "cmmc.status-refused");
    await refused(add(system, poam("3.1.1")), "cmmc.entry-refused");
    await refused(add(system, poam("3.1.3"), ["V-99"]), "item.not-found");
    view = await add(system, poam("3.1.3"), ["V-1"]);
    assert.deepEqual(
      [view.notOnPoam, view.planCompletionDate, last(view).items[0]?.poamId],
      [[], "2026-09-01", "V-1"],
    );
    view = await recordStatus(t().app, OPERATOR, ref(view, system), conditional);
    assert.ok(view.status.standing === "conditional");
    assert.deepEqual([view.status.closeOut.lastDay, view.status.closeOut.daysLeft], ["2026-12-07", 175]);
    await refused(
      changeEntry(t().app, OPERATOR, entryRef(view, system), { scheduledCompletionDate: "2026-12-08" }),
      "cmmc.entry-refused",
    );
    await refused(
      moveEntry(t().app, OPERATOR, entryRef(view, system), { entry: deficiency(""), reason: "No." }),
      "cmmc.entry-refused",
    );
    await refused(closeEntry(t().app, OPERATOR, entryRef(view, system), "Done."), "cmmc.entry-refused");
    const final = { standing: "final", date: day("2026-06-15"), reason: "Closed out." } as const;
    await refused(recordStatus(t().app, OPERATOR, ref(view, system), final), "cmmc.status-refused");
    view = await recorded(t(), system, "3.1.3", "met");
    view = await closeEntry(t().app, OPERATOR, entryRef(view, system), "Verified at close-out.");
    assert.equal(last(view).closed?.because, "Verified at close-out.");
    view = await recordStatus(t().app, OPERATOR, ref(view, system), final);
    assert.deepEqual(view.status, {
      standing: "final",
      name: "Final Level 2 (Self)",
      since: "2026-06-15",
      validUntil: "2029-06-10",
    });
    await refused(
      changeAssessment(t().app, OPERATOR, ref(view, system), { kind: "c3pao" }),
      "cmmc.status-refused",
    );
  });

  test("180 days later it has expired, and only a new assessment helps", async (context) => {
    const { clock } = t();
    const before = clock.now;
    context.after(() => {
      clock.now = before;
    });
    const system = await newSystem(t());
    await assessed(t(), system, { "3.1.3": "not met" });
    let view = await add(system, poam("3.1.3"));
    const reason = "As SPRS says.";
    view = await recordStatus(t().app, OPERATOR, ref(view, system), {
      standing: "conditional",
      date: day("2026-06-15"),
      reason,
    });
    clock.now = new Date("2026-12-13T12:00:00Z");
    view = await recorded(t(), system, "3.1.3", "met");
    assert.equal(view.status.standing, "expired");
    const late = { standing: "final", date: day("2026-12-13"), reason } as const;
    await refused(recordStatus(t().app, OPERATOR, ref(view, system), late), "cmmc.status-refused");
    const next = { kind: "self", keepResults: true, reason: "Expired." } as const;
    await refused(
      beginAssessment(t().app, OPERATOR, { ...ref(view, system), version: 99 }, next),
      "cmmc.stale",
    );
    view = await beginAssessment(t().app, OPERATOR, ref(view, system), next);
    assert.deepEqual(
      [view.status.standing, view.score.score, view.past.length, view.entries.length, view.kept.length],
      ["expired", 110, 1, 1, 110],
    );
    assert.match(view.earlierStatus ?? "", /has expired.* 110 results kept .* must be recorded anew first/);
    await assert.rejects(recordStatus(t().app, OPERATOR, ref(view, system), late), {
      code: "cmmc.status-refused",
      message: /every requirement assessed anew.*found 110 results kept from the assessment before/,
    });
    view = await assessed(t(), system);
    assert.deepEqual(view.kept, []);
    view = await recordStatus(t().app, OPERATOR, ref(view, system), late);
    assert.deepEqual([view.status.standing, view.earlierStatus], ["final", null]);
    await assert.rejects(t().owner.query("delete from cmmc_assessments"), /only grows/);
  });

  test("a temporary deficiency is MET by its reviews; it may become an exception or stand on the POA&M", async () => {
    const system = await newSystem(t());
    await assessed(t(), system, { "3.13.11": "not met" });
    let view = await add(system, deficiency("3.13.11"));
    assert.deepEqual([view.score.score, last(view).entry.requirementId], [105, "3.13.11"]);
    const review = {
      reviewedOn: day("2026-06-14"),
      progress: "Asked the maker.",
      showsProgress: true,
      nextReviewOn: day("2026-07-15"),
    };
    view = await reviewDeficiency(t().app, OPERATOR, entryRef(view, system), review);
    assert.equal(view.score.score, 110);
    await refused(
      reviewDeficiency(t().app, OPERATOR, { ...entryRef(view, system), version: 1 }, review),
      "cmmc.stale",
    );
    const move = { entry: exception(""), reason: "It will never be fixed." };
    await refused(moveEntry(t().app, OPERATOR, entryRef(view, system), move), "cmmc.entry-refused");
    const facts = { sspName: "Plan of Example", sspVersion: "3", sspDate: day("2026-05-01") };
    view = await changeAssessment(t().app, OPERATOR, ref(view, system), facts);
    view = await moveEntry(t().app, OPERATOR, entryRef(view, system), move);
    assert.deepEqual(
      [view.score.score, last(view).entry.register, view.entries[0]?.closed?.movedTo],
      [110, "enduring exception", "enduring exception"],
    );
    view = await moveEntry(t().app, OPERATOR, entryRef(view, system), {
      entry: poam(""),
      reason: "The room is open now.",
    });
    assert.deepEqual([view.score.score, view.eligibility.outcome], [105, "none"]);
  });

  test("facts: CAGE codes and kinds are checked, each change is in the history", async () => {
    const system = await newSystem(t());
    let view = await changeAssessment(
      t().app,
      OPERATOR,
      { systemId: system, level: 2, version: null },
      { kind: "c3pao", cageCodes: ["1ABC2"], scope: "enclave", assessor: " " },
    );
    assert.deepEqual([view.assessment?.kind, view.assessment?.assessor], ["c3pao", null]);
    const change = (facts: Parameters<typeof changeAssessment>[3]) =>
      changeAssessment(t().app, OPERATOR, ref(view, system), facts);
    await refused(change({ cageCodes: ["1abc"] }), "input.invalid");
    await refused(change({ kind: "dibcac" }), "input.invalid");
    view = await change({ uid: "L2-1" });
    await refused(
      changeAssessment(t().app, OPERATOR, { ...ref(view, system), version: 1 }, { uid: "L2-2" }),
      "cmmc.stale",
    );
    assert.equal((await events(system)).filter((action) => action === "cmmc.assessment-changed").length, 2);
  });

  test("Level 3 begins with a Final Level 2 (C3PAO), told or recorded here; Level 1 is all or nothing", async () => {
    const system = await newSystem(t());
    let three = await assessed(t(), system, {}, 3);
    assert.deepEqual(
      [three.score.score, three.eligibility.blocking.map(({ rule }) => rule)],
      [24, ["level 2"]],
    );
    let two = await assessed(t(), system);
    two = await changeAssessment(t().app, OPERATOR, ref(two, system), { kind: "c3pao" });
    const final = { standing: "final", date: day("2026-06-01"), reason: "eMASS." } as const;
    await recordStatus(t().app, OPERATOR, ref(two, system), final);
    three = await readCmmc(t().app, OPERATOR, system, 3);
    assert.equal(three.eligibility.outcome, "final");
    const one = await assessed(t(), system, { "b.1.i": "not met" }, 1);
    assert.deepEqual([one.score.score, one.eligibility.outcome], [null, "none"]);
    await refused(
      addEntry(t().app, OPERATOR, { systemId: system, level: 1, entry: poam("b.1.i"), poamIds: [] }),
      "cmmc.entry-refused",
    );
  });

  test("who may only edit does not record a status or close, who only approves does not edit", async () => {
    const system = await newSystem(t());
    const view = await assessed(t(), system);
    const [contributor, approver] = [
      await newMember(t(), system, "contributor"),
      await newMember(t(), system, "approver"),
    ];
    const final = { standing: "final", date: day("2026-06-01"), reason: "SPRS." } as const;
    await refused(recordStatus(t().app, contributor, ref(view, system), final), "access.denied");
    await refused(
      recordResults(t().app, approver, system, 2, [
        { requirement: "3.1.1", result: "met", note: null, evidence: null },
      ]),
      "access.denied",
    );
    const done = await recordStatus(t().app, approver, ref(view, system), final);
    assert.equal(done.status.standing, "final");
    const withdrawn = await recordStatus(t().app, approver, ref(done, system), {
      standing: "none",
      reason: "Typed into the wrong system.",
    });
    assert.equal(withdrawn.status.standing, "none");
  });

  test("two people at once: nothing is lost, one assessment begins", async () => {
    const system = await newSystem(t());
    await Promise.all(
      ["3.1.1", "3.1.2", "3.1.3", "3.1.4"].map((requirement) => recorded(t(), system, requirement, "met")),
    );
    const view = await readCmmc(t().app, OPERATOR, system);
    assert.equal(view.score.met, 4);
    assert.equal((await events(system)).filter((action) => action === "cmmc.assessment-begun").length, 1);
  });
});
