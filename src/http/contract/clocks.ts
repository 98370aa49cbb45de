import { createRoute, z } from "@hono/zod-openapi";
import { REQUEST_DECISIONS, REQUEST_STATUSES } from "#domain/request.ts";
import { Day, Id, Instant, ItemStatus, json, jsonBody, orNull, problems, RiskRating } from "./common.ts";
import { Item } from "./items.ts";

const TAGS = ["clocks"];
const systemParams = z.object({ systemId: Id });
const itemParams = z.object({ systemId: Id, poamId: z.string().min(1).max(40) });
const Reason = z.string().trim().min(1).max(4000);

const Choice = {
  rulebookId: z.string().min(1).max(40),
  /** Null: one that ships with Milepost. */
  rulebookVersion: z.int().min(1).nullable(),
};

export const SystemRulebooks = z
  .object({
    inForce: z.object({ id: z.string(), version: z.int().nullable() }),
    rulebooks: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        about: z.string(),
        version: z.int().nullable(),
        baseId: z.string().nullable(),
        changes: z.record(z.string(), z.unknown()),
      }),
    ),
    history: z.array(
      z.object({
        rulebookId: z.string(),
        rulebookVersion: z.int().nullable(),
        adoptedAt: Instant,
        adoptedBy: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .openapi("SystemRulebooks");

export const listSystemRulebooks = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/rulebooks",
  operationId: "listSystemRulebooks",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(SystemRulebooks, "The rulebooks that the system can follow."), ...problems },
});

export const RulebookSetting = z
  .object({
    key: z.string(),
    label: z.string(),
    kind: z.string(),
    /** In a person's words. */
    value: z.string().nullable(),
    source: z.string().nullable(),
    confidence: z.string().nullable(),
    /** Whether a plain form can change it: a number of days, a choice, yes or no. */
    editable: z.boolean(),
    words: z.array(z.string()),
    raw: z.unknown(),
  })
  .openapi("RulebookSetting");

export const readRulebook = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/rulebooks/{rulebookId}",
  operationId: "readRulebook",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id, rulebookId: z.string().min(1).max(40) }),
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  },
  responses: {
    200: json(z.array(RulebookSetting), "What the rulebook says, setting by setting."),
    ...problems,
  },
});

export const saveRulebook = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/rulebooks",
  operationId: "saveRulebook",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
          name: z.string().trim().min(1).max(200),
          baseId: z.string().min(1).max(40),
          changes: z.record(z.string(), z.unknown()),
        })
        .openapi("NewRulebook"),
    ),
  },
  responses: {
    201: json(z.object({ id: z.string(), version: z.int() }).openapi("SavedRulebook"), "The version kept."),
    ...problems,
  },
});

export const TriedRulebook = z
  .object({
    revision: z.int(),
    settings: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    moves: z.array(
      z.object({ poamId: z.string(), name: z.string(), from: Day.nullable(), to: Day.nullable() }),
    ),
    unchanged: z.int(),
  })
  .openapi("TriedRulebook");

export const tryRulebook = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/rulebook/try",
  operationId: "tryRulebook",
  tags: TAGS,
  request: { params: systemParams, ...jsonBody(z.strictObject(Choice).openapi("RulebookChoice")) },
  responses: { 200: json(TriedRulebook, "What it would change; nothing is changed."), ...problems },
});

export const adoptRulebook = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/rulebook/adopt",
  operationId: "adoptRulebook",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(z.strictObject({ ...Choice, revision: z.int(), reason: Reason }).openapi("AdoptRulebook")),
  },
  responses: { 200: json(TriedRulebook, "What it changed."), ...problems },
});

export const setManualDate = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/items/{poamId}/manual-date",
  operationId: "setManualDate",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(z.strictObject({ date: Day.nullable(), reason: Reason }).openapi("ManualDate")),
  },
  responses: { 200: json(Item, "The item with its date."), ...problems },
});

export const Extension = z
  .object({
    id: Id,
    poamId: z.string(),
    from: Day,
    to: Day,
    reason: z.string(),
    status: z.enum(REQUEST_STATUSES),
    requestedBy: z.string(),
    requestedAt: Instant,
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    decisionReason: z.string().nullable(),
    /** Whether the asking person made the request. */
    mine: z.boolean(),
  })
  .openapi("Extension");

export const listExtensions = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/extensions",
  operationId: "listExtensions",
  tags: TAGS,
  request: { params: systemParams, query: z.strictObject({ poamId: z.string().max(40).optional() }) },
  responses: {
    200: json(z.array(Extension), "Every extension asked for, the first one first."),
    ...problems,
  },
});

export const requestExtension = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/items/{poamId}/extensions",
  operationId: "requestExtension",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(z.strictObject({ to: Day, reason: Reason }).openapi("ExtensionRequest")),
  },
  responses: {
    201: json(z.object({ id: Id }).openapi("ExtensionId"), "It waits for a decision."),
    ...problems,
  },
});

export const decideExtension = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/extensions/{extensionId}/decision",
  operationId: "decideExtension",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id, extensionId: Id }),
    ...jsonBody(
      z.strictObject({ decision: z.enum(REQUEST_DECISIONS), reason: Reason }).openapi("ExtensionDecision"),
    ),
  },
  responses: { 204: { description: "It is decided." }, ...problems },
});

export const VendorDependency = z
  .object({
    id: Id,
    product: z.string(),
    vendor: z.string().nullable(),
    openedOn: Day,
    releasedOn: Day.nullable(),
    endedOn: Day.nullable(),
    checkIns: z.array(z.object({ checkedOn: Day, answer: z.string(), by: z.string() })),
  })
  .openapi("VendorDependency");

export const listVendorDependencies = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/vendor",
  operationId: "listVendorDependencies",
  tags: TAGS,
  request: { params: itemParams },
  responses: { 200: json(z.array(VendorDependency), "The present one first."), ...problems },
});

export const recordVendorEvent = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/items/{poamId}/vendor",
  operationId: "recordVendorEvent",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(
      z
        .discriminatedUnion("event", [
          z.strictObject({
            event: z.literal("open"),
            product: z.string().trim().min(1).max(500),
            vendor: z.string().trim().max(500).nullable(),
            on: Day,
          }),
          z.strictObject({ event: z.enum(["check in", "release", "end"]), answer: Reason, on: Day }),
        ])
        .openapi("VendorEvent"),
    ),
  },
  responses: {
    200: json(z.array(VendorDependency), "The item's dependencies as they are now."),
    ...problems,
  },
});

export const PastItem = z
  .object({
    poamId: z.string(),
    weaknessName: z.string(),
    status: ItemStatus,
    originalRiskRating: RiskRating,
    adjustedRiskRating: orNull(RiskRating),
    originalDetectionDate: Day,
    scheduledCompletionDate: Day.nullable(),
    statusDate: Day,
    completionDate: Day.nullable(),
    pointOfContact: z.string().nullable(),
    team: z.string().nullable(),
    controls: z.array(z.string()),
  })
  .openapi("PastItem");

export const listItemsAsOf = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items-as-of",
  operationId: "listItemsAsOf",
  tags: TAGS,
  request: { params: systemParams, query: z.strictObject({ day: Day }) },
  responses: {
    200: json(z.array(PastItem), "The items as they were known at the end of that day."),
    ...problems,
  },
});

export const readClockAsOf = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/clock",
  operationId: "readClockAsOf",
  tags: TAGS,
  request: { params: itemParams, query: z.strictObject({ day: Day }) },
  responses: {
    200: json(
      z
        .object({
          /** Whether the item was recorded by then. */
          known: z.boolean(),
          date: Day.nullable(),
          steps: z.array(z.object({ step: z.string(), value: z.string(), because: z.string() })),
        })
        .openapi("ClockAsOf"),
      "The date in force at the end of that day, and why.",
    ),
    ...problems,
  },
});
