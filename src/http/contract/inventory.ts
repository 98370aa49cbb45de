import { createRoute, z } from "@hono/zod-openapi";
import { ALIAS_KINDS } from "#domain/asset-identity.ts";
import { DECLARED_TEXTS, INVENTORY_STATES, type DeclaredText } from "#domain/inventory.ts";
import { ASSET_KINDS } from "#domain/reading.ts";
import { Day, Id, Instant, json, orNull, problems, Remark, Severity } from "./common.ts";

const TAGS = ["inventory"];
const systemParams = z.object({ systemId: Id });
const assetParams = z.object({ systemId: Id, assetId: Id });

const InventoryState = z.enum(INVENTORY_STATES).openapi("InventoryState");
const Credentialed = z.enum(["yes", "no", "unknown"]).openapi("Credentialed");
const AliasKind = z.enum(ALIAS_KINDS).openapi("AliasKind");
const AssetName = z.object({ kind: AliasKind, value: z.string() }).openapi("AssetName");

/** The inventory that stands: which file, from whom, since when. */
export const Inventory = z
  .object({
    id: Id,
    fileName: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    format: z.string(),
    entries: z.int(),
    remarks: z.array(Remark),
    uploadedAt: Instant,
    uploadedBy: z.string(),
  })
  .openapi("Inventory");

const declaredTexts = Object.fromEntries(
  DECLARED_TEXTS.map((field) => [field, z.string().nullable()]),
) as Record<DeclaredText, z.ZodNullable<z.ZodString>>;

/** A row of the declared inventory; fields as in the FedRAMP workbook, texts as declared. */
export const DeclaredAsset = z
  .object({
    /** Sheet and row in the file. */
    place: z.string(),
    identifier: z.string(),
    ipAddresses: z.array(z.string()),
    ...declaredTexts,
  })
  .openapi("DeclaredAsset");

export const ScannedAsset = z
  .object({
    kind: z.enum(ASSET_KINDS),
    identifier: z.string(),
    instanceId: z.string().nullable(),
    ip: z.string().nullable(),
    fqdn: z.string().nullable(),
    netbios: z.string().nullable(),
    mac: z.string().nullable(),
    operatingSystem: z.string().nullable(),
    tag: z.string().nullable(),
    digest: z.string().nullable(),
    /** The latest scan that reached the asset. */
    latestScan: orNull(z.object({ importId: Id, date: Day, tool: z.string(), credentialed: Credentialed })),
    detectors: z.array(z.string()),
    openFindings: z.int(),
  })
  .openapi("ScannedAsset");

const line = {
  /** Of the scanned asset where there is one, else of the declared row. Rows that declare one asset share it. */
  id: Id,
  state: InventoryState,
  scannedThisMonth: z.boolean(),
  scanned: orNull(ScannedAsset),
  /** The name by which the declared row is the scanned asset. */
  matchedBy: orNull(AliasKind),
};

export const AssetLine = z
  .object({
    ...line,
    declared: orNull(DeclaredAsset),
    /** The names under which scans know the asset. */
    names: z.array(AssetName),
  })
  .openapi("AssetLine");

export const AssetFigures = z
  .object({
    declaredAndScanned: z.int(),
    neverScanned: z.int(),
    notScannedThisMonth: z.int(),
    notDeclared: z.int(),
    /** Scanned this month, and not signed in to by the latest scan. */
    unauthenticated: z.int(),
  })
  .openapi("AssetFigures");

export const AssetPage = z
  .object({
    inventory: orNull(Inventory),
    /** The day whose calendar month is "this month". */
    asOf: Day,
    figures: AssetFigures,
    /** How many lines the filter leaves. */
    total: z.int(),
    assets: z.array(AssetLine),
  })
  .openapi("AssetPage");

export const listAssets = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/assets",
  operationId: "listAssets",
  tags: TAGS,
  request: {
    params: systemParams,
    query: z.strictObject({
      state: InventoryState.optional(),
      unauthenticated: z.enum(["true"]).optional(),
      q: z.string().max(200).optional(),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
  },
  responses: {
    200: json(AssetPage, "A page of what is declared and what scans show, by name."),
    ...problems,
  },
});

export const AssetDetail = z
  .object({
    ...line,
    asOf: Day,
    /** Every declared row that is this asset. */
    declared: z.array(DeclaredAsset),
    names: z.array(AssetName),
    scans: z.array(
      z.object({
        importId: Id,
        fileName: z.string(),
        tool: z.string().nullable(),
        date: Day,
        /** Whether the scan reached the asset. */
        alive: z.boolean(),
        credentialed: Credentialed,
        scannedAs: z.string().nullable(),
        /** The name by which it was known again; `new` when it was not known. */
        matchedBy: z.string().nullable(),
      }),
    ),
    findings: z.object({ open: z.int(), notObserved: z.int(), fixed: z.int() }),
  })
  .openapi("AssetDetail");

export const readAsset = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/assets/{assetId}",
  operationId: "readAsset",
  tags: TAGS,
  request: { params: assetParams },
  responses: { 200: json(AssetDetail, "The asset, its names and the scans that named it."), ...problems },
});

export const AssetFindings = z
  .object({
    total: z.int(),
    findings: z.array(
      z.object({
        id: Id,
        location: z.string(),
        severity: Severity,
        status: z.enum(["open", "not observed", "fixed"]),
        weaknessName: z.string(),
        detector: z.string(),
        sourceIdentifier: z.string(),
        firstSeen: Day,
        lastSeen: Day,
        /** The item that it stands in. */
        poamId: z.string().nullable(),
      }),
    ),
  })
  .openapi("AssetFindings");

export const listAssetFindings = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/assets/{assetId}/findings",
  operationId: "listAssetFindings",
  tags: TAGS,
  request: {
    params: assetParams,
    query: z.strictObject({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  },
  responses: { 200: json(AssetFindings, "A page of the findings on it, open ones first."), ...problems },
});

const file = z.unknown().openapi({ type: "string", format: "binary" });

export const InventoryUpload = z
  .object({
    /** What is declared from now on; of a preview what would be. */
    inventory: Inventory,
    preview: z.boolean(),
    /** The inventory that stands is this very file: nothing changes. */
    repeat: z.boolean(),
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    same: z.int(),
    /** Rows that scans have shown under one of their names. */
    matched: z.int(),
    /** Rows without an identifier, and the template's own examples; each has a remark. */
    setAside: z.int(),
    examples: z.int(),
    /** Removed rows first, then added and changed ones; at most 500. */
    changes: z.array(
      z.object({
        effect: z.enum(["added", "removed", "changed"]),
        identifier: z.string(),
        fields: z.array(z.string()),
      }),
    ),
    changesLeftOut: z.int(),
  })
  .openapi("InventoryUpload");

export const uploadInventory = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/inventory",
  operationId: "uploadInventory",
  tags: TAGS,
  request: {
    params: systemParams,
    query: z.strictObject({
      fileName: z
        .string()
        .min(1)
        .max(255)
        .regex(/^\P{Cc}+$/u),
      /** Says what would change and keeps nothing. */
      preview: z.enum(["true"]).optional(),
    }),
    body: { required: true, content: { "application/octet-stream": { schema: file } } },
  },
  responses: { 200: json(InventoryUpload, "What the file changes in the declared inventory."), ...problems },
});

export const exportInventory = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/inventory/export",
  operationId: "exportInventory",
  tags: TAGS,
  request: { params: systemParams },
  responses: {
    200: {
      description: "The merged inventory as a workbook, what scans show filled in.",
      content: { "application/octet-stream": { schema: file } },
    },
    ...problems,
  },
});
