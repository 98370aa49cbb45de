import { createRoute, z } from "@hono/zod-openapi";
import { json, jsonBody, problems, Role, orNull } from "./common.ts";

export const Session = z
  .object({
    user: z
      .object({ id: z.string(), name: z.string(), email: z.string(), administrator: z.boolean() })
      .nullable(),
    /** True until the first administrator has used the one-time link that `npm start` prints. */
    setupNeeded: z.boolean(),
    version: z.string(),
  })
  .openapi("Session");

export const readSession = createRoute({
  method: "get",
  path: "/api/session",
  operationId: "readSession",
  tags: ["session"],
  responses: { 200: json(Session, "Who is signed in."), ...problems },
});

/** What a one-time link is for. */
export const Invitation = z
  .object({
    purpose: z.enum(["administrator", "member"]),
    email: z.string().nullable(),
    organization: z.string().nullable(),
    system: z.string().nullable(),
    role: orNull(Role),
  })
  .openapi("Invitation");

export const readInvitation = createRoute({
  method: "get",
  path: "/api/invitations/{token}",
  operationId: "readInvitation",
  tags: ["session"],
  request: { params: z.object({ token: z.string().min(20).max(200) }) },
  responses: { 200: json(Invitation, "What the one-time link is for."), ...problems },
});

export const acceptInvitation = createRoute({
  method: "post",
  path: "/api/invitations/{token}",
  operationId: "acceptInvitation",
  tags: ["session"],
  request: {
    params: z.object({ token: z.string().min(20).max(200) }),
    ...jsonBody(
      z
        .strictObject({
          name: z.string().trim().min(1).max(200),
          email: z.email().max(320),
          password: z.string().min(15).max(128),
          /** Needed for the first administrator only: the organization to create. */
          organization: z.string().trim().min(1).max(200).optional(),
        })
        .openapi("AcceptInvitation"),
    ),
  },
  responses: { 204: { description: "The account exists; sign in with it." }, ...problems },
});
