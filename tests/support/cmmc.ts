import assert from "node:assert/strict";
import type { CmmcView } from "#app/cmmc/cmmc-view.ts";
import { importResults } from "#app/cmmc/import-results.ts";
import { addEntry } from "#app/cmmc/put-entry.ts";
import { readCmmc } from "#app/cmmc/read-cmmc.ts";
import { recordResults } from "#app/cmmc/record-results.ts";
import { reviewDeficiency } from "#app/cmmc/review-deficiency.ts";
import { calendarDate, dateOfInstant } from "#domain/calendar.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import type { CmmcResult } from "#domain/cmmc/result.ts";
import { OPERATOR, type TestApp } from "./app.ts";

/** Puts a row into each table of CMMC for a system that has the item V-1. */
export const cmmcRows = async (test: TestApp, systemId: string): Promise<void> => {
  const { app, clock } = test;
  const today = dateOfInstant(clock.now);
  await recorded(test, systemId, "3.13.11", "met");
  const { entries } = await addEntry(app, OPERATOR, {
    systemId,
    level: 2,
    entry: {
      register: "operational plan",
      requirementId: "3.13.11",
      description: "A patch ended the validation.",
      aroseOn: today,
      correctiveAction: "Wait for the certificate.",
      nextReviewOn: today,
    },
    poamIds: ["V-1"],
  });
  const entryId = entries.at(-1)?.id ?? "";
  await reviewDeficiency(
    app,
    OPERATOR,
    { systemId, level: 2, entryId, version: 1 },
    {
      reviewedOn: today,
      progress: "Asked the maker.",
      showsProgress: true,
      nextReviewOn: calendarDate("2099-01-01") ?? today,
    },
  );
};

/** A table that assesses every requirement as MET, but for some. */
export const table = (
  level: CmmcLevel,
  view: CmmcView,
  others: Readonly<Record<string, CmmcResult>>,
): Buffer =>
  Buffer.from(
    [
      "id,result,note",
      ...view.rules.requirements.map(({ cmmcId, id }) => `${cmmcId},${others[id] ?? "MET"},Level ${level}`),
    ].join("\r\n"),
  );

/** Assesses every requirement of a system as MET, but for some. */
export const assessed = async (
  { app }: TestApp,
  systemId: string,
  others: Readonly<Record<string, CmmcResult>> = {},
  level: CmmcLevel = 2,
): Promise<CmmcView> => {
  const bytes = table(level, await readCmmc(app, OPERATOR, systemId, level), others);
  return (await importResults(app, OPERATOR, systemId, level, bytes)).view;
};

/** Records one result of Level 2. */
export const recorded = async (
  { app }: TestApp,
  systemId: string,
  requirement: string,
  result: CmmcResult,
): Promise<CmmcView> => {
  const given = [{ requirement, result, note: null, evidence: null }];
  return (await recordResults(app, OPERATOR, systemId, 2, given)).view;
};

/** The assessment as it was seen. */
export const ref = (view: CmmcView, systemId: string) => ({
  systemId,
  level: view.rules.level,
  version: view.assessment?.version ?? null,
});

/** An entry for the assessment POA&M. */
export const poam = (requirementId: string, scheduledCompletionDate = "2026-09-01") => ({
  register: "assessment poam" as const,
  requirementId,
  description: "To do.",
  scheduledCompletionDate,
});

/** The newest entry of the registers. */
export const last = (view: CmmcView) => view.entries.at(-1) ?? assert.fail("no entry");

/** The newest entry of the registers of Level 2, as it was seen. */
export const entryRef = (view: CmmcView, systemId: string) => {
  const { id, version } = last(view);
  return { systemId, level: 2 as const, entryId: id, version };
};
