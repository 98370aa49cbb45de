import { createRoute, z } from "@hono/zod-openapi";
import { FIELD_GROUPS, FIELD_KINDS, type FieldSpec } from "#domain/item-field.ts";
import { ITEM_FIELDS } from "#domain/item-fields.ts";
import { Day, json, problems } from "./common.ts";

/** A value of any kind of field; which kind, the field says. */
export const FieldValue = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
  .openapi("FieldValue");

const valueSchema = (spec: FieldSpec): z.ZodType => {
  switch (spec.kind) {
    case "line":
    case "text":
      return z.string().max(spec.max);
    case "number":
      return z.number().min(0).max(spec.max);
    case "date":
      return Day;
    case "yes-no":
      return z.boolean();
    case "list":
      return z.array(z.string().max(200)).max(spec.max);
    case "choice":
      return z.enum([...(spec.choices ?? [])]);
  }
};

/** Every field of `ITEM_FIELDS`, null where nothing is written. */
export const ItemFields = z
  .strictObject(
    Object.fromEntries(
      Object.entries(ITEM_FIELDS).map(([name, spec]) => [name, valueSchema(spec).nullable()]),
    ),
  )
  .openapi("ItemFields");

const FieldSpecSchema = z
  .object({
    name: z.string(),
    label: z.string(),
    group: z.enum(FIELD_GROUPS),
    kind: z.enum(FIELD_KINDS),
    max: z.number(),
    choices: z.array(z.string()).nullable(),
    help: z.string(),
    /** Whether the organization added it; its values stand under `custom`. */
    custom: z.boolean(),
  })
  .openapi("ItemFieldSpec");

export const listItemFields = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/item-fields",
  operationId: "listItemFields",
  tags: ["items"],
  request: { params: z.object({ systemId: z.uuid() }) },
  responses: {
    200: json(z.array(FieldSpecSchema), "Every field that people write, in the order of forms."),
    ...problems,
  },
});
