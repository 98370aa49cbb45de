import { createRoute, z } from "@hono/zod-openapi";
import { PREVIEW_WISHES } from "#app/import/receive-report.ts";
import { IMPORT_STATUSES } from "#domain/import.ts";
import { LONGEST_ASSET_NAME } from "#domain/unnamed-asset.ts";
import { Id, Instant, json, jsonBody, problems, Remark, Severity, UnprovenReason, orNull } from "./common.ts";

const TAGS = ["imports"];
const importParams = z.object({ importId: Id });

export const ImportStatus = z.enum(IMPORT_STATUSES).openapi("ImportStatus");

/** `records` = opened + returned + seenAgain + duplicates + informational + setAside, always. */
export const ImportCounts = z
  .object({
    records: z.int(),
    opened: z.int(),
    returned: z.int(),
    seenAgain: z.int(),
    duplicates: z.int(),
    informational: z.int(),
    setAside: z.int(),
    /** Findings that this file no longer shows: proven fixed, or not observed. */
    fixed: z.int(),
    notObserved: z.int(),
    itemsOpened: z.int(),
    itemsReopened: z.int(),
    itemsProposedForClosure: z.int(),
    assets: z.int(),
  })
  .openapi("ImportCounts");

/** One line of the preview: what happens to one weakness for one reason. */
export const ImportChange = z
  .object({
    effect: z.enum(["opened", "returned", "seenAgain", "fixed", "notObserved"]),
    reason: orNull(UnprovenReason),
    sourceIdentifier: z.string(),
    weaknessName: z.string(),
    severity: Severity,
    /** In a preview the number that the item would get, if it is new. */
    poamId: z.string().nullable(),
    /** Whether this very import makes the item: in a preview there is none to go to yet. */
    itemIsNew: z.boolean(),
    findings: z.int(),
    assetCount: z.int(),
    /** The first assets by name, at most ten. */
    assets: z.array(z.string()),
  })
  .openapi("ImportChange");

export const SetAsideRecord = z
  .object({ ordinal: z.int(), byteStart: z.int(), byteEnd: z.int(), remark: Remark })
  .openapi("SetAsideRecord");

/** How far work on stored files is; `telling anew`: a late scan moved what others had said, so all are read again. */
export const Progress = z.object({
  doing: z.enum(["reading", "telling anew"]),
  bytesDone: z.int(),
  bytesTotal: z.int(),
  records: z.int(),
});

export const Import = z
  .object({
    id: Id,
    systemId: Id,
    fileName: z.string(),
    /** The archive that held the file; null when it came by itself. */
    archiveName: z.string().nullable(),
    sha256: z.string(),
    bytes: z.int(),
    format: z.string().nullable(),
    tool: z.string().nullable(),
    toolVersion: z.string().nullable(),
    scanName: z.string().nullable(),
    scannedAt: Instant.nullable(),
    status: ImportStatus,
    /** The applied import of the same bytes; applying this one changes nothing. */
    repeatOf: Id.nullable(),
    /** The batch that the file was put into; as long as that is open, it decides. */
    batchId: Id.nullable(),
    /** The mapping through which the file is read; null for a report of a known format. */
    mapping: orNull(z.object({ name: z.string(), version: z.int() })),
    /** What the asset is called that the file does not name; null when nobody named it. */
    assetName: z.string().nullable(),
    progress: Progress.nullable(),
    counts: orNull(ImportCounts),
    /** The ledger's revision that the preview was made on; apply sends it back. */
    previewRevision: z.int().nullable(),
    fault: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdAt: Instant,
    createdBy: z.string(),
    appliedAt: Instant.nullable(),
  })
  .openapi("Import");

export const ImportDetail = Import.extend({
  changes: z.array(ImportChange),
  /** How many further changes were counted but are not listed. */
  changesLeftOut: z.int(),
  setAside: z.array(SetAsideRecord),
  remarks: z.array(Remark),
  /** What stands in for an asset that the file does not name: while the import waits, a person may name it. */
  unnamedAsset: z.string().nullable(),
}).openapi("ImportDetail");

/** What the asset is called that a file does not name, such as the address of its repository. */
export const AssetName = z.string().min(1).max(LONGEST_ASSET_NAME);

export const uploadImport = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/imports",
  operationId: "uploadImport",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id }),
    query: z.object({
      fileName: z.string().min(1).max(255),
      /** `single`: only of a file that is one report. `later`: not yet, a batch takes the file up within ten minutes. */
      preview: z.enum(PREVIEW_WISHES).default("now"),
      asset: AssetName.optional(),
    }),
    body: {
      required: true,
      content: {
        "application/octet-stream": { schema: z.unknown().openapi({ type: "string", format: "binary" }) },
      },
    },
  },
  responses: {
    202: json(
      z.array(Import),
      "The file is stored, or each file of the archive; a preview of each is being made.",
    ),
    ...problems,
  },
});

export const listImports = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/imports",
  operationId: "listImports",
  tags: TAGS,
  request: { params: z.object({ systemId: Id }) },
  responses: { 200: json(z.array(Import), "The imports of the system, newest first."), ...problems },
});

export const readImport = createRoute({
  method: "get",
  path: "/api/imports/{importId}",
  operationId: "readImport",
  tags: TAGS,
  request: { params: importParams },
  responses: { 200: json(ImportDetail, "The import with its preview or result."), ...problems },
});

export const applyImport = createRoute({
  method: "post",
  path: "/api/imports/{importId}/apply",
  operationId: "applyImport",
  tags: TAGS,
  request: {
    params: importParams,
    ...jsonBody(z.strictObject({ previewRevision: z.int() }).openapi("ApplyImport")),
  },
  responses: { 202: json(Import, "The import is being applied."), ...problems },
});

export const nameAsset = createRoute({
  method: "post",
  path: "/api/imports/{importId}/asset",
  operationId: "nameAsset",
  tags: TAGS,
  request: {
    params: importParams,
    ...jsonBody(
      z
        .strictObject({
          /** Null takes the name away. */
          name: AssetName.nullable(),
        })
        .openapi("NameAsset"),
    ),
  },
  responses: {
    202: json(Import, "The asset that the file does not name has the name; a new preview is being made."),
    ...problems,
  },
});

export const discardImport = createRoute({
  method: "post",
  path: "/api/imports/{importId}/discard",
  operationId: "discardImport",
  tags: TAGS,
  request: { params: importParams },
  responses: { 200: json(Import, "The import was put away; the ledger is untouched."), ...problems },
});

export const RawRecord = z
  .object({
    importId: Id,
    fileName: z.string(),
    sha256: z.string(),
    scannedAt: Instant.nullable(),
    ordinal: z.int(),
    byteStart: z.int(),
    byteEnd: z.int(),
    /** The bytes as UTF-8 text, cut at 1 MB. */
    text: z.string(),
    cut: z.boolean(),
  })
  .openapi("RawRecord");

const recordParams = z.object({ importId: Id, ordinal: z.coerce.number().int().positive() });

export const readRawRecord = createRoute({
  method: "get",
  path: "/api/imports/{importId}/records/{ordinal}",
  operationId: "readRawRecord",
  tags: TAGS,
  request: { params: recordParams },
  responses: { 200: json(RawRecord, "The record as it stands in the raw file."), ...problems },
});

export const downloadRawFile = createRoute({
  method: "get",
  path: "/api/imports/{importId}/file",
  operationId: "downloadRawFile",
  tags: TAGS,
  request: { params: importParams },
  responses: {
    200: {
      description: "The raw file, byte for byte as it was imported, as a download.",
      content: {
        "application/octet-stream": { schema: z.unknown().openapi({ type: "string", format: "binary" }) },
      },
    },
    ...problems,
  },
});
