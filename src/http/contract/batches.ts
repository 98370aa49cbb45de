import { createRoute, z } from "@hono/zod-openapi";
import { BATCH_STATUSES, MOST_BATCH_FILES } from "#domain/batch.ts";
import { Id, Instant, json, jsonBody, orNull, problems } from "./common.ts";
import { Import, ImportCounts, Progress } from "./imports.ts";

const TAGS = ["imports"];
const batchParams = z.object({ batchId: Id });

export const BatchStatus = z.enum(BATCH_STATUSES).openapi("BatchStatus");

export const Batch = z
  .object({
    id: Id,
    systemId: Id,
    status: BatchStatus,
    /** In scan order once the preview is made. A file that could not be read stands last, with its fault. */
    imports: z.array(Import),
    /** What the files do together, each after those before it; `assets` is the most that one file shows. */
    totals: ImportCounts,
    /** The ledger's revision that the previews were made on; apply sends it back. */
    previewRevision: z.int().nullable(),
    progress: Progress.extend({ filesDone: z.int(), filesTotal: z.int() }).nullable(),
    fault: orNull(z.object({ code: z.string(), message: z.string() })),
    createdAt: Instant,
  })
  .openapi("Batch");

export const createBatch = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/batches",
  operationId: "createBatch",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id }),
    ...jsonBody(z.strictObject({ importIds: z.array(Id).min(1).max(MOST_BATCH_FILES) }).openapi("NewBatch")),
  },
  responses: { 202: json(Batch, "The files are one batch; its preview is being made."), ...problems },
});

export const readBatch = createRoute({
  method: "get",
  path: "/api/batches/{batchId}",
  operationId: "readBatch",
  tags: TAGS,
  request: { params: batchParams },
  responses: { 200: json(Batch, "The batch with its files and what they do."), ...problems },
});

export const applyBatch = createRoute({
  method: "post",
  path: "/api/batches/{batchId}/apply",
  operationId: "applyBatch",
  tags: TAGS,
  request: {
    params: batchParams,
    ...jsonBody(z.strictObject({ previewRevision: z.int() }).openapi("ApplyBatch")),
  },
  responses: { 202: json(Batch, "The files are being applied, oldest scan first."), ...problems },
});

export const discardBatch = createRoute({
  method: "post",
  path: "/api/batches/{batchId}/discard",
  operationId: "discardBatch",
  tags: TAGS,
  request: { params: batchParams },
  responses: {
    200: json(
      Batch,
      "What waited was put away. What was being applied is in the ledger whole or not at all.",
    ),
    ...problems,
  },
});
