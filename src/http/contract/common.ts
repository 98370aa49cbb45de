import { z } from "@hono/zod-openapi";
import { FIVE_LEVELS } from "#domain/risk-matrix.ts";
import { RISK_RATINGS, SEVERITIES } from "#domain/risk-rating.ts";
import { IMPACT_LEVELS } from "#domain/rulebook.ts";
import { ROLES, ACTIONS } from "#domain/access.ts";
import { ITEM_STATUSES } from "#domain/poam-item.ts";
import { UNPROVEN_REASONS } from "#domain/coverage.ts";

/** RFC 9457 problem details; `code` is a fault code of docs/faults.md. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
  })
  .openapi("Problem");

export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .openapi({ format: "date", example: "2026-03-31" });
export const Instant = z.iso.datetime().openapi({ example: "2026-03-31T08:15:00.000Z" });
export const Id = z.uuid();
export const Severity = z.enum(SEVERITIES).openapi("Severity");
export const RiskRating = z.enum(RISK_RATINGS).openapi("RiskRating");
export const FiveLevel = z.enum(FIVE_LEVELS).openapi("FiveLevel");
export const ImpactLevel = z.enum(IMPACT_LEVELS).openapi("ImpactLevel");
export const Role = z.enum(ROLES).openapi("Role");
export const Action = z.enum(ACTIONS).openapi("Action");
export const ItemStatus = z.enum(ITEM_STATUSES).openapi("ItemStatus");
export const UnprovenReason = z.enum(UNPROVEN_REASONS).openapi("UnprovenReason");
export const Remark = z
  .object({ code: z.string(), where: z.string(), message: z.string() })
  .openapi("Remark");

export const Timeliness = z
  .object({
    state: z.enum(["late", "due soon", "on time", "waiting for vendor", "no date"]),
    /** Days to the scheduled completion date; negative when past, null when there is none. */
    daysLeft: z.int().nullable(),
  })
  .openapi("Timeliness");

/** `schema` or null, keeping the schema's own name in the document (`.nullable()` would make the name itself nullable). */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** The refusals that every route may answer with. */
export const problems = {
  400: problem("The input is not valid."),
  401: problem("Nobody is signed in."),
  403: problem("The person may not do this."),
  404: problem("It does not exist, or the person may not see it."),
  409: problem("It does not fit the present state."),
  500: problem("A bug; the request id finds it in the log."),
};

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** A file's bytes as the body. */
export const fileBody = {
  body: {
    required: true,
    content: {
      "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) },
    },
  },
};

export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
