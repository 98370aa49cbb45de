import type { OpenAPIHono } from "@hono/zod-openapi";
import { updateItem } from "#app/item/edit-item.ts";
import { listItemFields } from "#app/item/list-fields.ts";
import { moveItem } from "#app/item/move-item.ts";
import { listFindings, listSightings } from "#app/item/provenance.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { searchItems } from "#app/item/search-items.ts";
import { listStatements } from "#app/item/statements.ts";
import { calendarDate } from "#domain/calendar.ts";
import * as fieldRoutes from "../contract/item-fields.ts";
import * as searchRoutes from "../contract/item-search.ts";
import * as routes from "../contract/items.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { givenDayOrNull } from "./given-day.ts";
import { presentFinding, presentItem, presentRow } from "./present-item.ts";
import { presentSighting } from "./present-import.ts";

export const itemHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listItems, async (c) => {
    const { systemId } = c.req.valid("param");
    const { open, late, closedFrom, detectedFrom, detectedTo, ...query } = c.req.valid("query");
    const { total, items } = await listItems(app, c.get("actor"), systemId, {
      ...query,
      open: open === "true",
      late: late === "true",
      closedFrom: givenDayOrNull(closedFrom),
      detectedFrom: givenDayOrNull(detectedFrom),
      detectedTo: givenDayOrNull(detectedTo),
    });
    return c.json({ total, items: items.map(presentRow) }, 200);
  });

  http.openapi(searchRoutes.searchItems, async (c) =>
    c.json(await searchItems(app, c.get("actor"), c.req.valid("query")), 200),
  );

  http.openapi(routes.readItem, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    return c.json(presentItem(await readItem(app, c.get("actor"), systemId, poamId)), 200);
  });

  http.openapi(routes.updateItem, async (c) => {
    const { version, ...change } = c.req.valid("json");
    const ref = { ...c.req.valid("param"), version };
    return c.json(presentItem(await updateItem(app, c.get("actor"), ref, change)), 200);
  });

  http.openapi(routes.moveItem, async (c) => {
    const { version, fixedOn, until, ...order } = c.req.valid("json");
    const ref = { ...c.req.valid("param"), version };
    const days = { fixedOn: calendarDate(fixedOn ?? ""), until: calendarDate(until ?? "") };
    return c.json(presentItem(await moveItem(app, c.get("actor"), ref, { ...order, ...days })), 200);
  });

  http.openapi(fieldRoutes.listItemFields, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(await listItemFields(app, c.get("actor"), systemId), 200);
  });

  http.openapi(routes.listFindings, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    const { total, findings } = await listFindings(
      app,
      c.get("actor"),
      systemId,
      poamId,
      c.req.valid("query"),
    );
    return c.json({ total, findings: findings.map(presentFinding) }, 200);
  });

  http.openapi(routes.listStatements, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    const statements = await listStatements(app, c.get("actor"), systemId, poamId);
    return c.json(
      statements.map((statement) => ({ ...statement, products: [...statement.products] })),
      200,
    );
  });

  http.openapi(routes.listSightings, async (c) => {
    const { systemId, findingId } = c.req.valid("param");
    const sightings = await listSightings(app, c.get("actor"), systemId, findingId);
    return c.json(sightings.map(presentSighting), 200);
  });
};
