import { OpenAPIHono } from "@hono/zod-openapi";
import type { RouteConfig } from "@hono/zod-openapi";
import * as contract from "./contract/index.ts";

const isRoute = (value: unknown): value is RouteConfig =>
  typeof value === "object" && value !== null && "operationId" in value && "responses" in value;

/** Every route of the contract, in the order of its files. */
export const allRoutes = (): RouteConfig[] =>
  Object.values(contract).flatMap((group) => Object.values(group).filter(isRoute));

/** The OpenAPI 3.1 document of the API, made from the contract alone. */
export const openApiDocument = (version: string) => {
  const app = new OpenAPIHono();
  for (const route of allRoutes()) app.openAPIRegistry.registerPath(route);
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Milepost", version, description: "The POA&M system of record that a team runs itself." },
  });
};
