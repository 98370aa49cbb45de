import type { OpenAPIHono, z } from "@hono/zod-openapi";
import {
  applyBulkEdit,
  listBulkEdits,
  previewBulkEdit,
  undoBulkEdit,
  type BulkOrder,
  type BulkResult,
} from "#app/item/bulk-edit.ts";
import { requireDay } from "#domain/calendar.ts";
import type { ItemMove } from "#domain/item-move.ts";
import * as routes from "../contract/bulk-edits.ts";
import type { Environment, ServerContext } from "../environment.ts";

type GivenOrder = {
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly custom?: Readonly<Record<string, unknown>> | undefined;
  readonly ownerId?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly move?:
    | { readonly move: ItemMove; readonly fixedOn?: string | undefined; readonly until?: string | undefined }
    | undefined;
};

const orderOf = ({ move, ...change }: GivenOrder): BulkOrder => ({
  change: Object.values(change).some((value) => value !== undefined) ? change : undefined,
  move: move && {
    move: move.move,
    fixedOn: move.fixedOn === undefined ? null : requireDay(move.fixedOn, "the day of the work"),
    until: move.until === undefined ? null : requireDay(move.until, "the day until which"),
  },
});

const present = ({ changes, ...result }: BulkResult): z.infer<typeof routes.BulkResult> => ({
  ...result,
  changes: [...changes],
});

export const bulkEditHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.previewBulkEdit, async (c) => {
    const { poamIds, ...order } = c.req.valid("json");
    const { systemId } = c.req.valid("param");
    const results = await previewBulkEdit(app, c.get("actor"), systemId, poamIds, orderOf(order));
    return c.json(results.map(present), 200);
  });

  http.openapi(routes.applyBulkEdit, async (c) => {
    const { items, reason, ...order } = c.req.valid("json");
    const { systemId } = c.req.valid("param");
    const whole = { ...orderOf(order), reason };
    const { id, results } = await applyBulkEdit(app, c.get("actor"), systemId, items, whole);
    return c.json({ id, results: results.map(present) }, 201);
  });

  http.openapi(routes.listBulkEdits, async (c) => {
    const edits = await listBulkEdits(app, c.get("actor"), c.req.valid("param").systemId);
    return c.json(
      edits.map((edit) => ({
        ...edit,
        editedAt: edit.editedAt.toISOString(),
        undoneAt: edit.undoneAt?.toISOString() ?? null,
      })),
      200,
    );
  });

  http.openapi(routes.undoBulkEdit, async (c) => {
    const { systemId, bulkEditId: id } = c.req.valid("param");
    const { reason } = c.req.valid("json");
    const { restored, left } = await undoBulkEdit(app, c.get("actor"), { systemId, id }, reason);
    return c.json({ restored: [...restored], left: [...left] }, 200);
  });
};
