import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { beginAssessment } from "#app/cmmc/begin-assessment.ts";
import { changeAssessment } from "#app/cmmc/change-assessment.ts";
import { addEntry, changeEntry } from "#app/cmmc/put-entry.ts";
import { readCmmc } from "#app/cmmc/read-cmmc.ts";
import { recordStatus } from "#app/cmmc/record-status.ts";
import { day } from "../domain/observations.ts";
import { newSystem, OPERATOR, useApp } from "../support/app.ts";
import { assessed, entryRef, poam, recorded, ref } from "../support/cmmc.ts";
import { refused } from "../support/refused.ts";

describe("a new CMMC assessment", () => {
  const t = useApp();

  test("a close-out that runs is no new assessment, and one that begins all the same extends nothing", async (context) => {
    const { clock } = t();
    const before = clock.now;
    context.after(() => {
      clock.now = before;
    });
    const system = await newSystem(t());
    await assessed(t(), system, { "3.1.3": "not met" });
    let view = await addEntry(t().app, OPERATOR, {
      systemId: system,
      level: 2,
      entry: poam("3.1.3"),
      poamIds: [],
    });
    const reason = "As SPRS says.";
    const status = (standing: "conditional" | "final", on: string) =>
      recordStatus(t().app, OPERATOR, ref(view, system), { standing, date: day(on), reason });
    const begin = (order: { keepResults: boolean; insteadOfCloseOut?: boolean }) =>
      beginAssessment(t().app, OPERATOR, ref(view, system), { kind: "self", reason: "Anew.", ...order });
    view = await status("conditional", "2026-06-10");
    clock.now = new Date("2026-11-01T12:00:00Z");
    await assert.rejects(begin({ keepResults: true }), {
      code: "cmmc.status-refused",
      message: /status of 2026-06-10 to be closed out in its own assessment by 2026-12-07/,
    });
    view = await begin({ keepResults: true, insteadOfCloseOut: true });
    assert.deepEqual([view.assessment?.dates.conditional, view.kept.length], [null, 110]);
    assert.ok(view.status.standing === "conditional");
    assert.deepEqual([view.status.since, view.status.closeOut.lastDay], ["2026-06-10", "2026-12-07"]);
    assert.match(view.earlierStatus ?? "", /^The assessment before gave this status\..* 180 days run on/);
    // What stands on its POA&M is held to the same 180 days.
    await refused(
      changeEntry(t().app, OPERATOR, entryRef(view, system), { scheduledCompletionDate: "2026-12-08" }),
      "cmmc.entry-refused",
    );
    await refused(begin({ keepResults: false }), "cmmc.status-refused");
    await refused(status("conditional", "2026-11-01"), "cmmc.status-refused");
    view = await recorded(t(), system, "3.1.3", "met");
    await refused(status("final", "2026-11-01"), "cmmc.status-refused");
    view = await assessed(t(), system, { "3.1.3": "not met" });
    assert.deepEqual(view.kept, []);
    await refused(status("conditional", "2026-06-10"), "cmmc.status-refused");
    view = await status("conditional", "2026-10-30");
    assert.ok(view.status.standing === "conditional");
    assert.deepEqual([view.status.closeOut.lastDay, view.earlierStatus], ["2027-04-28", null]);
    assert.deepEqual(
      view.past.map(({ dates }) => dates.conditional),
      ["2026-06-10"],
    );
    view = await recordStatus(t().app, OPERATOR, ref(view, system), {
      standing: "none",
      reason: "A mistake.",
    });
    assert.ok(view.status.standing === "conditional");
    assert.equal(view.status.since, "2026-06-10");
  });

  test("a Final status stays in force while the next assessment is under way, also for Level 3", async () => {
    const system = await newSystem(t());
    await assessed(t(), system, {}, 3);
    let view = await assessed(t(), system);
    view = await changeAssessment(t().app, OPERATOR, ref(view, system), { kind: "c3pao" });
    const final = { standing: "final", date: day("2026-06-01"), reason: "eMASS." } as const;
    view = await recordStatus(t().app, OPERATOR, ref(view, system), final);
    const next = { kind: "self", keepResults: true, reason: "A change." } as const;
    view = await beginAssessment(t().app, OPERATOR, ref(view, system), next);
    assert.deepEqual([view.status.standing, view.status.name], ["final", "Final Level 2 (C3PAO)"]);
    assert.match(view.earlierStatus ?? "", /stands until this one has a status of its own\.$/);
    assert.equal((await readCmmc(t().app, OPERATOR, system, 3)).eligibility.outcome, "final");
    view = await recordStatus(t().app, OPERATOR, ref(view, system), { ...final, date: day("2026-06-14") });
    assert.equal(view.status.name, "Final Level 2 (Self)");
    assert.equal((await readCmmc(t().app, OPERATOR, system, 3)).eligibility.outcome, "none");
  });
});
