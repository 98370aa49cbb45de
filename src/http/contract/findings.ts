import { createRoute, z } from "@hono/zod-openapi";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { Day, Id, json, jsonBody, problems } from "./common.ts";
import { Import } from "./imports.ts";
import { AssetKind, GivenSource } from "./mappings.ts";

const Text = z.string().max(20_000);

/** A finding of an audit, a penetration test, an incident or a self-assessment, as a person types it. */
export const NewFinding = z
  .strictObject({
    source: GivenSource.optional(),
    foundOn: Day,
    kind: z.enum(["vulnerability", "configuration"]),
    /** The finding's own number in its source. */
    sourceIdentifier: z.string().max(200).nullable(),
    name: z.string().max(500),
    description: Text,
    severity: z.enum(RISK_RATINGS),
    assets: z.array(z.strictObject({ kind: AssetKind, identifier: z.string().max(500) })).max(1000),
    location: z.string().max(500),
    cves: z.array(z.string().max(40)).max(200),
    controls: z.array(z.string().max(40)).max(200),
    solution: Text.nullable(),
    evidence: Text.nullable(),
    /** Description and assets may be missing; the item is a draft. */
    draft: z.boolean().optional(),
  })
  .openapi("NewFinding");

const RecordedFinding = z.object({ import: Import, poamIds: z.array(z.string()) }).openapi("RecordedFinding");
const draftParams = z.object({ systemId: Id, poamId: z.string().max(40) });

export const readDraftFinding = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/draft-finding",
  operationId: "readDraftFinding",
  tags: ["findings"],
  request: { params: draftParams },
  responses: { 200: json(NewFinding, "The finding of a draft as it was typed."), ...problems },
});

export const completeFinding = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/items/{poamId}/draft-finding",
  operationId: "completeFinding",
  tags: ["findings"],
  request: { params: draftParams, ...jsonBody(NewFinding) },
  responses: {
    200: json(
      RecordedFinding,
      "The finding is recorded anew, complete; the draft's import is being taken back. The item can be opened.",
    ),
    ...problems,
  },
});

export const recordFinding = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/findings",
  operationId: "recordFinding",
  tags: ["findings"],
  request: { params: z.object({ systemId: Id }), ...jsonBody(NewFinding) },
  responses: {
    201: json(RecordedFinding, "The finding is in the ledger, by an import of its own."),
    ...problems,
  },
});
