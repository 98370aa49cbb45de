import { createRoute, z } from "@hono/zod-openapi";
import { Id, ItemStatus, json, problems } from "./common.ts";

const FoundItem = z
  .object({ systemId: Id, poamId: z.string(), weaknessName: z.string(), status: ItemStatus })
  .openapi("FoundItem");

export const searchItems = createRoute({
  method: "get",
  path: "/api/items",
  operationId: "searchItems",
  tags: ["items"],
  request: {
    query: z.strictObject({
      /** Words, each of which stands in the item's number or in the name of its weakness. */
      q: z.string().trim().min(1).max(200),
      /** The system whose items come first. */
      first: Id.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
  },
  responses: {
    200: json(
      z.array(FoundItem),
      "Items of all systems that the asking person may read; open ones before those that ended.",
    ),
    ...problems,
  },
});
