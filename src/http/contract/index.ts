/** THE list of routes: the OpenAPI document, the page's client and the access matrix are made from it. */
export * as exportRoutes from "./exports.ts";
export * as importRoutes from "./imports.ts";
export * as itemRoutes from "./items.ts";
export * as retellingRoutes from "./retelling.ts";
export * as sessionRoutes from "./session.ts";
export * as systemRoutes from "./systems.ts";
