import type { OpenAPIHono } from "@hono/zod-openapi";
import { recordFinding } from "#app/finding/record-finding.ts";
import { calendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import * as routes from "../contract/findings.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport } from "./present-import.ts";

export const findingHandlers = (
  http: OpenAPIHono<Environment>,
  { app }: Pick<ServerContext, "app">,
): void => {
  http.openapi(routes.recordFinding, async (c) => {
    const { foundOn, source, ...finding } = c.req.valid("json");
    const day = calendarDate(foundOn);
    if (day === null) throw new Fault("input.invalid", `Expected a real day, found ${foundOn}. Correct it.`);
    const { imported, poamIds } = await recordFinding(app, c.get("actor"), c.req.valid("param").systemId, {
      ...finding,
      source,
      foundOn: day,
    });
    return c.json({ import: presentImport(imported), poamIds: [...poamIds] }, 201);
  });
};
