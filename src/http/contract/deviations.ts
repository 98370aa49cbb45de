import { createRoute, z } from "@hono/zod-openapi";
import { Day, Id, json, jsonBody, orNull, problems } from "./common.ts";
import {
  AdjustedScore,
  Claim,
  ClaimType,
  Deviation,
  RequestMove,
  RequestStatus,
  ScoreQuestion,
  StandingMatch,
} from "./deviation-view.ts";

const TAGS = ["deviations"];
const systemParams = z.object({ systemId: Id });
const itemParams = systemParams.extend({ poamId: z.string().min(1).max(40) });
const text = z.string().trim().min(1).max(10_000);

const asked = {
  claim: Claim,
  rationale: text,
  /** What the provider adds to what the tool says. */
  vulnerabilityInformation: z.string().max(10_000).nullish(),
};

export const listDeviations = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/deviations",
  operationId: "listDeviations",
  tags: TAGS,
  request: {
    params: systemParams,
    query: z.strictObject({
      status: RequestStatus.optional(),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(500),
    }),
  },
  responses: {
    200: json(
      z.object({ today: Day, total: z.int(), deviations: z.array(Deviation) }).openapi("DeviationPage"),
      "The requests, standing deviations among them, the newest first; `total` counts all that match.",
    ),
    ...problems,
  },
});

export const readItemDeviations = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/deviations",
  operationId: "readItemDeviations",
  tags: TAGS,
  request: { params: itemParams },
  responses: {
    200: json(
      z
        .object({
          today: Day,
          deviations: z.array(Deviation),
          /** What could be asked for now, each with why not. */
          types: z.array(z.object({ type: ClaimType, refusal: z.string().nullable() })),
          /** The vector and score that a risk adjustment starts from; null without a vector. */
          unmodified: orNull(AdjustedScore),
        })
        .openapi("ItemDeviations"),
      "The item's requests, the newest first, and what could be asked for.",
    ),
    ...problems,
  },
});

export const requestDeviation = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/items/{poamId}/deviations",
  operationId: "requestDeviation",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(
      z
        .strictObject({
          ...asked,
          /** The last day on which it should hold; needed for a risk acceptance. */
          until: Day.nullish(),
          /** Pieces of evidence on the item. */
          evidenceIds: z.array(Id).max(100).optional(),
        })
        .openapi("RequestDeviation"),
    ),
  },
  responses: { 201: json(Deviation, "The request waits for another person's decision."), ...problems },
});

export const requestStandingDeviation = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/deviations",
  operationId: "requestStandingDeviation",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          ...asked,
          match: StandingMatch,
          from: Day,
          /** Its last day. */
          until: Day,
        })
        .openapi("RequestStandingDeviation"),
    ),
  },
  responses: { 201: json(Deviation, "The request waits for another person's decision."), ...problems },
});

export const decideDeviation = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/deviations/{deviationId}/moves",
  operationId: "decideDeviation",
  tags: TAGS,
  request: {
    params: systemParams.extend({ deviationId: Id }),
    ...jsonBody(
      z
        .strictObject({
          move: RequestMove,
          reason: z.string().trim().min(1).max(4000),
          /** The last day of an approval; absent takes the day that was asked for. */
          expiresOn: Day.nullish(),
          /** The day on which it is looked at again. */
          reviewOn: Day.nullish(),
        })
        .openapi("DecideDeviation"),
    ),
  },
  responses: { 200: json(Deviation, "The request as decided."), ...problems },
});

export const scoreAdjustment = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/items/{poamId}/adjusted-score",
  operationId: "scoreAdjustment",
  tags: TAGS,
  request: { params: itemParams, ...jsonBody(ScoreQuestion) },
  responses: {
    200: json(
      z.object({ adjusted: orNull(AdjustedScore) }).openapi("ScoreAnswer"),
      "The score of the modified vector; null without a vector that has the metrics. Nothing is kept.",
    ),
    ...problems,
  },
});
