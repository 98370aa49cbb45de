import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { Fault } from "#domain/fault.ts";
import type { Environment, ServerContext } from "./environment.ts";

/** Gives every request an id that stands in the log, in problems and in the answer's header. */
export const requestIds = (): MiddlewareHandler<Environment> => async (c, next) => {
  c.set("requestId", randomUUID());
  await next();
  c.header("x-request-id", c.get("requestId"));
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every answer (ASVS 5.0: 3.2.1, 3.4.3 to 3.4.8, 14.3.2). */
export const securityHeaders =
  (publicUrl: string): MiddlewareHandler<Environment> =>
  async (c, next) => {
    await next();
    c.header("content-security-policy", CONTENT_SECURITY_POLICY);
    c.header("x-content-type-options", "nosniff");
    // Not "no-referrer": the browser would then leave the origin out of the page's own requests.
    c.header("referrer-policy", "same-origin");
    c.header("cross-origin-opener-policy", "same-origin");
    c.header("cross-origin-resource-policy", "same-origin");
    c.header("permissions-policy", "camera=(), geolocation=(), microphone=()");
    if (publicUrl.startsWith("https:"))
      c.header("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (c.req.path.startsWith("/api/") && !c.res.headers.has("cache-control"))
      c.header("cache-control", "no-store");
  };

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const BODY_TYPES = new Set([
  "application/json",
  "application/json; charset=utf-8",
  "application/json;charset=utf-8",
  "application/octet-stream",
]);

const saysBody = (headers: Headers): boolean =>
  Number(headers.get("content-length") ?? 0) > 0 || headers.has("transfer-encoding");

/** A change comes from our own page or from a program, never from a foreign page (ASVS 5.0: 3.5.1 to 3.5.3). */
export const sameOriginOnly =
  (origins: ReadonlySet<string>): MiddlewareHandler<Environment> =>
  async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method)) {
      const site = c.req.header("sec-fetch-site");
      const origin = c.req.header("origin");
      if ((site && site !== "same-origin" && site !== "none") || (origin && !origins.has(origin))) {
        throw new Fault(
          "access.denied",
          "Expected a request from Milepost's own page, found one from another site. Use the address that the server printed.",
        );
      }
    }
    await next();
  };

/** Bodies are JSON, said exactly, or raw bytes: no other type reaches a schema (security: content type confusion). */
export const exactContentType = (): MiddlewareHandler<Environment> => async (c, next) => {
  const type = c.req.header("content-type");
  // Not by `raw.body`: under the real server that is a stream even when nothing was sent.
  const named = type ?? (saysBody(c.req.raw.headers) ? "none" : null);
  if (named !== null && !SAFE_METHODS.has(c.req.method) && !BODY_TYPES.has(named)) {
    throw new Fault(
      "input.invalid",
      `Expected a body of type application/json or application/octet-stream, found ${named}.`,
    );
  }
  await next();
};

/** Only signed-in people pass; they become the actor of everything behind. */
export const signedInOnly =
  ({ accounts }: ServerContext): MiddlewareHandler<Environment> =>
  async (c, next) => {
    const person = await accounts.signedIn(c.req.raw.headers);
    if (!person)
      throw new Fault(
        "access.sign-in-required",
        "Expected a signed-in person, found no live session. Sign in.",
      );
    c.set("actor", { kind: "user", userId: person.id, name: person.name });
    await next();
  };
