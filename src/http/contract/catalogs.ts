import { createRoute, z } from "@hono/zod-openapi";
import { Day, Id, Instant, ItemStatus, json, problems, RiskRating } from "./common.ts";

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
