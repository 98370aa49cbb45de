import { createRoute, z } from "@hono/zod-openapi";
import { SOURCE_KINDS } from "#domain/finding-source.ts";
import { FIELD_NAMES, STATUS_MEANINGS } from "#domain/mapping.ts";
import { ASSET_KINDS } from "#domain/reading.ts";
import { SEVERITIES } from "#domain/risk-rating.ts";
import { Id, Instant, json, jsonBody, orNull, problems, Severity } from "./common.ts";
import { Import } from "./imports.ts";

const TAGS = ["mappings"];
const systemParams = z.object({ systemId: Id });

export const SourceKind = z.enum(SOURCE_KINDS).openapi("SourceKind");
export const AssetKind = z.enum(ASSET_KINDS).openapi("AssetKind");

/** Parts that are missing are refused by `source.missing`. */
export const GivenSource = z
  .object({ kind: SourceKind.optional(), reference: z.string().max(1000).optional() })
  .openapi("FindingSource");

const FieldPlace = z
  .union([
    z.strictObject({ columns: z.array(z.string().max(1000)).max(100) }),
    z.strictObject({ constant: z.string().max(10_000) }),
  ])
  .openapi("FieldPlace");

const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, FieldPlace.optional()])) as Record<
  (typeof FIELD_NAMES)[number],
  z.ZodOptional<typeof FieldPlace>
>;

/** How the rows of a table become findings; docs/mappings.md says what each part means. */
export const Mapping = z
  .object({
    name: z.string().max(1000),
    detector: z.string().max(1000),
    kind: z.enum(["vulnerability", "configuration"]),
    source: GivenSource.optional(),
    sheet: z.string().max(200).nullable(),
    fields: z.strictObject(fields),
    /** Words in lower case; the empty word stands for a blank cell. */
    severities: z.record(z.string(), z.enum(SEVERITIES)),
    statuses: z.record(z.string(), z.enum(STATUS_MEANINGS)),
    dateFormats: z.array(z.string().max(100)).max(50),
    /** A person's statement that the file lists every finding of its assets. */
    complete: z.string().max(1000).nullable(),
  })
  .openapi("Mapping");

export const SavedMapping = z
  .object({ id: Id, version: z.int(), mapping: Mapping, savedAt: Instant, savedBy: z.string() })
  .openapi("SavedMapping");

export const listMappings = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/mappings",
  operationId: "listMappings",
  tags: TAGS,
  request: { params: systemParams },
  responses: {
    200: json(z.array(SavedMapping), "The newest version of each mapping, by name."),
    ...problems,
  },
});

export const readMapping = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/mappings/{mappingName}",
  operationId: "readMapping",
  tags: TAGS,
  request: { params: systemParams.extend({ mappingName: z.string().min(1).max(100) }) },
  responses: { 200: json(z.array(SavedMapping), "Every version of the mapping, newest first."), ...problems },
});

export const saveMapping = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/mappings",
  operationId: "saveMapping",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          mapping: Mapping,
          /** The version that was changed, 0 for a new mapping. */
          basedOn: z.int().min(0),
        })
        .openapi("SaveMapping"),
    ),
  },
  responses: {
    201: json(SavedMapping, "The mapping is saved; a changed one as its next version."),
    ...problems,
  },
});

const MappingColumn = z
  .object({
    name: z.string(),
    /** Distinct values of the first rows. */
    values: z.array(z.string()),
  })
  .openapi("MappingColumn");

const MappedRow = z
  .object({
    ordinal: z.int(),
    /** Null for a row that becomes a record. */
    setAside: z.string().nullable(),
    /** Null for a row that is set aside. */
    record: orNull(
      z.object({
        sourceIdentifier: z.string(),
        name: z.string(),
        severity: Severity,
        /** False for a row that opens nothing. */
        finding: z.boolean(),
        asset: z.string(),
        location: z.string(),
        result: z.string().nullable(),
        cves: z.array(z.string()),
        controls: z.array(z.string()),
        package: z.string().nullable(),
      }),
    ),
  })
  .openapi("MappedRow");

const MappedRows = z
  .object({
    read: z.int(),
    /** Whether the file goes on behind the rows that were read. */
    more: z.boolean(),
    findings: z.int(),
    notFindings: z.int(),
    setAside: z.int(),
    assets: z.int(),
    weaknesses: z.int(),
    bySeverity: z.record(z.enum(SEVERITIES), z.int()),
    reasons: z.array(z.object({ code: z.string(), message: z.string(), rows: z.int() })),
    first: z.array(MappedRow),
  })
  .openapi("MappedRows");

export const MappingPreview = z
  .object({
    columns: z.array(MappingColumn),
    delimiter: z.string(),
    workbook: orNull(z.object({ sheets: z.array(z.string()), sheet: z.string() })),
    /** Guessed by the headers. */
    suggestion: Mapping,
    /** Saved mappings whose columns are all there. */
    fitting: z.array(SavedMapping),
    problems: z.array(z.object({ field: z.string(), message: z.string() })),
    rows: orNull(MappedRows),
  })
  .openapi("MappingPreview");

export const previewMapping = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/mappings/preview",
  operationId: "previewMapping",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          /** The import whose stored file is looked at; or a table as text. */
          importId: Id.optional(),
          text: z.string().max(500_000).optional(),
          mapping: Mapping.optional(),
        })
        .openapi("PreviewMapping"),
    ),
  },
  responses: { 200: json(MappingPreview, "What the rows would become; nothing is changed."), ...problems },
});

export const mapImport = createRoute({
  method: "post",
  path: "/api/imports/{importId}/mapping",
  operationId: "mapImport",
  tags: TAGS,
  request: {
    params: z.object({ importId: Id }),
    ...jsonBody(
      z
        .strictObject({ name: z.string().min(1).max(100), version: z.int().min(1).optional() })
        .openapi("MapImport"),
    ),
  },
  responses: {
    202: json(Import, "The file is read through the mapping; a preview is being made."),
    ...problems,
  },
});
