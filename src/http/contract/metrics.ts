import { createRoute, z } from "@hono/zod-openapi";
import { Day, Id, json, orNull, problems, RiskRating } from "./common.ts";

const Groups = z.array(
  z
    .object({ name: z.string().nullable(), open: z.int(), late: z.int(), closed: z.int() })
    .openapi("MetricsGroup"),
);

const ForecastDates = z
  .object({ p50: Day.nullable(), p80: Day.nullable(), p95: Day.nullable() })
  .openapi("ForecastDates");

export const Forecast = z
  .discriminatedUnion("possible", [
    z.object({
      possible: z.literal(true),
      withNew: ForecastDates,
      withoutNew: ForecastDates,
      burnDown: z.array(z.object({ week: Day, p50: z.int(), p80: z.int() })),
      trials: z.int(),
      weeks: z.int(),
      opened: z.int(),
      closed: z.int(),
      because: z.string(),
    }),
    z.object({ possible: z.literal(false), because: z.string() }),
  ])
  .openapi("Forecast");

export const Metrics = z
  .object({
    on: Day,
    months: z.array(
      z.object({
        month: z.string(),
        rating: RiskRating,
        open: z.int(),
        late: z.int(),
        opened: z.int(),
        closed: z.int(),
      }),
    ),
    ageing: z.array(
      z.object({
        name: z.string(),
        /** The days of detection that it holds, the first and the last. */
        detectedFrom: Day.nullable(),
        detectedTo: Day.nullable(),
        critical: z.int(),
        high: z.int(),
        moderate: z.int(),
        low: z.int(),
      }),
    ),
    remediation: z.array(
      z.object({
        rating: z.union([RiskRating, z.literal("all")]),
        closed: z.int(),
        /** Days. */
        median: z.int().nullable(),
        p90: z.int().nullable(),
        /** 0 to 1. */
        onTimeRate: z.number().nullable(),
      }),
    ),
    open: z.int(),
    /** The first of the 365 days of which closures are counted. */
    closedFrom: Day,
    forecast: Forecast,
    byOwner: Groups,
    byFamily: Groups,
    bySource: Groups,
    quarters: z.array(
      z.object({
        name: z.string(),
        first: Day,
        last: Day,
        openAtStart: z.int(),
        completedOnTime: z.int(),
        completedLate: z.int(),
        onTrack: z.int(),
        delayed: z.int(),
        newItems: z.int(),
        endedOtherwise: z.int(),
        foundBy: z.array(z.object({ source: z.string(), items: z.int() })),
      }),
    ),
    quarterlySource: z.string(),
    vulnerabilities: z.object({
      now: z.int(),
      baseline: z.int().nullable(),
      setOn: Day.nullable(),
      triggersAt: z.int().nullable(),
      triggered: z.boolean(),
    }),
    fixOnce: z.array(
      z.object({
        what: z.enum(["product", "solution", "weakness"]),
        name: z.string(),
        solution: orNull(z.string()),
        points: z.int(),
        poamIds: z.array(z.string()),
        ends: z.int(),
        weaknesses: z.int(),
        places: z.int(),
        removedSoFar: z.number(),
      }),
    ),
    lateRiskWeights: z.string(),
  })
  .openapi("Metrics");

export const readMetrics = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/metrics",
  operationId: "readMetrics",
  tags: ["metrics"],
  request: { params: z.object({ systemId: Id }) },
  responses: { 200: json(Metrics, "How the ledger goes."), ...problems },
});
