import { createRoute, z } from "@hono/zod-openapi";
import { Id, json, problems } from "./common.ts";

const TAGS = ["documents"];
const request = {
  params: z.object({ systemId: Id }),
  query: z.strictObject({ format: z.string().min(1).max(60).openapi({ example: "fedramp-poam@3.0" }) }),
};

export const ExportFormat = z
  .object({ id: z.string(), name: z.string(), fileExtension: z.string() })
  .openapi("ExportFormat");

export const listExportFormats = createRoute({
  method: "get",
  path: "/api/export-formats",
  operationId: "listExportFormats",
  tags: TAGS,
  responses: { 200: json(z.array(ExportFormat), "Every document that can be written."), ...problems },
});

export const ExportPreview = z
  .object({
    format: z.string(),
    /** The name under which the download is saved. */
    fileName: z.string(),
    open: z.int(),
    closed: z.int(),
    configuration: z.int(),
    /** Of the closed ones, those whose closure a person has yet to confirm in the ledger. */
    closedUnverified: z.int(),
    /** Of the open ones, those whose evidence another person has yet to verify in the ledger. */
    openUnverified: z.int(),
    /** Items that are left out because nobody has opened them yet. */
    drafts: z.int(),
    /** What the format has no place for. */
    notCarried: z.array(z.object({ poamId: z.string(), field: z.string(), message: z.string() })),
  })
  .openapi("ExportPreview");

export const previewExport = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/export/preview",
  operationId: "previewExport",
  tags: TAGS,
  request,
  responses: {
    200: json(ExportPreview, "What the document would hold and what it cannot carry."),
    ...problems,
  },
});

export const exportDocument = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/export",
  operationId: "exportDocument",
  tags: TAGS,
  request,
  responses: {
    200: {
      description: "The document as a download.",
      content: {
        "application/octet-stream": { schema: z.unknown().openapi({ type: "string", format: "binary" }) },
      },
    },
    ...problems,
  },
});
