import type { OpenAPIHono } from "@hono/zod-openapi";
import { addOwnField, changeOwnField, listOwnFields } from "#app/item/own-fields.ts";
import * as routes from "../contract/item-fields.ts";
import type { Environment, ServerContext } from "../environment.ts";

const present = <Field extends { readonly choices: readonly string[] }>(field: Field) => ({
  ...field,
  choices: [...field.choices],
});

export const ownFieldHandlers = (
  http: OpenAPIHono<Environment>,
  { app }: Pick<ServerContext, "app">,
): void => {
  http.openapi(routes.listOwnFields, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json((await listOwnFields(app, c.get("actor"), systemId)).map(present), 200);
  });

  http.openapi(routes.addOwnField, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(present(await addOwnField(app, c.get("actor"), systemId, c.req.valid("json"))), 201);
  });

  http.openapi(routes.changeOwnField, async (c) => {
    const { systemId, fieldKey: key } = c.req.valid("param");
    const change = c.req.valid("json");
    return c.json(present(await changeOwnField(app, c.get("actor"), { systemId, key }, change)), 200);
  });
};
