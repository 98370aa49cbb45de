import { addEntry } from "#app/cmmc/put-entry.ts";
import { recordResults } from "#app/cmmc/record-results.ts";
import { reviewDeficiency } from "#app/cmmc/review-deficiency.ts";
import { calendarDate, dateOfInstant } from "#domain/calendar.ts";
import { OPERATOR, type TestApp } from "./app.ts";

/** Puts a row into each table of CMMC for a system that has the item V-1. */
export const cmmcRows = async ({ app, clock }: TestApp, systemId: string): Promise<void> => {
  const today = dateOfInstant(clock.now);
  const given = { requirement: "3.13.11", result: "met", note: null, evidence: null } as const;
  await recordResults(app, OPERATOR, systemId, 2, [given]);
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
