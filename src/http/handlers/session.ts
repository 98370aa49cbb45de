import type { OpenAPIHono } from "@hono/zod-openapi";
import { acceptInvitation, readInvitation } from "#app/people/accept-invitation.ts";
import { needsSetup } from "#app/people/setup-link.ts";
import { isAdministrator } from "#app/people/administrators.ts";
import * as routes from "../contract/session.ts";
import type { Environment, ServerContext } from "../environment.ts";

/** The routes that nobody needs to be signed in for. */
export const sessionHandlers = (http: OpenAPIHono<Environment>, context: ServerContext): void => {
  const { app, accounts, version } = context;

  http.openapi(routes.readSession, async (c) => {
    const person = await accounts.signedIn(c.req.raw.headers);
    const user = person && { ...person, administrator: await isAdministrator(app, person.id) };
    return c.json({ user, setupNeeded: await needsSetup(app), version }, 200);
  });

  http.openapi(routes.readInvitation, async (c) =>
    c.json(await readInvitation(app, c.req.valid("param").token), 200),
  );

  http.openapi(routes.acceptInvitation, async (c) => {
    await acceptInvitation(app, c.req.valid("param").token, c.req.valid("json"), accounts.create);
    return c.body(null, 204);
  });
};
