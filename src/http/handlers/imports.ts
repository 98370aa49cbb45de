import { Readable } from "node:stream";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { discardImport, listImports, readImport, startApplying } from "#app/import/read-imports.ts";
import { nameAsset } from "#app/import/name-asset.ts";
import { receiveForPreview } from "#app/import/receive-report.ts";
import { readRawFile, readRawRecord } from "#app/item/provenance.ts";
import { Fault } from "#domain/fault.ts";
import * as routes from "../contract/imports.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport, presentImportDetail, presentRawRecord } from "./present-import.ts";

export const importHandlers = (http: OpenAPIHono<Environment>, { app, queue }: ServerContext): void => {
  http.openapi(routes.uploadImport, async (c) => {
    const { systemId } = c.req.valid("param");
    const { fileName, preview, asset: assetName } = c.req.valid("query");
    const bytes = c.req.raw.body;
    if (bytes === null)
      throw new Fault(
        "report.unrecognized",
        "The upload is empty: expected the bytes of a report as the body.",
      );
    const file = { systemId, fileName, bytes, assetName };
    const rows = await receiveForPreview(app, queue, c.get("actor"), file, preview);
    return c.json(rows.map(presentImport), 202);
  });

  http.openapi(routes.listImports, async (c) => {
    const rows = await listImports(app, c.get("actor"), c.req.valid("param").systemId);
    return c.json(rows.map(presentImport), 200);
  });

  http.openapi(routes.readImport, async (c) => {
    const { importId } = c.req.valid("param");
    return c.json(presentImportDetail(await readImport(app, c.get("actor"), importId)), 200);
  });

  http.openapi(routes.applyImport, async (c) => {
    const { importId } = c.req.valid("param");
    const { previewRevision } = c.req.valid("json");
    return c.json(
      presentImport(await startApplying(app, queue, c.get("actor"), importId, previewRevision)),
      202,
    );
  });

  http.openapi(routes.nameAsset, async (c) => {
    const { importId } = c.req.valid("param");
    const { name } = c.req.valid("json");
    return c.json(presentImport(await nameAsset(app, queue, c.get("actor"), importId, name)), 202);
  });

  http.openapi(routes.discardImport, async (c) => {
    const { importId } = c.req.valid("param");
    return c.json(presentImport(await discardImport(app, c.get("actor"), importId)), 200);
  });

  http.openapi(routes.downloadRawFile, async (c) => {
    const { importId } = c.req.valid("param");
    const { sha256, byteCount, bytes } = await readRawFile(app, c.get("actor"), importId);
    // Named by its hash: the name under which it was uploaded is not to be trusted in a header.
    return c.body(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, 200, {
      "content-type": "application/octet-stream",
      "content-length": String(byteCount),
      "content-disposition": `attachment; filename="${sha256}"`,
    });
  });

  http.openapi(routes.readRawRecord, async (c) => {
    const { importId, ordinal } = c.req.valid("param");
    const record = await readRawRecord(app, c.get("actor"), importId, ordinal);
    return c.json(presentRawRecord(record), 200);
  });
};
