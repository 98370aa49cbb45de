import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { completeFinding, readDraftFinding } from "#app/finding/complete-finding.ts";
import { recordFinding, type GivenFinding, type RecordedFinding } from "#app/finding/record-finding.ts";
import { calendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import * as routes from "../contract/findings.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport } from "./present-import.ts";

const given = ({ foundOn, source, ...finding }: z.infer<typeof routes.NewFinding>): GivenFinding => {
  const day = calendarDate(foundOn);
  if (day === null) throw new Fault("input.invalid", `Expected a real day, found ${foundOn}. Correct it.`);
  return { ...finding, source, foundOn: day };
};

const present = ({ imported, poamIds }: RecordedFinding) => ({
  import: presentImport(imported),
  poamIds: [...poamIds],
});

export const findingHandlers = (
  http: OpenAPIHono<Environment>,
  { app, queue }: Pick<ServerContext, "app" | "queue">,
): void => {
  http.openapi(routes.recordFinding, async (c) => {
    const { systemId } = c.req.valid("param");
    const recorded = await recordFinding(app, c.get("actor"), systemId, given(c.req.valid("json")));
    return c.json(present(recorded), 201);
  });

  http.openapi(routes.readDraftFinding, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    const { assets, cves, controls, ...typed } = await readDraftFinding(
      app,
      c.get("actor"),
      systemId,
      poamId,
    );
    const lists = { assets: [...assets], cves: [...cves], controls: [...controls] };
    return c.json({ ...typed, ...lists }, 200);
  });

  http.openapi(routes.completeFinding, async (c) => {
    const finding = given(c.req.valid("json"));
    const recorded = await completeFinding(app, queue, c.get("actor"), c.req.valid("param"), finding);
    return c.json(present(recorded), 200);
  });
};
