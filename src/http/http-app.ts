import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { Fault } from "#domain/fault.ts";
import type { Environment, ServerContext } from "./environment.ts";
import { exactContentType, requestIds, sameOriginOnly, securityHeaders, signedInOnly } from "./guards.ts";
import { batchHandlers } from "./handlers/batches.ts";
import { bulkEditHandlers } from "./handlers/bulk-edits.ts";
import { catalogHandlers } from "./handlers/catalogs.ts";
import { clockHandlers } from "./handlers/clocks.ts";
import { cmmcHandlers } from "./handlers/cmmc.ts";
import { deviationHandlers } from "./handlers/deviations.ts";
import { evidenceHandlers } from "./handlers/evidence.ts";
import { exportHandlers } from "./handlers/exports.ts";
import { findingHandlers } from "./handlers/findings.ts";
import { importHandlers } from "./handlers/imports.ts";
import { inventoryHandlers } from "./handlers/inventory.ts";
import { itemHandlers } from "./handlers/items.ts";
import { mappingHandlers } from "./handlers/mappings.ts";
import { milestoneHandlers } from "./handlers/milestones.ts";
import { metricsHandlers } from "./handlers/metrics.ts";
import { ownFieldHandlers } from "./handlers/own-fields.ts";
import { readinessHandlers } from "./handlers/readiness.ts";
import { noteHandlers } from "./handlers/notes.ts";
import { retellingHandlers } from "./handlers/retelling.ts";
import { sessionHandlers } from "./handlers/session.ts";
import { systemHandlers } from "./handlers/systems.ts";
import { uploadHandlers } from "./handlers/uploads.ts";
import { vulnerabilityDataHandlers } from "./handlers/vulnerability-data.ts";
import { openApiDocument } from "./openapi.ts";
import { invalidInput, onError, problem } from "./problems.ts";
import { page } from "./static-page.ts";

const MAX_JSON_BYTES = 1024 * 1024;

/** The whole web door: API, sign-in and page. Tests call `.request()` on it without a server. */
export const httpApp = (context: ServerContext, origins: ReadonlySet<string>): OpenAPIHono<Environment> => {
  const http = new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error.issues);
    },
  });
  http.onError(onError(context.log));
  http.notFound((c) =>
    problem(c, "route.not-found", `Expected a known address, found ${c.req.method} ${c.req.path}. Check it.`),
  );
  http.use(requestIds());
  http.use(securityHeaders(context.publicUrl));
  http.use("/api/*", compress());
  http.use("/api/*", sameOriginOnly(origins));
  http.use("/api/*", exactContentType());
  http.use("/api/*", async (c, next) => {
    const upload = c.req.header("content-type") === "application/octet-stream";
    return upload ? next() : limitJson(c, next);
  });
  http.get("/healthz", (c) => c.json({ status: "ok" }));
  http.get("/api/openapi.json", (c) => c.json(openApiDocument(context.version)));
  http.on(["GET", "POST"], "/api/auth/*", (c) => context.accounts.handle(c.req.raw));
  sessionHandlers(http, context);
  http.use("/api/*", signedInOnly(context));
  systemHandlers(http, context);
  importHandlers(http, context);
  batchHandlers(http, context);
  uploadHandlers(http, context);
  mappingHandlers(http, context);
  findingHandlers(http, context);
  itemHandlers(http, context);
  ownFieldHandlers(http, context);
  bulkEditHandlers(http, context);
  noteHandlers(http, context);
  clockHandlers(http, context);
  evidenceHandlers(http, context);
  inventoryHandlers(http, context);
  retellingHandlers(http, context);
  cmmcHandlers(http, context);
  deviationHandlers(http, context);
  milestoneHandlers(http, context);
  readinessHandlers(http, context);
  metricsHandlers(http, context);
  catalogHandlers(http, context);
  vulnerabilityDataHandlers(http, context);
  exportHandlers(http, context);
  http.get("*", page(context.webRoot));
  return http;
};

const limitJson = bodyLimit({
  maxSize: MAX_JSON_BYTES,
  onError: () => {
    throw new Fault(
      "input.invalid",
      `Expected a body of at most ${MAX_JSON_BYTES} bytes, found a larger one.`,
    );
  },
});
