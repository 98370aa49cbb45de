import { createRoute, z } from "@hono/zod-openapi";
import { ITEM_MOVES } from "#domain/item-move.ts";
import { Day, Id, Instant, json, jsonBody, orNull, problems } from "./common.ts";
import { FieldValue, ItemFields } from "./item-fields.ts";

const TAGS = ["items"];
const systemParams = z.object({ systemId: Id });
const PoamId = z.string().min(1).max(40);

const Order = {
  fields: ItemFields.partial().optional(),
  custom: z.record(z.string(), orNull(FieldValue)).optional(),
  ownerId: z.string().nullable().optional(),
  team: z.string().trim().max(200).nullable().optional(),
  move: z
    .strictObject({ move: z.enum(ITEM_MOVES), fixedOn: Day.optional(), until: Day.optional() })
    .optional(),
};

export const BulkResult = z
  .object({
    poamId: z.string(),
    version: z.int(),
    changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    /** Why the edit is refused for this item. */
    refused: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .openapi("BulkResult");

export const previewBulkEdit = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/bulk-edits/preview",
  operationId: "previewBulkEdit",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z.strictObject({ poamIds: z.array(PoamId).min(1).max(2000), ...Order }).openapi("BulkPreview"),
    ),
  },
  responses: { 200: json(z.array(BulkResult), "What it would do; nothing is changed."), ...problems },
});

export const applyBulkEdit = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/bulk-edits",
  operationId: "applyBulkEdit",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          items: z
            .array(z.strictObject({ poamId: PoamId, version: z.int() }))
            .min(1)
            .max(2000),
          reason: z.string().trim().min(1).max(4000),
          ...Order,
        })
        .openapi("BulkOrder"),
    ),
  },
  responses: {
    201: json(
      z.object({ id: Id, results: z.array(BulkResult) }).openapi("AppliedBulkEdit"),
      "Written to all of the items.",
    ),
    ...problems,
  },
});

export const BulkEdit = z
  .object({
    id: Id,
    description: z.string(),
    reason: z.string(),
    editedAt: Instant,
    editedBy: z.string(),
    undoneAt: Instant.nullable(),
    undoneBy: z.string().nullable(),
    items: z.int(),
  })
  .openapi("BulkEdit");

export const listBulkEdits = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/bulk-edits",
  operationId: "listBulkEdits",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(z.array(BulkEdit), "The latest fifty, the latest first."), ...problems },
});

export const undoBulkEdit = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/bulk-edits/{bulkEditId}/undo",
  operationId: "undoBulkEdit",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id, bulkEditId: Id }),
    ...jsonBody(z.strictObject({ reason: z.string().trim().min(1).max(4000) }).openapi("BulkUndo")),
  },
  responses: {
    200: json(
      z.object({ restored: z.array(z.string()), left: z.array(z.string()) }).openapi("UndoneBulkEdit"),
      "`left` are items that somebody wrote to since; they are as they were.",
    ),
    ...problems,
  },
});
