import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { beginAssessment } from "#app/cmmc/begin-assessment.ts";
import { importResults } from "#app/cmmc/import-results.ts";
import { addEntry } from "#app/cmmc/put-entry.ts";
import { readCmmc } from "#app/cmmc/read-cmmc.ts";
import { recordStatus } from "#app/cmmc/record-status.ts";
import { readItem } from "#app/item/read-item.ts";
import { createSystem } from "#app/system/create-system.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({ day: "2026-05-01", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("a CMMC status and the dates of items", () => {
  const t = useApp();

  /** Everything met but one, which stands on the POA&M. */
  const assessed = async (systemId: string): Promise<void> => {
    const rows = rulesOfLevel(2).requirements.map(
      ({ id, cmmcId }) => `${cmmcId},${id === "3.1.3" ? "NOT MET" : "MET"}`,
    );
    await importResults(t().app, OPERATOR, systemId, 2, Buffer.from(["id,result", ...rows].join("\n")));
    await addEntry(t().app, OPERATOR, {
      systemId,
      level: 2,
      entry: {
        register: "assessment poam",
        requirementId: "3.1.3",
        description: "Draw the flows.",
        scheduledCompletionDate: day("2026-09-01"),
      },
      poamIds: [],
    });
  };
  const record = async (systemId: string, standing: "conditional" | "none"): Promise<void> => {
    const { assessment } = await readCmmc(t().app, OPERATOR, systemId, 2);
    await recordStatus(
      t().app,
      OPERATOR,
      { systemId, level: 2, version: assessment?.version ?? null },
      standing === "none"
        ? { standing, reason: "By mistake." }
        : { standing, date: day("2026-06-01"), reason: "Posted in SPRS." },
    );
  };
  const item = (systemId: string) => readItem(t().app, OPERATOR, systemId, "V-1");

  test("the 180 days of a Conditional status become the date of each item, and its end takes them away", async () => {
    const { id } = await createSystem(t().app, OPERATOR, { name: "Enclave", rulebook: "cmmc-l2" });
    await importBytes(t(), id, SCAN);
    await assessed(id);
    const before = await item(id);
    await record(id, "conditional");
    const during = await item(id);
    assert.equal(before.scheduledCompletionDate, null);
    assert.equal(during.scheduledCompletionDate, "2026-11-28");
    assert.equal(during.history[0]?.action, "item.rescheduled");
    assert.equal(during.history[0]?.note, "Conditional CMMC status of 2026-06-01.");
    await record(id, "none");
    assert.equal((await item(id)).scheduledCompletionDate, null);
  });

  test("a new assessment keeps the date of the status in force until it gives one of its own", async (context) => {
    const { clock } = t();
    const now = clock.now;
    context.after(() => {
      clock.now = now;
    });
    const { id } = await createSystem(t().app, OPERATOR, { name: "Anew", rulebook: "cmmc-l2" });
    await importBytes(t(), id, SCAN);
    await assessed(id);
    await record(id, "conditional");
    clock.now = new Date("2026-09-01T12:00:00Z");
    const { assessment } = await readCmmc(t().app, OPERATOR, id, 2);
    const ref = (version: number) => ({ systemId: id, level: 2 as const, version });
    const begun = await beginAssessment(t().app, OPERATOR, ref(assessment?.version ?? 0), {
      kind: "self",
      keepResults: false,
      insteadOfCloseOut: true,
      reason: "Everything anew.",
    });
    assert.equal((await item(id)).scheduledCompletionDate, "2026-11-28");
    const rows = rulesOfLevel(2).requirements.map(({ cmmcId }) => `${cmmcId},MET`);
    await importResults(t().app, OPERATOR, id, 2, Buffer.from(["id,result", ...rows].join("\n")));
    await recordStatus(t().app, OPERATOR, ref(begun.assessment?.version ?? 0), {
      standing: "final",
      date: day("2026-09-01"),
      reason: "Posted in SPRS.",
    });
    const after = await item(id);
    assert.equal(after.scheduledCompletionDate, null);
    assert.equal(after.history[0]?.note, "No Conditional CMMC status is in force any more.");
  });

  test("under another regime the dates stay", async () => {
    const id = await newSystem(t());
    await importBytes(t(), id, SCAN);
    await assessed(id);
    const before = await item(id);
    await record(id, "conditional");
    assert.equal((await item(id)).scheduledCompletionDate, before.scheduledCompletionDate);
  });
});
