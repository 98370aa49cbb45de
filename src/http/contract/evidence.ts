import { createRoute, z } from "@hono/zod-openapi";
import { SENSITIVITIES } from "#domain/evidence.ts";
import { Day, Id, Instant, json, jsonBody, problems } from "./common.ts";

const TAGS = ["evidence"];
const systemParams = z.object({ systemId: Id });
const evidenceParams = z.object({ systemId: Id, evidenceId: Id });
const itemParams = z.object({ systemId: Id, poamId: z.string().min(1).max(40) });
const Text = z.string().trim().min(1).max(4000);
const PoamId = z.string().min(1).max(40);

export const Evidence = z
  .object({
    id: Id,
    kind: z.enum(["file", "attestation"]),
    /** What it proves; of an attestation, the words that are attested. */
    proves: z.string(),
    type: z.string().nullable(),
    fileName: z.string().nullable(),
    sha256: z.string().nullable(),
    bytes: z.number().nullable(),
    sensitivity: z.enum(SENSITIVITIES),
    collectedOn: Day,
    expiresOn: Day.nullable(),
    addedBy: z.string(),
    addedAt: Instant,
    withdrawn: z.boolean(),
    withdrawnBecause: z.string().nullable(),
    poamIds: z.array(z.string()),
  })
  .openapi("Evidence");

export const listEvidence = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/evidence",
  operationId: "listEvidence",
  tags: TAGS,
  request: { params: systemParams, query: z.strictObject({ poamId: PoamId.optional() }) },
  responses: { 200: json(z.array(Evidence), "The latest first."), ...problems },
});

export const addEvidence = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/evidence",
  operationId: "addEvidence",
  tags: TAGS,
  request: {
    params: systemParams,
    query: z.object({
      fileName: z.string().min(1).max(255),
      proves: Text,
      sensitivity: z.enum(SENSITIVITIES).default("internal"),
      collectedOn: Day,
      expiresOn: Day.optional(),
      /** The items that it stands on, separated by commas. */
      poamIds: z.string().max(4000).default(""),
    }),
    body: {
      required: true,
      content: {
        "application/octet-stream": { schema: z.unknown().openapi({ type: "string", format: "binary" }) },
      },
    },
  },
  responses: { 201: json(Evidence, "The file is kept once by its hash."), ...problems },
});

export const attest = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/attestations",
  operationId: "attest",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          type: z.string().trim().min(1).max(100),
          proves: Text,
          sensitivity: z.enum(SENSITIVITIES),
          collectedOn: Day,
          expiresOn: Day.nullable(),
          poamIds: z.array(PoamId).max(200),
        })
        .openapi("Attestation"),
    ),
  },
  responses: { 201: json(Evidence, "What was attested."), ...problems },
});

export const downloadEvidence = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/evidence/{evidenceId}/file",
  operationId: "downloadEvidence",
  tags: TAGS,
  request: { params: evidenceParams },
  responses: {
    200: {
      description: "The file, byte for byte, as a download.",
      content: {
        "application/octet-stream": { schema: z.unknown().openapi({ type: "string", format: "binary" }) },
      },
    },
    ...problems,
  },
});

export const shareEvidence = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/evidence/{evidenceId}/items",
  operationId: "shareEvidence",
  tags: TAGS,
  request: {
    params: evidenceParams,
    ...jsonBody(z.strictObject({ poamIds: z.array(PoamId).min(1).max(200) }).openapi("EvidenceItems")),
  },
  responses: { 204: { description: "It stands on these items too." }, ...problems },
});

export const withdrawEvidence = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/evidence/{evidenceId}/withdrawal",
  operationId: "withdrawEvidence",
  tags: TAGS,
  request: {
    params: evidenceParams,
    ...jsonBody(z.strictObject({ reason: Text }).openapi("EvidenceWithdrawal")),
  },
  responses: { 204: { description: "It proves nothing any more." }, ...problems },
});

export const Clause = z
  .discriminatedUnion("clause", [
    z.strictObject({ clause: z.literal("clean scans"), scans: z.int().min(1).max(100) }),
    z.strictObject({ clause: z.literal("evidence"), pieces: z.int().min(1).max(100) }),
    z.strictObject({ clause: z.literal("attestation"), type: z.string().trim().min(1).max(100) }),
    z.strictObject({ clause: z.literal("milestones") }),
  ])
  .openapi("Clause");

export const ClauseState = z
  .object({ clause: Clause, met: z.boolean(), found: z.string() })
  .openapi("ClauseState");

export const readContract = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/closure-contract",
  operationId: "readContract",
  tags: TAGS,
  request: { params: itemParams },
  responses: {
    200: json(z.array(ClauseState), "How each clause stands; empty without a contract."),
    ...problems,
  },
});

export const setContract = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/items/{poamId}/closure-contract",
  operationId: "setContract",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(
      z.strictObject({ version: z.int(), clauses: z.array(Clause).max(20) }).openapi("ClosureContract"),
    ),
  },
  responses: { 200: json(z.array(ClauseState), "How each clause stands now."), ...problems },
});
