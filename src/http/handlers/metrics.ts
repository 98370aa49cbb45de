import type { OpenAPIHono } from "@hono/zod-openapi";
import { readMetrics } from "#app/metrics/read-metrics.ts";
import * as routes from "../contract/metrics.ts";
import type { Environment, ServerContext } from "../environment.ts";

export const metricsHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.readMetrics, async (c) => {
    const metrics = await readMetrics(app, c.get("actor"), c.req.valid("param").systemId);
    const { forecast } = metrics;
    return c.json(
      {
        ...metrics,
        months: [...metrics.months],
        ageing: [...metrics.ageing],
        remediation: [...metrics.remediation],
        forecast: forecast.possible ? { ...forecast, burnDown: [...forecast.burnDown] } : forecast,
        byOwner: [...metrics.byOwner],
        byFamily: [...metrics.byFamily],
        bySource: [...metrics.bySource],
        quarters: metrics.quarters.map((each) => ({ ...each, foundBy: [...each.foundBy] })),
        fixOnce: metrics.fixOnce.map((fix) => ({ ...fix, poamIds: [...fix.poamIds] })),
      },
      200,
    );
  });
};
