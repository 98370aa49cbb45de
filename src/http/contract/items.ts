import { createRoute, z } from "@hono/zod-openapi";
import { GROUPING_RULES } from "#domain/grouping.ts";
import { ITEM_MOVES } from "#domain/item-move.ts";
import { STATEMENT_STATUSES } from "#domain/reading.ts";
import {
  Day,
  FiveLevel,
  Id,
  Instant,
  ItemStatus,
  json,
  jsonBody,
  problems,
  RiskRating,
  Severity,
  Timeliness,
  UnprovenReason,
  orNull,
} from "./common.ts";

import { FieldValue, ItemFields } from "./item-fields.ts";

const TAGS = ["items"];
const itemParams = z.object({ systemId: Id, poamId: z.string().min(1).max(40) });

/** A score of FIRST's Exploit Prediction Scoring System, both shares from 0 to 1, and its day. */
const Epss = z
  .object({
    cve: z.string(),
    score: z.number(),
    percentile: z.number().nullable(),
    scoreDate: Day,
    model: z.string(),
  })
  .openapi("Epss");

export const ItemRow = z
  .object({
    poamId: z.string(),
    /** The number within the system; sorts V-2 before V-10. */
    number: z.int(),
    kind: z.enum(["vulnerability", "configuration"]),
    status: ItemStatus,
    weaknessName: z.string(),
    detectorSource: z.string(),
    sourceIdentifier: z.string(),
    originalRiskRating: RiskRating,
    adjustedRiskRating: orNull(RiskRating),
    controls: z.array(z.string()),
    pointOfContact: z.string().nullable(),
    owner: z.string().nullable(),
    team: z.string().nullable(),
    /** Who answers for it: the owner, else the point of contact, else the team. */
    ownedBy: z.string().nullable(),
    /** The families of its controls, such as `AC`. */
    families: z.array(z.string()),
    originalDetectionDate: Day,
    /** Null where the rulebook gives no date, or none yet. */
    scheduledCompletionDate: Day.nullable(),
    statusDate: Day,
    completionDate: Day.nullable(),
    /** Null unless the item is open. */
    timeliness: orNull(Timeliness),
    /** Assets with a finding that is not fixed. */
    assets: z.int(),
    findings: z.object({ open: z.int(), notObserved: z.int(), fixed: z.int() }),
    /** What is written in the organization's own fields, by key. */
    custom: z.record(z.string(), FieldValue),
    cves: z.array(z.string()),
    lastSeen: Day.nullable(),
    version: z.int(),
  })
  .openapi("ItemRow");

export const listItems = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items",
  operationId: "listItems",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id }),
    query: z.strictObject({
      status: ItemStatus.optional(),
      /** Who answers for it, as in `ownedBy`; empty: nobody. */
      owner: z.string().max(500).optional(),
      /** The family of a control that it names; empty: it names none of a known family. */
      family: z.string().max(20).optional(),
      /** As in `detectorSource`. */
      source: z.string().max(200).optional(),
      /** The rating that counts: adjusted, else original. */
      rating: RiskRating.optional(),
      /** On an authority's open list: draft, open, in progress, risk accepted or deferred. */
      open: z.literal("true").optional(),
      late: z.literal("true").optional(),
      /** Closed on that day or later. */
      closedFrom: Day.optional(),
      /** The first and the last day of the original detection. */
      detectedFrom: Day.optional(),
      detectedTo: Day.optional(),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(5000).default(500),
    }),
  },
  responses: {
    200: json(
      z.object({ total: z.int(), items: z.array(ItemRow) }).openapi("ItemPage"),
      "The items by number; `total` counts all that match.",
    ),
    ...problems,
  },
});

export const Finding = z
  .object({
    id: Id,
    asset: z.string(),
    ip: z.string().nullable(),
    location: z.string(),
    severity: Severity,
    /** What it shows: an item can hold findings of several weaknesses. */
    detectorSource: z.string(),
    sourceIdentifier: z.string(),
    weaknessName: z.string(),
    epss: orNull(Epss),
    /** Every tool that sees this weakness here. */
    detectors: z.array(z.string()),
    package: z
      .object({
        name: z.string(),
        purl: z.string().nullable(),
        installedVersion: z.string().nullable(),
        fixedVersion: z.string().nullable(),
        path: z.string().nullable(),
      })
      .nullable(),
    /** The tool's word for the outcome, and the value that it wanted and found. */
    result: z.string().nullable(),
    expected: z.string().nullable(),
    actual: z.string().nullable(),
    line: z.int().nullable(),
    url: z.string().nullable(),
    /** Why the finding stands in this item. */
    because: z
      .object({
        rule: z.enum(GROUPING_RULES),
        key: z.string(),
        importId: Id.nullable(),
        findingId: Id.optional(),
        returnedFrom: Id.optional(),
      })
      .nullable(),
    status: z.enum(["open", "not observed", "fixed"]),
    reason: orNull(UnprovenReason),
    firstSeen: Day,
    lastSeen: Day,
    fixedOn: Day.nullable(),
    /** The last record that showed the finding. */
    lastRecord: z.object({ importId: Id, ordinal: z.int() }),
    sightings: z.int(),
  })
  .openapi("Finding");

export const HistoryEvent = z
  .object({
    at: Instant,
    actor: z.string(),
    action: z.string(),
    changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    note: z.string().nullable(),
  })
  .openapi("HistoryEvent");

export const Item = ItemRow.extend({
  weaknessDescription: z.string(),
  solution: z.string().nullable(),
  seeAlso: z.array(z.string()),
  cvss: z.array(
    z.object({
      version: z.enum(["2", "3", "4"]),
      score: z.number().nullable(),
      vector: z.string().nullable(),
    }),
  ),
  /** What the detector says of the weakness beyond its words. */
  weaknessDetails: z.object({
    cwes: z.array(z.string()),
    controls: z.array(z.string()),
    ccis: z.array(z.string()),
    stig: z
      .object({
        benchmark: z.string(),
        groupId: z.string(),
        ruleId: z.string().nullable(),
        stigId: z.string().nullable(),
      })
      .nullable(),
    epss: z.object({ score: z.number(), percentile: z.number().nullable() }).nullable(),
    knownExploited: z.boolean().nullable(),
    product: z.string().nullable(),
  }),
  fields: ItemFields,
  /** The likeliest exploitation among the CVEs of its findings, by the scores in force. */
  epss: orNull(Epss),
  /** The risk that the rulebook's matrix gives the likelihood and the impact; rows by likelihood, columns by impact, least first. */
  matrixRisk: z
    .object({
      risk: orNull(FiveLevel),
      source: z.string(),
      matrix: z.array(z.array(FiveLevel)),
    })
    .openapi("MatrixRisk"),
  /** Whether a person typed its finding in as a draft that is not complete yet, and what is missing before it is opened. */
  typedDraft: z.boolean(),
  missing: z.array(z.string()),
  controlsByHand: z.boolean(),
  ownerId: z.string().nullable(),
  /** The closed item whose findings came back in this one. */
  cites: z.string().nullable(),
  originalScheduledCompletionDate: Day.nullable(),
  fixedOn: Day.nullable(),
  /** Until when the risk is accepted or the work is put off. */
  until: Day.nullable(),
  /** What a closure rests on. */
  proof: z.enum(["scan", "evidence"]).nullable(),
  /** The moves that the asking person may make now. */
  moves: z.array(z.enum(ITEM_MOVES)),
  /** Why the scheduled completion date is what it is, in order. */
  clock: z.array(z.object({ step: z.string(), value: z.string(), because: z.string() })),
  history: z.array(HistoryEvent),
}).openapi("Item");

export const readItem = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}",
  operationId: "readItem",
  tags: TAGS,
  request: { params: itemParams },
  responses: { 200: json(Item, "The item with its dates explained and its history."), ...problems },
});

export const listFindings = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/findings",
  operationId: "listFindings",
  tags: TAGS,
  request: {
    params: itemParams,
    query: z.strictObject({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
  },
  responses: {
    200: json(
      z.object({ total: z.int(), findings: z.array(Finding) }).openapi("FindingPage"),
      "The findings of the item, by asset and location.",
    ),
    ...problems,
  },
});

export const Sighting = z
  .object({
    importId: Id,
    fileName: z.string(),
    sha256: z.string(),
    scannedAt: Instant.nullable(),
    ordinal: z.int(),
    byteStart: z.int(),
    byteEnd: z.int(),
    outcome: z.enum(["opened", "returned", "seenAgain", "duplicate"]),
    severity: orNull(Severity),
    /** What the record says otherwise than the one before it: field, before, now. */
    differs: z.array(
      z.object({ field: z.string(), before: z.string().nullable(), now: z.string().nullable() }),
    ),
    /** The asset as the file calls it, and the name by which it was known again. */
    scannedAs: z.string().nullable(),
    matchedBy: z.string().nullable(),
  })
  .openapi("Sighting");

export const listSightings = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/findings/{findingId}/sightings",
  operationId: "listSightings",
  tags: TAGS,
  request: { params: z.object({ systemId: Id, findingId: Id }) },
  responses: {
    200: json(z.array(Sighting), "Every record that showed the finding, newest scan first."),
    ...problems,
  },
});

export const ItemChange = z
  .strictObject({
    /** The version that the person saw; a newer one is answered with 412 `item.stale`. */
    version: z.int(),
    fields: ItemFields.partial().optional(),
    /** Values of the organization's own fields, by key; null empties one. */
    custom: z.record(z.string(), orNull(FieldValue)).optional(),
    ownerId: z.string().nullable().optional(),
    team: z.string().trim().max(200).nullable().optional(),
  })
  .openapi("ItemChange");

export const updateItem = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}/items/{poamId}",
  operationId: "updateItem",
  tags: TAGS,
  request: { params: itemParams, ...jsonBody(ItemChange) },
  responses: { 200: json(Item, "The item as changed."), ...problems },
});

export const ItemMove = z
  .strictObject({
    version: z.int(),
    move: z.enum(ITEM_MOVES),
    /** Stands in the item's history. */
    reason: z.string().trim().min(1).max(4000),
    /** The day on which the work was done, for "propose closure". */
    fixedOn: Day.optional(),
    /** The day until which it is put off, for "defer". */
    until: Day.optional(),
  })
  .openapi("ItemMove");

export const moveItem = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/items/{poamId}/moves",
  operationId: "moveItem",
  tags: TAGS,
  request: { params: itemParams, ...jsonBody(ItemMove) },
  responses: { 200: json(Item, "The item in its new status."), ...problems },
});

export const Statement = z
  .object({
    importId: Id,
    fileName: z.string(),
    ordinal: z.int(),
    vulnerability: z.string(),
    products: z.array(z.string()),
    status: z.enum(STATEMENT_STATUSES),
    justification: z.string().nullable(),
    detail: z.string().nullable(),
    statedOn: Day.nullable(),
    /** What it asks a person to decide; null when nothing. */
    proposes: z.string().nullable(),
    /** Findings of the item that it speaks of. */
    findings: z.int(),
  })
  .openapi("Statement");

export const listStatements = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/statements",
  operationId: "listStatements",
  tags: TAGS,
  request: { params: itemParams },
  responses: {
    200: json(z.array(Statement), "What somebody said of the item's findings (VEX), the latest first."),
    ...problems,
  },
});
