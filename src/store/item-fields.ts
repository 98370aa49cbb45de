import { sql } from "kysely";
import type { FieldValue } from "#domain/item-field.ts";
import { NO_FIELDS, type ItemFields } from "#domain/item-fields.ts";

/** What is written in the fields of a `poam_items i`, without the empty ones: five have columns that queries use. */
export const FIELDS = sql`i.fields || jsonb_strip_nulls(jsonb_build_object(
    'pointOfContact', i.point_of_contact, 'remediationPlan', i.remediation_plan,
    'resourcesRequired', i.resources_required, 'comments', i.comments,
    'controls', case when cardinality(i.controls) > 0 then to_jsonb(i.controls) end))`;

export const fieldsOf = (stored: Partial<ItemFields>): ItemFields => ({ ...NO_FIELDS, ...stored });

/** The columns of the fields; what is empty takes no place. */
export const fieldColumns = (fields: ItemFields) => {
  const { pointOfContact, remediationPlan, resourcesRequired, comments, controls, ...rest } = fields;
  return {
    point_of_contact: pointOfContact,
    remediation_plan: remediationPlan,
    resources_required: resourcesRequired,
    comments,
    controls: [...(controls ?? [])],
    fields: JSON.stringify(withoutNulls(rest)),
  };
};

const withoutNulls = (fields: Readonly<Record<string, FieldValue | null>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
