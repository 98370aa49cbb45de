import type { OpenAPIHono } from "@hono/zod-openapi";
import { importCatalog } from "#app/catalog/import-catalog.ts";
import { listCatalogs, readControl, readControls, readItemControls } from "#app/catalog/read-controls.ts";
import { importSecurityPlan, linkItemStatements, readItemStatements } from "#app/catalog/security-plan.ts";
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

  http.openapi(routes.importCatalog, async (c) => {
    const { remarks, ...imported } = await importCatalog(app, c.get("actor"), c.req.raw.body ?? []);
    return c.json({ ...imported, remarks: [...remarks] }, 200);
  });

  http.openapi(routes.readControls, async (c) => {
    const { families, plan, ...rest } = await readControls(
      app,
      c.get("actor"),
      c.req.valid("param").systemId,
    );
    const present = families.map(({ controls, ...family }) => ({ ...family, controls: [...controls] }));
    const known = plan && { ...plan, importedAt: plan.importedAt.toISOString() };
    return c.json({ ...rest, plan: known, families: present }, 200);
  });

  http.openapi(routes.readControl, async (c) => {
    const { systemId, control } = c.req.valid("param");
    const { entries, items, statements, ...read } = await readControl(app, c.get("actor"), systemId, control);
    return c.json(
      {
        ...read,
        entries: entries.map(({ key: _, family: __, ...entry }) => entry),
        items: items.map(({ id: _, ...item }) => item),
        statements: statements.map(({ uuid, statementId, items: linked }) => ({
          uuid,
          statementId,
          items: [...linked],
        })),
      },
      200,
    );
  });

  http.openapi(routes.readItemControls, async (c) => {
    const { systemId, poamId } = c.req.valid("param");
    return c.json(await readItemControls(app, c.get("actor"), systemId, poamId), 200);
  });

  http.openapi(routes.readItemStatements, async (c) =>
    c.json(await readItemStatements(app, c.get("actor"), c.req.valid("param")), 200),
  );

  http.openapi(routes.linkItemStatements, async (c) => {
    const item = c.req.valid("param");
    await linkItemStatements(app, c.get("actor"), item, c.req.valid("json").uuids);
    return c.json(await readItemStatements(app, c.get("actor"), item), 200);
  });

  http.openapi(routes.importSecurityPlan, async (c) => {
    const { remarks, ...plan } = await importSecurityPlan(
      app,
      c.get("actor"),
      c.req.valid("param").systemId,
      c.req.raw.body ?? [],
    );
    return c.json({ ...plan, remarks: [...remarks] }, 200);
  });
};
