import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { appendUpload } from "#app/upload/append-upload.ts";
import { beginUpload, dropUpload, readUpload, type ReadUpload } from "#app/upload/keep-upload.ts";
import { Fault } from "#domain/fault.ts";
import * as routes from "../contract/uploads.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport } from "./present-import.ts";

const present = ({
  id,
  systemId,
  fileName,
  bytes,
  received,
  imports,
}: ReadUpload): z.infer<typeof routes.Upload> => ({
  id,
  systemId,
  fileName,
  bytes,
  received,
  imports: imports?.map(presentImport) ?? null,
});

type Place = { readonly offset: number; readonly total: number | null };

/** Where a piece begins, by one of its two headers. */
const placeOf = (headers: {
  readonly "content-range"?: string | undefined;
  readonly "upload-offset"?: string | undefined;
}): Place => {
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers["content-range"] ?? "");
  if (range) return { offset: Number(range[1]), total: Number(range[2]) };
  const offset = headers["upload-offset"];
  if (offset !== undefined) return { offset: Number(offset), total: null };
  throw new Fault(
    "input.invalid",
    "Expected a header content-range or upload-offset that says where the piece begins, found neither.",
  );
};

export const uploadHandlers = (http: OpenAPIHono<Environment>, { app, queue }: ServerContext): void => {
  http.openapi(routes.beginUpload, async (c) => {
    const { systemId } = c.req.valid("param");
    const { fileName, bytes, sha256 = null } = c.req.valid("json");
    return c.json(
      present(await beginUpload(app, c.get("actor"), { systemId, fileName, bytes, sha256 })),
      201,
    );
  });

  http.openapi(routes.readUpload, async (c) => {
    const { uploadId } = c.req.valid("param");
    return c.json(present(await readUpload(app, c.get("actor"), uploadId)), 200);
  });

  http.openapi(routes.appendUpload, async (c) => {
    const { uploadId } = c.req.valid("param");
    const { preview, asset: assetName } = c.req.valid("query");
    const piece = {
      ...placeOf(c.req.valid("header")),
      bytes: c.req.raw.body ?? nothing(),
      preview,
      assetName,
    };
    return c.json(present(await appendUpload(app, queue, c.get("actor"), uploadId, piece)), 200);
  });

  http.openapi(routes.dropUpload, async (c) => {
    await dropUpload(app, c.get("actor"), c.req.valid("param").uploadId);
    return c.body(null, 204);
  });
};

// oxlint-disable-next-line require-await -- nothing to wait for
async function* nothing(): AsyncGenerator<Uint8Array> {}
