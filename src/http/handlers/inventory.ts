import type { OpenAPIHono } from "@hono/zod-openapi";
import { exportInventory } from "#app/document/export-inventory.ts";
import { listAssets } from "#app/inventory/list-assets.ts";
import { listAssetFindings, readAsset } from "#app/inventory/read-asset.ts";
import { uploadInventory } from "#app/inventory/upload-inventory.ts";
import * as routes from "../contract/inventory.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentAsset, presentAssets, presentUpload } from "./present-asset.ts";

export const inventoryHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listAssets, async (c) => {
    const { unauthenticated, ...filter } = c.req.valid("query");
    const wanted = { ...filter, unauthenticated: unauthenticated === "true" };
    return c.json(
      presentAssets(await listAssets(app, c.get("actor"), c.req.valid("param").systemId, wanted)),
      200,
    );
  });

  http.openapi(routes.readAsset, async (c) => {
    const { systemId, assetId } = c.req.valid("param");
    return c.json(presentAsset(await readAsset(app, c.get("actor"), systemId, assetId)), 200);
  });

  http.openapi(routes.listAssetFindings, async (c) => {
    const { systemId, assetId } = c.req.valid("param");
    const { total, findings } = await listAssetFindings(
      app,
      c.get("actor"),
      systemId,
      assetId,
      c.req.valid("query"),
    );
    return c.json({ total, findings: [...findings] }, 200);
  });

  http.openapi(routes.uploadInventory, async (c) => {
    const { systemId } = c.req.valid("param");
    const { fileName, preview } = c.req.valid("query");
    const file = { systemId, fileName, bytes: c.req.raw.body ?? [], preview: preview === "true" };
    return c.json(presentUpload(await uploadInventory(app, c.get("actor"), file)), 200);
  });

  http.openapi(routes.exportInventory, async (c) => {
    const document = await exportInventory(app, c.get("actor"), c.req.valid("param").systemId);
    return c.body(Uint8Array.from(document.bytes), 200, {
      "content-type": document.mediaType,
      "content-disposition": `attachment; filename="${document.fileName}"`,
      "cache-control": "no-store",
    });
  });
};
