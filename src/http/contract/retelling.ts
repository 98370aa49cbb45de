import { createRoute, z } from "@hono/zod-openapi";
import { GROUPINGS, MOST_CLEAN_SCANS } from "#domain/intake-policy.ts";
import { Day, Id, ItemStatus, json, jsonBody, orNull, problems } from "./common.ts";
import { Import, Progress } from "./imports.ts";

const TAGS = ["intake"];
const FindingStatus = z.enum(["open", "not observed", "fixed"]);
const Reason = z.string().trim().min(1).max(2000);

/** How a ledger told in another way differs from the one that stands. */
export const LedgerDifference = z
  .object({
    findings: z.object({
      before: z.int(),
      after: z.int(),
      appear: z.int(),
      disappear: z.int(),
      merged: z.int(),
      split: z.int(),
      moves: z.array(z.object({ from: FindingStatus, to: FindingStatus, findings: z.int() })),
    }),
    items: z.array(
      z.object({
        poamId: z.string(),
        name: z.string(),
        statusBefore: orNull(ItemStatus),
        statusAfter: ItemStatus,
        findingsBefore: z.int(),
        findingsAfter: z.int(),
        scheduledCompletionBefore: Day.nullable(),
        scheduledCompletionAfter: Day.nullable(),
        takesFrom: z.array(z.string()),
        givesTo: z.array(z.string()),
      }),
    ),
    itemsLeftOut: z.int(),
  })
  .openapi("LedgerDifference");

/** Work that answers when it is done is followed under an id that the client makes up; closing the request ends it. */
const followedBy = z.object({ workId: Id.optional() });

export const readWorkProgress = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/progress/{workId}",
  operationId: "readWorkProgress",
  tags: TAGS,
  request: { params: z.object({ systemId: Id, workId: Id }) },
  responses: {
    200: json(
      z.object({ progress: orNull(Progress) }).openapi("WorkProgress"),
      "How far the work under that id is; null when it is not under way, or has told nothing yet.",
    ),
    ...problems,
  },
});

export const previewUndo = createRoute({
  method: "post",
  path: "/api/imports/{importId}/undo/preview",
  operationId: "previewUndo",
  tags: TAGS,
  request: { params: z.object({ importId: Id }), query: followedBy },
  responses: {
    200: json(LedgerDifference, "What undoing the import would do; nothing is changed."),
    ...problems,
  },
});

export const undoImport = createRoute({
  method: "post",
  path: "/api/imports/{importId}/undo",
  operationId: "undoImport",
  tags: TAGS,
  request: {
    params: z.object({ importId: Id }),
    ...jsonBody(z.strictObject({ reason: Reason }).openapi("UndoImport")),
  },
  responses: { 202: json(Import, "The import is being undone."), ...problems },
});

export const IntakePolicy = z
  .strictObject({
    grouping: z.enum(GROUPINGS),
    configuration: z.enum(["each", "one item"]),
    correlation: z.boolean(),
    cleanScans: z.int().min(1).max(MOST_CLEAN_SCANS),
    returning: z.enum(["reopen", "new item"]),
    ipIdentifies: z.enum(["current", "never"]),
    newItems: z.enum(["open", "draft"]),
  })
  .openapi("IntakePolicy");

const systemParams = z.object({ systemId: Id });

export const readIntakePolicy = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/intake-policy",
  operationId: "readIntakePolicy",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(IntakePolicy, "How the system turns scans into findings and items."), ...problems },
});

export const tryIntakePolicy = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/intake-policy/try",
  operationId: "tryIntakePolicy",
  tags: TAGS,
  request: { params: systemParams, query: followedBy, ...jsonBody(IntakePolicy) },
  responses: {
    200: json(
      z.object({ revision: z.int(), difference: LedgerDifference }).openapi("TriedPolicy"),
      "What the policy would make of the stored imports; nothing is changed.",
    ),
    ...problems,
  },
});

export const adoptIntakePolicy = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/intake-policy",
  operationId: "adoptIntakePolicy",
  tags: TAGS,
  request: {
    params: systemParams,
    query: followedBy,
    ...jsonBody(
      z.strictObject({ policy: IntakePolicy, revision: z.int(), reason: Reason }).openapi("AdoptPolicy"),
    ),
  },
  responses: { 200: json(LedgerDifference, "The policy holds; the ledger was told anew."), ...problems },
});
