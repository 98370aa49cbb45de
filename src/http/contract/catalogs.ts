import { createRoute, z } from "@hono/zod-openapi";
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

const TAGS = ["controls"];

const Catalog = z
  .object({
    id: Id,
    title: z.string(),
    version: z.string(),
    controls: z.int(),
    sha256: z.string(),
    importedAt: Instant,
    importedBy: z.string(),
  })
  .openapi("Catalog");

export const listCatalogs = createRoute({
  method: "get",
  path: "/api/catalogs",
  operationId: "listCatalogs",
  tags: TAGS,
  responses: {
    200: json(z.array(Catalog), "The catalogs of controls that are loaded, by title."),
    ...problems,
  },
});

export const importCatalog = createRoute({
  method: "post",
  path: "/api/catalogs",
  operationId: "importCatalog",
  tags: TAGS,
  request: fileBody,
  responses: {
    200: json(
      z
        .object({
          title: z.string(),
          version: z.string(),
          controls: z.int(),
          withdrawn: z.int(),
          /** False when the same file was loaded before. */
          changed: z.boolean(),
          remarks: z.array(Remark),
        })
        .openapi("ImportedCatalog"),
      "The catalog (OSCAL, JSON) stands in the place of the one of its title.",
    ),
    ...problems,
  },
});

const named = {
  /** The form by which the control is known whoever wrote it: `ac-2.1`. */
  key: z.string(),
  /** As people write it: `AC-2(1)`. */
  label: z.string(),
  family: z.string(),
  /** Null where no catalog knows it. */
  title: z.string().nullable(),
  withdrawn: z.boolean(),
};
const counts = {
  open: z.int(),
  /** Closed, or a false positive. */
  ended: z.int(),
};

export const SystemControls = z
  .object({
    catalogs: z.int(),
    /** The system security plan in force. */
    plan: orNull(
      z
        .object({
          title: z.string(),
          version: z.string(),
          systemName: z.string(),
          sha256: z.string(),
          importedAt: Instant,
          importedBy: z.string(),
        })
        .openapi("SecurityPlan"),
    ),
    without: z.object(counts),
    families: z.array(
      z
        .object({
          family: z.string(),
          title: z.string().nullable(),
          ...counts,
          controls: z.array(z.object({ ...named, ...counts })),
        })
        .openapi("ControlFamily"),
    ),
  })
  .openapi("SystemControls");

export const readControls = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/controls",
  operationId: "readControls",
  tags: TAGS,
  request: { params: z.object({ systemId: Id }) },
  responses: { 200: json(SystemControls, "The controls that items name, by family."), ...problems },
});

export const Control = z
  .object({
    ...named,
    ...counts,
    /** What each catalog says of it, the one that counts first. */
    entries: z.array(
      z.object({
        catalog: z.string(),
        version: z.string(),
        label: z.string(),
        title: z.string(),
        groupTitle: z.string().nullable(),
        parentKey: z.string().nullable(),
        withdrawn: z.boolean(),
        statement: z.string().nullable(),
      }),
    ),
    /** At most 500, open ones first. */
    items: z.array(
      z.object({
        poamId: z.string(),
        weaknessName: z.string(),
        rating: RiskRating,
        status: ItemStatus,
        open: z.boolean(),
        scheduledCompletionDate: Day.nullable(),
      }),
    ),
    /** What the system security plan says under it, with the items linked to each statement. */
    statements: z.array(
      z.object({ uuid: Id, statementId: z.string().nullable(), items: z.array(z.string()) }),
    ),
  })
  .openapi("Control");

export const readControl = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/controls/{control}",
  operationId: "readControl",
  tags: TAGS,
  request: { params: z.object({ systemId: Id, control: z.string().min(1).max(120) }) },
  responses: {
    200: json(Control, "The control, however it is written, and the items under it."),
    ...problems,
  },
});

export const readItemControls = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/controls",
  operationId: "readItemControls",
  tags: TAGS,
  request: { params: z.object({ systemId: Id, poamId: z.string().min(1).max(40) }) },
  responses: {
    200: json(z.array(z.object(named).openapi("NamedControl")), "The controls that the item names."),
    ...problems,
  },
});

const ItemStatements = z
  .array(
    z.object({
      uuid: Id,
      /** Null once the plan has the statement no more. */
      control: z.string().nullable(),
      controlKey: z.string().nullable(),
      /** The part of the control; null for the control as a whole. */
      statementId: z.string().nullable(),
      linked: z.boolean(),
    }),
  )
  .openapi("ItemStatements");
const itemParams = z.object({ systemId: Id, poamId: z.string().min(1).max(40) });

export const readItemStatements = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/plan-statements",
  operationId: "readItemStatements",
  tags: TAGS,
  request: { params: itemParams },
  responses: {
    200: json(
      ItemStatements,
      "Statements of the security plan under its controls, then others that are linked.",
    ),
    ...problems,
  },
});

export const linkItemStatements = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/items/{poamId}/plan-statements",
  operationId: "linkItemStatements",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(z.strictObject({ uuids: z.array(Id).max(200) }).openapi("LinkedStatements")),
  },
  responses: { 200: json(ItemStatements, "The item is linked to exactly these statements."), ...problems },
});

export const importSecurityPlan = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/security-plan",
  operationId: "importSecurityPlan",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id }),
    ...fileBody,
  },
  responses: {
    200: json(
      z
        .object({
          title: z.string(),
          version: z.string(),
          systemName: z.string(),
          statements: z.int(),
          /** False when the present plan is this very file. */
          changed: z.boolean(),
          remarks: z.array(Remark),
        })
        .openapi("ImportedPlan"),
      "The plan (OSCAL, JSON) stands in the place of the one before.",
    ),
    ...problems,
  },
});
