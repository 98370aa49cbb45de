import type { OpenAPIHono } from "@hono/zod-openapi";
import { exportDocument } from "#app/document/export-document.ts";
import { listExportFormats } from "#app/document/export-formats.ts";
import * as routes from "../contract/exports.ts";
import type { Environment, ServerContext } from "../environment.ts";

export const exportHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listExportFormats, (c) => c.json(listExportFormats(), 200));

  http.openapi(routes.previewExport, async (c) => {
    const { format } = c.req.valid("query");
    const document = await exportDocument(app, c.get("actor"), c.req.valid("param").systemId, format, false);
    const { bytes: _, mediaType: _type, notCarried, ...preview } = document;
    return c.json({ format, ...preview, notCarried: [...notCarried] }, 200);
  });

  http.openapi(routes.exportDocument, async (c) => {
    const { format } = c.req.valid("query");
    const document = await exportDocument(app, c.get("actor"), c.req.valid("param").systemId, format, true);
    return c.body(Uint8Array.from(document.bytes), 200, {
      "content-type": document.mediaType,
      "content-disposition": `attachment; filename="${document.fileName}"`,
      "cache-control": "no-store",
    });
  });
};
