import type { OpenAPIHono } from "@hono/zod-openapi";
import { decideDeviation } from "#app/deviation/decide-deviation.ts";
import { listDeviations, readItemDeviations, scoreAdjustment } from "#app/deviation/read-deviations.ts";
import { requestDeviation, requestStandingDeviation } from "#app/deviation/request-deviation.ts";
import * as routes from "../contract/deviations.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { givenDay, givenDayOrNull } from "./given-day.ts";
import { presentDeviation } from "./present-deviation.ts";

export const deviationHandlers = (
  http: OpenAPIHono<Environment>,
  { app }: Pick<ServerContext, "app">,
): void => {
  http.openapi(routes.listDeviations, async (c) => {
    const { systemId } = c.req.valid("param");
    const actor = c.get("actor");
    const { deviations, ...page } = await listDeviations(app, actor, systemId, c.req.valid("query"));
    return c.json({ ...page, deviations: deviations.map((one) => presentDeviation(one, actor)) }, 200);
  });

  http.openapi(routes.readItemDeviations, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    const actor = c.get("actor");
    const { deviations, types, ...rest } = await readItemDeviations(app, actor, systemId, poamId);
    return c.json(
      { ...rest, types: [...types], deviations: deviations.map((one) => presentDeviation(one, actor)) },
      200,
    );
  });

  http.openapi(routes.requestDeviation, async (c) => {
    const { until, ...asked } = c.req.valid("json");
    const actor = c.get("actor");
    const given = { ...asked, until: givenDayOrNull(until) };
    return c.json(
      presentDeviation(await requestDeviation(app, actor, c.req.valid("param"), given), actor),
      201,
    );
  });

  http.openapi(routes.requestStandingDeviation, async (c) => {
    const { systemId } = c.req.valid("param");
    const { from, until, ...asked } = c.req.valid("json");
    const actor = c.get("actor");
    const given = { ...asked, from: givenDay(from), until: givenDay(until) };
    return c.json(presentDeviation(await requestStandingDeviation(app, actor, systemId, given), actor), 201);
  });

  http.openapi(routes.decideDeviation, async (c) => {
    const { expiresOn, reviewOn, ...order } = c.req.valid("json");
    const actor = c.get("actor");
    const days = { expiresOn: givenDayOrNull(expiresOn), reviewOn: givenDayOrNull(reviewOn) };
    const decided = await decideDeviation(app, actor, c.req.valid("param"), { ...order, ...days });
    return c.json(presentDeviation(decided, actor), 200);
  });

  http.openapi(routes.scoreAdjustment, async (c) => {
    const question = c.req.valid("json");
    return c.json(
      { adjusted: await scoreAdjustment(app, c.get("actor"), c.req.valid("param"), question) },
      200,
    );
  });
};
