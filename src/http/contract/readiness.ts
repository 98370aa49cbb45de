import { createRoute, z } from "@hono/zod-openapi";
import { READINESS_LEVELS } from "#domain/readiness/readiness-check.ts";
import { WORK_QUEUES } from "#domain/work-queues.ts";
import {
  Day,
  fileBody,
  Id,
  Instant,
  ItemStatus,
  json,
  jsonBody,
  orNull,
  problems,
  Remark,
  RiskRating,
} from "./common.ts";

const TAGS = ["readiness"];
const systemParams = z.object({ systemId: Id });
const itemParams = z.object({ systemId: Id, poamId: z.string().min(1).max(40) });
const ReadinessLevel = z.enum(READINESS_LEVELS).openapi("ReadinessLevel");
const upTo = (most: number, standard: number) => z.coerce.number().int().min(1).max(most).default(standard);

/** What every report of checks says of itself, and of each check. */
const judged = {
  on: Day,
  /** Items that were judged. */
  items: z.int(),
  byLevel: z.object({ error: z.int(), warning: z.int(), info: z.int() }),
};
const checkFound = {
  check: z.string(),
  level: ReadinessLevel,
  explanation: z.string(),
  fix: z.string(),
  findings: z.int(),
  /** 0 when it is found in all items together. */
  items: z.int(),
};

export const Readiness = z
  .object({
    ...judged,
    checks: z.array(
      z.object({
        ...checkFound,
        shown: z.array(
          z.object({
            field: z.string(),
            message: z.string(),
            item: orNull(
              z.object({
                poamId: z.string(),
                weaknessName: z.string(),
                originalRiskRating: RiskRating,
                status: ItemStatus,
                scheduledCompletionDate: Day.nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .openapi("Readiness");

export const readReadiness = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/readiness",
  operationId: "readReadiness",
  tags: TAGS,
  request: {
    params: systemParams,
    query: z.strictObject({
      check: z.string().max(60).optional(),
      limit: upTo(1000, 20),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: { 200: json(Readiness, "What keeps the ledger from being handed in today."), ...problems },
});

export const DocumentReadiness = z
  .object({
    ...judged,
    /** The name of the rulebook that it was judged by. */
    rulebook: z.string(),
    checks: z.array(
      z.object({
        ...checkFound,
        shown: z.array(
          z.object({
            field: z.string(),
            message: z.string(),
            item: orNull(
              z.object({
                /** Empty where the document gives none. */
                poamId: z.string(),
                weaknessName: z.string(),
                originalRiskRating: orNull(RiskRating),
              }),
            ),
          }),
        ),
      }),
    ),
    /** What was odd in the document and was read all the same. */
    remarks: z.array(Remark),
  })
  .openapi("DocumentReadiness");

export const judgeDocument = createRoute({
  method: "post",
  path: "/api/documents/readiness",
  operationId: "judgeDocument",
  tags: TAGS,
  request: {
    query: z.strictObject({
      /** The id of a rulebook that ships with the program: this, or a system whose rulebook judges. */
      rulebook: z.string().min(1).max(60).optional(),
      systemId: Id.optional(),
      /** Judged for this day instead of the document's own. */
      asOf: Day.optional(),
      limit: upTo(1000, 20),
    }),
    ...fileBody,
  },
  responses: {
    200: json(DocumentReadiness, "What keeps the document from being handed in. Nothing of it is kept."),
    ...problems,
  },
});

export const ItemReadiness = z
  .array(
    z.object({
      check: z.string(),
      level: ReadinessLevel,
      field: z.string(),
      message: z.string(),
      fix: z.string(),
    }),
  )
  .openapi("ItemReadiness");

export const readItemReadiness = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/readiness",
  operationId: "readItemReadiness",
  tags: TAGS,
  request: { params: itemParams },
  responses: { 200: json(ItemReadiness, "What the checks find in the item."), ...problems },
});

export const Baselines = z
  .object({
    uniqueVulnerabilities: z.int(),
    baselines: z.array(
      z.object({
        on: Day,
        vulnerabilities: z.int(),
        reason: z.string(),
        by: z.string(),
        recordedAt: Instant,
      }),
    ),
  })
  .openapi("Baselines");

export const readBaselines = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/baselines",
  operationId: "readBaselines",
  tags: TAGS,
  request: { params: systemParams },
  responses: {
    200: json(Baselines, "The baselines of unique vulnerabilities, the present one first."),
    ...problems,
  },
});

export const setBaseline = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/baselines",
  operationId: "setBaseline",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          on: Day,
          vulnerabilities: z.int().min(0).max(10_000_000),
          reason: z.string().trim().min(1).max(4000),
        })
        .openapi("NewBaseline"),
    ),
  },
  responses: { 201: json(Baselines, "The baselines with the new one."), ...problems },
});

export const Work = z
  .object({
    on: Day,
    queues: z.array(
      z.object({
        queue: z.enum(WORK_QUEUES).openapi("WorkQueue"),
        total: z.int(),
        rows: z.array(
          z
            .object({
              systemId: Id,
              system: z.string(),
              poamId: z.string().nullable(),
              weaknessName: z.string().nullable(),
              rating: orNull(RiskRating),
              status: orNull(ItemStatus),
              on: Day.nullable(),
              what: z.string().nullable(),
            })
            .openapi("WorkRow"),
        ),
      }),
    ),
  })
  .openapi("Work");

const workQuery = z.strictObject({ limit: upTo(500, 10) });

export const readWork = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/work",
  operationId: "readWork",
  tags: TAGS,
  request: { params: systemParams, query: workQuery },
  responses: { 200: json(Work, "What waits in the system, queue by queue."), ...problems },
});

export const readAllWork = createRoute({
  method: "get",
  path: "/api/work",
  operationId: "readAllWork",
  tags: TAGS,
  request: { query: workQuery },
  responses: { 200: json(Work, "What waits in all systems that the person may read."), ...problems },
});

export const NeedsAttention = z
  .object({
    total: z.int(),
    items: z.array(
      z.object({
        poamId: z.string(),
        weaknessName: z.string(),
        rating: RiskRating,
        status: ItemStatus,
        scheduledCompletionDate: Day.nullable(),
        errors: z.int(),
        message: z.string(),
      }),
    ),
  })
  .openapi("NeedsAttention");

export const readNeedsAttention = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/work/needs-attention",
  operationId: "readNeedsAttention",
  tags: TAGS,
  request: { params: systemParams, query: workQuery },
  responses: { 200: json(NeedsAttention, "The items that an authority would send back."), ...problems },
});
