import type { OpenAPIHono } from "@hono/zod-openapi";
import { listCatalogs, readControl, readControls, readItemControls } from "#app/catalog/read-controls.ts";
import * as routes from "../contract/catalogs.ts";
import type { Environment, ServerContext } from "../environment.ts";

export const catalogHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listCatalogs, async (c) => {
    const catalogs = await listCatalogs(app, c.get("actor"));
    return c.json(
      catalogs.map((catalog) => ({ ...catalog, importedAt: catalog.importedAt.toISOString() })),
      200,
    );
  });

  http.openapi(routes.readControls, async (c) => {
    const { families, ...rest } = await readControls(app, c.get("actor"), c.req.valid("param").systemId);
    const present = families.map(({ controls, ...family }) => ({ ...family, controls: [...controls] }));
    return c.json({ ...rest, families: present }, 200);
  });

  http.openapi(routes.readControl, async (c) => {
    const { systemId, control } = c.req.valid("param");
    const { entries, items, ...read } = await readControl(app, c.get("actor"), systemId, control);
    return c.json(
      {
        ...read,
        entries: entries.map(({ key: _, family: __, ...entry }) => entry),
        items: items.map(({ id: _, ...item }) => item),
      },
      200,
    );
  });

  http.openapi(routes.readItemControls, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    return c.json(await readItemControls(app, c.get("actor"), systemId, poamId), 200);
  });
};
