import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { Fault, FAULTS, type FaultCode } from "#domain/fault.ts";
import type { Environment } from "./environment.ts";

/** Answers a refusal as RFC 9457 problem details. */
export const problem = (c: Context<Environment>, code: FaultCode, detail: string): Response => {
  const { status, title } = FAULTS[code];
  const body = {
    type: `urn:milepost:fault:${code}`,
    title,
    status,
    code,
    detail,
    requestId: c.get("requestId"),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  });
};

/** How PostgreSQL refuses a NUL character, the one that its texts cannot hold: in a value, and inside JSON. */
const UNWRITABLE_TEXT: ReadonlySet<string> = new Set(["22021", "22P05"]);

/** Faults say what is wrong; anything else is a bug, of which the client learns no more than where to find it in the log. */
export const onError =
  (log: Logger) =>
  (error: Error, c: Context<Environment>): Response => {
    if (error instanceof Fault) return problem(c, error.code, error.message);
    if ("code" in error && UNWRITABLE_TEXT.has(String(error.code)))
      return problem(c, "input.invalid", "Expected text without NUL characters, found one. Take it out.");
    if (error instanceof HTTPException)
      return problem(c, "input.invalid", error.message || "The request cannot be read.");
    log.error({ err: error, requestId: c.get("requestId"), path: c.req.path }, "bug");
    const body = {
      type: "about:blank",
      title: "Internal error",
      status: 500,
      code: "bug",
      detail: `Something went wrong on our side. Tell your administrator this request id: ${c.get("requestId")}.`,
      requestId: c.get("requestId"),
    };
    return new Response(JSON.stringify(body), {
      status: 500,
      headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
    });
  };

type Issue = { readonly path: ReadonlyArray<PropertyKey>; readonly message: string };

/** What a schema found wrong, field by field. */
export const invalidInput = (issues: readonly Issue[]): Fault => {
  const parts = issues
    .slice(0, 20)
    .map((issue) => `${issue.path.map(String).join(".") || "body"}: ${issue.message}`);
  return new Fault("input.invalid", `The input does not fit. ${parts.join("; ")}.`);
};
