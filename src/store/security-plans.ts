import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "./database.ts";

/** The system security plan that was taken in last. */
export type SecurityPlan = {
  readonly title: string;
  readonly version: string;
  /** What the plan calls the system. */
  readonly systemName: string;
  readonly sha256: string;
  readonly importedAt: Date;
  readonly importedBy: string;
};

/** What the plan says under a control, and the items that were linked to it. */
export type PlanStatement = {
  readonly uuid: string;
  readonly controlKey: string;
  /** The part of the control; null for the control as a whole. */
  readonly statementId: string | null;
  readonly items: readonly string[];
};

export const findSecurityPlan = async (tx: Tx, systemId: string): Promise<SecurityPlan | null> => {
  const { rows } = await sql<SecurityPlan>`
    select title, version, system_name as "systemName", sha256, imported_at as "importedAt", imported_by as "importedBy"
    from security_plans where system_id = ${systemId}`.execute(tx);
  return rows[0] ?? null;
};

/** Puts a plan in the place of the one before. Links of items stay: they hold the statements' own uuids. */
export const replaceSecurityPlan = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  plan: Pick<SecurityPlan, "title" | "version" | "systemName" | "sha256">,
  statements: ReadonlyArray<Omit<PlanStatement, "items">>,
): Promise<void> => {
  await sql`
    insert into security_plans (system_id, title, version, system_name, sha256, imported_by)
    values (${systemId}, ${plan.title}, ${plan.version}, ${plan.systemName}, ${plan.sha256}, ${actor.name})
    on conflict (system_id) do update set title = excluded.title, version = excluded.version,
      system_name = excluded.system_name, sha256 = excluded.sha256, imported_by = excluded.imported_by,
      imported_at = ledger_now()`.execute(tx);
  await sql`delete from security_plan_statements where system_id = ${systemId}`.execute(tx);
  await sql`
    insert into security_plan_statements (system_id, uuid, position, control_key, statement_id)
    select ${systemId}, uuid, place, "controlKey", "statementId"
    from rows from (jsonb_to_recordset(${JSON.stringify(statements)}::jsonb) as (
      uuid uuid, "controlKey" text, "statementId" text
    )) with ordinality as r(uuid, "controlKey", "statementId", place)`.execute(tx);
};

/** The plan's statements under some controls, in the plan's order. */
export const statementsOfControls = async (
  tx: Tx,
  systemId: string,
  keys: readonly string[],
): Promise<PlanStatement[]> => {
  const { rows } = await sql<PlanStatement>`
    select s.uuid, s.control_key as "controlKey", s.statement_id as "statementId", array(
      select i.poam_id from item_plan_statements l join poam_items i on i.id = l.item_id
      where l.system_id = s.system_id and l.statement_uuid = s.uuid order by i.number) as items
    from security_plan_statements s
    where s.system_id = ${systemId}
      and s.control_key = any (array(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))
    order by s.position`.execute(tx);
  return rows;
};

/** The statements that an item was linked to; `controlKey` is null once the plan has them no more. */
export const statementsOfItem = async (
  tx: Tx,
  itemId: string,
): Promise<
  Array<{
    readonly uuid: string;
    readonly controlKey: string | null;
    readonly statementId: string | null;
  }>
> => {
  const { rows } = await sql<{ uuid: string; controlKey: string | null; statementId: string | null }>`
    select l.statement_uuid as uuid, s.control_key as "controlKey", s.statement_id as "statementId"
    from item_plan_statements l
    left join security_plan_statements s on s.system_id = l.system_id and s.uuid = l.statement_uuid
    where l.item_id = ${itemId} order by s.position nulls last, l.statement_uuid`.execute(tx);
  return rows;
};

/** Links an item to exactly these statements. */
export const linkStatements = async (
  tx: Tx,
  actor: Actor,
  item: { readonly systemId: string; readonly itemId: string },
  uuids: readonly string[],
): Promise<void> => {
  const given = sql`array(select jsonb_array_elements_text(${JSON.stringify(uuids)}::jsonb)::uuid)`;
  await sql`
    delete from item_plan_statements where item_id = ${item.itemId} and not statement_uuid = any (${given})`.execute(
    tx,
  );
  await sql`
    insert into item_plan_statements (system_id, item_id, statement_uuid, linked_by)
    select ${item.systemId}, ${item.itemId}, uuid, ${actor.name} from unnest(${given}) u(uuid)
    on conflict do nothing`.execute(tx);
};
