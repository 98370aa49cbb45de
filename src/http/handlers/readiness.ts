import type { OpenAPIHono } from "@hono/zod-openapi";
import { readBaselines, setBaseline, type Baselines } from "#app/readiness/baseline.ts";
import { documentReadiness } from "#app/readiness/document-readiness.ts";
import { lintItem } from "#app/readiness/lint-system.ts";
import { readinessReport } from "#app/readiness/readiness-report.ts";
import { needsAttention } from "#app/work/needs-attention.ts";
import { readAllWork, readWork, type Work } from "#app/work/read-work.ts";
import { requireDay } from "#domain/calendar.ts";
import * as routes from "../contract/readiness.ts";
import type { Environment, ServerContext } from "../environment.ts";

export const readinessHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.readReadiness, async (c) => {
    const { systemId } = c.req.valid("param");
    const { checks, ...report } = await readinessReport(app, c.get("actor"), systemId, c.req.valid("query"));
    return c.json(
      { ...report, checks: checks.map(({ shown, ...check }) => ({ ...check, shown: [...shown] })) },
      200,
    );
  });

  http.openapi(routes.judgeDocument, async (c) => {
    const { rulebook, asOf, ...query } = c.req.valid("query");
    const wish = {
      ...query,
      rulebookId: rulebook,
      asOf: asOf === undefined ? null : requireDay(asOf, "the day"),
    };
    const { checks, remarks, ...report } = await documentReadiness(
      app,
      c.get("actor"),
      c.req.raw.body ?? [],
      wish,
    );
    return c.json(
      {
        ...report,
        checks: checks.map(({ shown, ...check }) => ({ ...check, shown: [...shown] })),
        remarks: [...remarks],
      },
      200,
    );
  });

  http.openapi(routes.readItemReadiness, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    const findings = await lintItem(app, c.get("actor"), systemId, poamId);
    return c.json(
      findings.map(({ poamId: _, ...finding }) => finding),
      200,
    );
  });

  http.openapi(routes.readBaselines, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(presentBaselines(await readBaselines(app, c.get("actor"), systemId)), 200);
  });

  http.openapi(routes.setBaseline, async (c) => {
    const { on, ...given } = c.req.valid("json");
    const baseline = { ...given, on: requireDay(on, "the day") };
    const { systemId } = c.req.valid("param");
    return c.json(presentBaselines(await setBaseline(app, c.get("actor"), systemId, baseline)), 201);
  });

  http.openapi(routes.readWork, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(
      presentWork(await readWork(app, c.get("actor"), systemId, c.req.valid("query").limit)),
      200,
    );
  });

  http.openapi(routes.readAllWork, async (c) =>
    c.json(presentWork(await readAllWork(app, c.get("actor"), c.req.valid("query").limit)), 200),
  );

  http.openapi(routes.readNeedsAttention, async (c) => {
    const { systemId } = c.req.valid("param");
    const { limit } = c.req.valid("query");
    const { total, items } = await needsAttention(app, c.get("actor"), systemId, limit);
    return c.json({ total, items: [...items] }, 200);
  });
};

const presentWork = ({ on, queues }: Work) => ({
  on,
  queues: queues.map(({ rows, ...queue }) => ({ ...queue, rows: [...rows] })),
});

const presentBaselines = ({ uniqueVulnerabilities, baselines }: Baselines) => ({
  uniqueVulnerabilities,
  baselines: baselines.map((each) => ({ ...each, recordedAt: each.recordedAt.toISOString() })),
});
