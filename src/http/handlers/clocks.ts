import type { OpenAPIHono } from "@hono/zod-openapi";
import { decideExtension, listExtensions, requestExtension } from "#app/clock/extensions.ts";
import { setManualDate } from "#app/clock/manual-date.ts";
import { listVendorDependencies, recordVendorEvent } from "#app/clock/vendor-dependency.ts";
import { listItemsAsOf, scheduledAsOf } from "#app/item/as-of.ts";
import { adoptRulebook, tryRulebook, type TriedRulebook } from "#app/rulebook/adopt-rulebook.ts";
import { listSystemRulebooks } from "#app/rulebook/list-rulebooks.ts";
import { readRulebook } from "#app/rulebook/read-rulebook.ts";
import { saveRulebook } from "#app/rulebook/save-rulebook.ts";
import { requireDay } from "#domain/calendar.ts";
import { actorKey } from "#domain/item-move.ts";
import * as routes from "../contract/clocks.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentItem } from "./present-item.ts";

export const clockHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listSystemRulebooks, async (c) => {
    const { history, rulebooks, inForce } = await listSystemRulebooks(
      app,
      c.get("actor"),
      c.req.valid("param").systemId,
    );
    const told = history.map((entry) => ({ ...entry, adoptedAt: entry.adoptedAt.toISOString() }));
    return c.json({ inForce, rulebooks, history: told }, 200);
  });

  http.openapi(routes.readRulebook, async (c) => {
    const { systemId, rulebookId } = c.req.valid("param");
    const choice = { rulebookId, rulebookVersion: c.req.valid("query").version ?? null };
    return c.json(await readRulebook(app, c.get("actor"), systemId, choice), 200);
  });

  http.openapi(routes.saveRulebook, async (c) => {
    const saved = await saveRulebook(app, c.get("actor"), c.req.valid("param").systemId, c.req.valid("json"));
    return c.json(saved, 201);
  });

  http.openapi(routes.tryRulebook, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(presentTried(await tryRulebook(app, c.get("actor"), systemId, c.req.valid("json"))), 200);
  });

  http.openapi(routes.adoptRulebook, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(presentTried(await adoptRulebook(app, c.get("actor"), systemId, c.req.valid("json"))), 200);
  });

  http.openapi(routes.setManualDate, async (c) => {
    const { date, reason } = c.req.valid("json");
    const given = { date: date === null ? null : requireDay(date, "the date"), reason };
    return c.json(presentItem(await setManualDate(app, c.get("actor"), c.req.valid("param"), given)), 200);
  });

  http.openapi(routes.listExtensions, async (c) => {
    const actor = c.get("actor");
    const { poamId } = c.req.valid("query");
    const all = await listExtensions(app, actor, c.req.valid("param").systemId);
    const shown = all.filter((one) => poamId === undefined || one.poamId === poamId);
    return c.json(
      shown.map(({ itemId: _, requestedBy, requestedByName, decidedByName, ...one }) => ({
        ...one,
        requestedBy: requestedByName,
        requestedAt: one.requestedAt.toISOString(),
        decidedBy: decidedByName,
        decidedAt: one.decidedAt?.toISOString() ?? null,
        mine: requestedBy === actorKey(actor),
      })),
      200,
    );
  });

  http.openapi(routes.requestExtension, async (c) => {
    const { to, reason } = c.req.valid("json");
    const wanted = { to: requireDay(to, "the new date"), reason };
    return c.json({ id: await requestExtension(app, c.get("actor"), c.req.valid("param"), wanted) }, 201);
  });

  http.openapi(routes.decideExtension, async (c) => {
    const { systemId, extensionId } = c.req.valid("param");
    await decideExtension(app, c.get("actor"), { systemId, id: extensionId }, c.req.valid("json"));
    return c.body(null, 204);
  });

  http.openapi(routes.listVendorDependencies, async (c) => {
    const found = await listVendorDependencies(app, c.get("actor"), c.req.valid("param"));
    return c.json(found.map(presentVendor), 200);
  });

  http.openapi(routes.recordVendorEvent, async (c) => {
    const given = c.req.valid("json");
    const event = { ...given, on: requireDay(given.on, "the day") };
    const found = await recordVendorEvent(app, c.get("actor"), c.req.valid("param"), event);
    return c.json(found.map(presentVendor), 200);
  });

  http.openapi(routes.listItemsAsOf, async (c) => {
    const day = requireDay(c.req.valid("query").day, "the day");
    const items = await listItemsAsOf(app, c.get("actor"), c.req.valid("param").systemId, day);
    return c.json(
      items.map(({ id: _, number: _n, at: _at, clockFacts: _c, fields: _f, ...item }) => ({
        ...item,
        controls: [...item.controls],
      })),
      200,
    );
  });

  http.openapi(routes.readClockAsOf, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    const day = requireDay(c.req.valid("query").day, "the day");
    const found = await scheduledAsOf(app, c.get("actor"), systemId, poamId, day);
    const steps = found?.steps.map(({ step, value, because }) => ({ step, value, because })) ?? [];
    return c.json({ known: found !== null, date: found?.date ?? null, steps }, 200);
  });
};

type Vendors = Awaited<ReturnType<typeof listVendorDependencies>>;

const presentVendor = ({ itemId: _, checkIns, ...dependency }: Vendors[number]) => ({
  ...dependency,
  checkIns: [...checkIns],
});

const presentTried = ({ settings, moves, ...tried }: TriedRulebook) => ({
  ...tried,
  settings: [...settings],
  moves: [...moves],
});
