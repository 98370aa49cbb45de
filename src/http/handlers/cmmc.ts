import type { OpenAPIHono } from "@hono/zod-openapi";
import { beginAssessment } from "#app/cmmc/begin-assessment.ts";
import { changeAssessment } from "#app/cmmc/change-assessment.ts";
import { closeEntry, moveEntry } from "#app/cmmc/end-entry.ts";
import { importResults } from "#app/cmmc/import-results.ts";
import { addEntry, changeEntry } from "#app/cmmc/put-entry.ts";
import { readCmmc, readResultHistory } from "#app/cmmc/read-cmmc.ts";
import { recordResults } from "#app/cmmc/record-results.ts";
import { recordStatus } from "#app/cmmc/record-status.ts";
import { reviewDeficiency } from "#app/cmmc/review-deficiency.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { Fault } from "#domain/fault.ts";
import * as routes from "../contract/cmmc.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { givenDay, givenDayOrNull } from "./given-day.ts";
import { presentCmmc, presentResult } from "./present-cmmc.ts";

type LevelText = "1" | "2" | "3";
const LEVELS: Readonly<Record<LevelText, CmmcLevel>> = { "1": 1, "2": 2, "3": 3 };

export const cmmcHandlers = (http: OpenAPIHono<Environment>, { app }: Pick<ServerContext, "app">): void => {
  http.openapi(routes.readCmmc, async (c) => {
    const { level } = c.req.valid("query");
    const { systemId } = c.req.valid("param");
    const at = level === undefined ? null : LEVELS[level];
    return c.json(presentCmmc(await readCmmc(app, c.get("actor"), systemId, at)), 200);
  });

  http.openapi(routes.listCmmcResults, async (c) => {
    const { systemId, level, requirement } = c.req.valid("param");
    const results = await readResultHistory(app, c.get("actor"), systemId, LEVELS[level], requirement);
    return c.json(results.map(presentResult), 200);
  });

  http.openapi(routes.recordCmmcResults, async (c) => {
    const { systemId, level } = c.req.valid("param");
    const results = c.req.valid("json").results.map(({ note = null, evidence = null, ...given }) => ({
      ...given,
      note,
      evidence,
    }));
    const { view } = await recordResults(app, c.get("actor"), systemId, LEVELS[level], results);
    return c.json(presentCmmc(view), 200);
  });

  http.openapi(routes.importCmmcResults, async (c) => {
    const { systemId, level } = c.req.valid("param");
    const bytes = new TextEncoder().encode(c.req.valid("json").text);
    const imported = await importResults(app, c.get("actor"), systemId, LEVELS[level], bytes);
    const { recorded, unchanged, view } = imported;
    return c.json({ recorded, unchanged, cmmc: presentCmmc(view) }, 200);
  });

  http.openapi(routes.changeCmmcAssessment, async (c) => {
    const { systemId, level } = c.req.valid("param");
    const { version, ...change } = c.req.valid("json");
    const view = await changeAssessment(
      app,
      c.get("actor"),
      { systemId, level: LEVELS[level], version },
      definedOnly({
        ...change,
        assessedOn: givenDayOrNull(change.assessedOn),
        sspDate: givenDayOrNull(change.sspDate),
        level2StatusDate: givenDayOrNull(change.level2StatusDate),
      }),
    );
    return c.json(presentCmmc(view), 200);
  });

  http.openapi(routes.recordCmmcStatus, async (c) => {
    const { systemId, level } = c.req.valid("param");
    const { version, standing, date, reason } = c.req.valid("json");
    if (standing !== "none" && typeof date !== "string")
      throw new Fault("input.invalid", `Expected the date of the ${standing} status, found none. Give it.`);
    const status =
      standing === "none" ? { standing, reason } : { standing, reason, date: givenDay(date ?? "") };
    const ref = { systemId, level: LEVELS[level], version };
    return c.json(presentCmmc(await recordStatus(app, c.get("actor"), ref, status)), 200);
  });

  http.openapi(routes.beginCmmcAssessment, async (c) => {
    const { systemId, level } = c.req.valid("param");
    const { version, ...begin } = c.req.valid("json");
    const ref = { systemId, level: LEVELS[level], version };
    return c.json(presentCmmc(await beginAssessment(app, c.get("actor"), ref, begin)), 200);
  });

  http.openapi(routes.addCmmcEntry, async (c) => {
    const { systemId, level } = c.req.valid("param");
    const { requirement: requirementId, poamIds = [], ...given } = c.req.valid("json");
    const entry = { ...given, requirementId };
    const added = { systemId, level: LEVELS[level], entry, poamIds };
    return c.json(presentCmmc(await addEntry(app, c.get("actor"), added)), 200);
  });

  http.openapi(routes.changeCmmcEntry, async (c) => {
    const { systemId, level, entryId } = c.req.valid("param");
    const { version, ...change } = c.req.valid("json");
    const ref = { systemId, level: LEVELS[level], entryId, version };
    return c.json(presentCmmc(await changeEntry(app, c.get("actor"), ref, definedOnly(change))), 200);
  });

  http.openapi(routes.moveCmmcEntry, async (c) => {
    const { systemId, level, entryId } = c.req.valid("param");
    const { version, reason, ...entry } = c.req.valid("json");
    const ref = { systemId, level: LEVELS[level], entryId, version };
    return c.json(presentCmmc(await moveEntry(app, c.get("actor"), ref, { entry, reason })), 200);
  });

  http.openapi(routes.closeCmmcEntry, async (c) => {
    const { systemId, level, entryId } = c.req.valid("param");
    const { version, reason } = c.req.valid("json");
    const ref = { systemId, level: LEVELS[level], entryId, version };
    return c.json(presentCmmc(await closeEntry(app, c.get("actor"), ref, reason)), 200);
  });

  http.openapi(routes.reviewCmmcDeficiency, async (c) => {
    const { systemId, level, entryId } = c.req.valid("param");
    const { version, reviewedOn, nextReviewOn, ...review } = c.req.valid("json");
    const ref = { systemId, level: LEVELS[level], entryId, version };
    const view = await reviewDeficiency(app, c.get("actor"), ref, {
      ...review,
      reviewedOn: givenDay(reviewedOn),
      nextReviewOn: givenDay(nextReviewOn),
    });
    return c.json(presentCmmc(view), 200);
  });
};

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what the body does not name, so that it stays as it is. */
const definedOnly = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
