/** THE list of routes: the OpenAPI document, the page's client and the access matrix are made from it. */
export * as batchRoutes from "./batches.ts";
export * as clockRoutes from "./clocks.ts";
export * as cmmcRoutes from "./cmmc.ts";
export * as deviationRoutes from "./deviations.ts";
export * as evidenceRoutes from "./evidence.ts";
export * as exportRoutes from "./exports.ts";
export * as findingRoutes from "./findings.ts";
export * as importRoutes from "./imports.ts";
export * as inventoryRoutes from "./inventory.ts";
export * as itemFieldRoutes from "./item-fields.ts";
export * as itemRoutes from "./items.ts";
export * as mappingRoutes from "./mappings.ts";
export * as milestoneRoutes from "./milestones.ts";
export * as retellingRoutes from "./retelling.ts";
export * as sessionRoutes from "./session.ts";
export * as systemRoutes from "./systems.ts";
export * as uploadRoutes from "./uploads.ts";
