import { createRoute, z } from "@hono/zod-openapi";
import { Day, Id, Instant, json, jsonBody, problems } from "./common.ts";

const TAGS = ["items"];
const itemParams = z.object({ systemId: Id, poamId: z.string().min(1).max(40) });
const Kind = z.enum(["comment", "review"]);

export const ItemNote = z
  .object({
    id: Id,
    poamId: z.string(),
    kind: Kind,
    body: z.string(),
    /** Names of the members who are asked to look. */
    mentions: z.array(z.string()),
    /** Of a review: when the next one is due. */
    nextReviewOn: Day.nullable(),
    by: z.string(),
    notedAt: Instant,
  })
  .openapi("ItemNote");

export const listNotes = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/notes",
  operationId: "listNotes",
  tags: TAGS,
  request: { params: itemParams },
  responses: { 200: json(z.array(ItemNote), "Comments and reviews, the first one first."), ...problems },
});

export const addNote = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/items/{poamId}/notes",
  operationId: "addNote",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(
      z
        .strictObject({
          kind: Kind,
          body: z.string().trim().min(1).max(8000),
          /** Ids of members of the system. */
          mentions: z.array(z.string()).max(50).default([]),
          nextReviewOn: Day.nullable().default(null),
        })
        .openapi("NewNote"),
    ),
  },
  responses: { 201: json(z.array(ItemNote), "The notes with the new one."), ...problems },
});

export const listMentions = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/mentions",
  operationId: "listMentions",
  tags: TAGS,
  request: { params: z.object({ systemId: Id }) },
  responses: {
    200: json(z.array(ItemNote), "The latest notes that ask the signed-in person to look."),
    ...problems,
  },
});
