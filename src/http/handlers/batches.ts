import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { createBatch } from "#app/batch/create-batch.ts";
import { discardBatch, startApplyingBatch } from "#app/batch/decide-batch.ts";
import { readBatch, type ReadBatch } from "#app/batch/read-batch.ts";
import * as routes from "../contract/batches.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport } from "./present-import.ts";

const present = (batch: ReadBatch): z.infer<typeof routes.Batch> => ({
  id: batch.id,
  systemId: batch.systemId,
  status: batch.status,
  imports: batch.imports.map(presentImport),
  totals: batch.totals,
  previewRevision: batch.previewRevision,
  progress: batch.progress,
  fault: batch.fault,
  createdAt: batch.createdAt.toISOString(),
});

export const batchHandlers = (http: OpenAPIHono<Environment>, { app, queue }: ServerContext): void => {
  http.openapi(routes.createBatch, async (c) => {
    const { systemId } = c.req.valid("param");
    const { importIds } = c.req.valid("json");
    return c.json(present(await createBatch(app, queue, c.get("actor"), systemId, importIds)), 202);
  });

  http.openapi(routes.readBatch, async (c) => {
    const { batchId } = c.req.valid("param");
    return c.json(present(await readBatch(app, c.get("actor"), batchId)), 200);
  });

  http.openapi(routes.applyBatch, async (c) => {
    const { batchId } = c.req.valid("param");
    const { previewRevision } = c.req.valid("json");
    const batch = await startApplyingBatch(app, queue, c.get("actor"), batchId, previewRevision);
    return c.json(present(batch), 202);
  });

  http.openapi(routes.discardBatch, async (c) => {
    const { batchId } = c.req.valid("param");
    return c.json(present(await discardBatch(app, c.get("actor"), batchId)), 200);
  });
};
