import { createRoute, z } from "@hono/zod-openapi";
import { PREVIEW_WISHES } from "#app/import/receive-report.ts";
import { Id, json, jsonBody, problems } from "./common.ts";
import { AssetName, Import } from "./imports.ts";

const TAGS = ["imports"];
const uploadParams = z.object({ uploadId: Id });

export const Upload = z
  .object({
    id: Id,
    systemId: Id,
    fileName: z.string(),
    bytes: z.int(),
    /** The upload goes on at this byte. */
    received: z.int(),
    /** What the whole file became; null while bytes are missing. */
    imports: z.array(Import).nullable(),
  })
  .openapi("Upload");

export const beginUpload = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/uploads",
  operationId: "beginUpload",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id }),
    ...jsonBody(
      z
        .strictObject({
          fileName: z.string().min(1).max(255),
          bytes: z.int().min(0),
          /** Compared with the bytes once they are whole. */
          sha256: z
            .string()
            .regex(/^[\da-f]{64}$/i)
            .optional(),
        })
        .openapi("NewUpload"),
    ),
  },
  responses: { 201: json(Upload, "Send the bytes in pieces."), ...problems },
});

export const readUpload = createRoute({
  method: "get",
  path: "/api/uploads/{uploadId}",
  operationId: "readUpload",
  tags: TAGS,
  request: { params: uploadParams },
  responses: { 200: json(Upload, "How far the upload is."), ...problems },
});

export const appendUpload = createRoute({
  method: "put",
  path: "/api/uploads/{uploadId}",
  operationId: "appendUpload",
  tags: TAGS,
  request: {
    params: uploadParams,
    query: z.object({
      preview: z.enum(PREVIEW_WISHES).default("now"),
      /** Said with the last piece. */
      asset: AssetName.optional(),
    }),
    headers: z.object({
      /** `bytes 0-16777215/52428800`: which bytes of the file these are. */
      "content-range": z
        .string()
        .regex(/^bytes \d{1,15}-\d{1,15}\/\d{1,15}$/)
        .optional(),
      /** Instead of `content-range`: the byte that the piece begins with. */
      "upload-offset": z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
    body: {
      required: true,
      content: {
        "application/octet-stream": { schema: z.unknown().openapi({ type: "string", format: "binary" }) },
      },
    },
  },
  responses: {
    200: json(
      Upload,
      "The piece is on disk; with the last one the file was taken in, or each of an archive.",
    ),
    ...problems,
  },
});

export const dropUpload = createRoute({
  method: "delete",
  path: "/api/uploads/{uploadId}",
  operationId: "dropUpload",
  tags: TAGS,
  request: { params: uploadParams },
  responses: { 204: { description: "The upload is gone." }, ...problems },
});
