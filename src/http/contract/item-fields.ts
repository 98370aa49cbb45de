import { createRoute, z } from "@hono/zod-openapi";
import { FIELD_GROUPS, FIELD_KINDS, type FieldSpec } from "#domain/item-field.ts";
import { ITEM_FIELDS } from "#domain/item-fields.ts";
import { MOST_CHOICES } from "#domain/own-field.ts";
import { Day, Id, json, jsonBody, problems } from "./common.ts";

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

const OwnField = z
  .object({
    key: z.string(),
    label: z.string(),
    kind: z.enum(FIELD_KINDS),
    choices: z.array(z.string()),
    retired: z.boolean(),
    /** Whether what an item says in it goes along in the comments of documents, as `label: value`. */
    inDocuments: z.boolean(),
  })
  .openapi("OwnField");

const Key = z.string().max(40);
const Label = z.string().max(100);
const Choices = z.array(z.string().max(200)).max(MOST_CHOICES);
const ofSystem = z.object({ systemId: Id });

export const listOwnFields = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/own-fields",
  operationId: "listOwnFields",
  tags: ["items"],
  request: { params: ofSystem },
  responses: {
    200: json(
      z.array(OwnField.extend({ items: z.int() }).openapi("ListedOwnField")),
      "The fields that the organization added, and in how many items each is filled in.",
    ),
    ...problems,
  },
});

export const addOwnField = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/own-fields",
  operationId: "addOwnField",
  tags: ["items"],
  request: {
    params: ofSystem,
    ...jsonBody(
      z
        .strictObject({
          /** Not given: made of the label. */
          key: Key.optional(),
          label: Label,
          kind: z.enum(FIELD_KINDS),
          choices: Choices.optional(),
          /** Not given: no. */
          inDocuments: z.boolean().optional(),
        })
        .openapi("NewOwnField"),
    ),
  },
  responses: {
    201: json(OwnField, "The items of all systems of the organization have it now."),
    ...problems,
  },
});

export const changeOwnField = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}/own-fields/{fieldKey}",
  operationId: "changeOwnField",
  tags: ["items"],
  request: {
    params: z.object({ systemId: Id, fieldKey: Key }),
    ...jsonBody(
      z
        .strictObject({
          label: Label.optional(),
          choices: Choices.optional(),
          /** A retired field is no longer offered; what is written in it stays. */
          retired: z.boolean().optional(),
          inDocuments: z.boolean().optional(),
        })
        .openapi("OwnFieldChange"),
    ),
  },
  responses: { 200: json(OwnField, "The field as it is now."), ...problems },
});
