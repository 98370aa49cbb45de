import { sql } from "kysely";
import type { AssignmentFacts, AssignmentMatch, AssignmentRule } from "#domain/milestone/assignment-rule.ts";
import type { Tx } from "./database.ts";

export type StoredRule = AssignmentRule & { readonly owner: string | null; readonly createdBy: string };

/** The rules in force, in the order in which they are asked. */
export const assignmentRules = async (tx: Tx, systemId: string): Promise<StoredRule[]> => {
  const { rows } = await sql<StoredRule>`
    select r.id, r.match, r.pattern, r.owner_id as "ownerId",
      (select name from auth."user" where id = r.owner_id) as owner, r.team, r.created_by as "createdBy"
    from assignment_rules r where r.system_id = ${systemId} and r.ended_at is null
    order by r.position, r.id`.execute(tx);
  return rows;
};

/** Adds a rule after the others; its id. */
export const insertAssignmentRule = async (
  tx: Tx,
  systemId: string,
  rule: Omit<AssignmentRule, "id">,
  by: string,
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into assignment_rules (system_id, position, match, pattern, owner_id, team, created_by)
    select ${systemId}, coalesce(max(position), 0) + 1, ${rule.match}, ${rule.pattern}, ${rule.ownerId}, ${rule.team}, ${by}
    from assignment_rules where system_id = ${systemId}
    returning id`.execute(tx);
  return rows[0]?.id ?? "";
};

/** Ends a rule; false when the system has none of that id in force. */
export const endAssignmentRule = async (
  tx: Tx,
  systemId: string,
  id: string,
  by: string,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update assignment_rules set ended_at = ledger_now(), ended_by = ${by}
    where system_id = ${systemId} and id = ${id} and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
};

/** An item that may get an owner or a team by a rule. */
export type AssignableItem = {
  readonly id: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly version: number;
  readonly ownerId: string | null;
  readonly team: string | null;
  readonly facts: AssignmentFacts;
};

/**
 * Items that have not ended and have no owner or no team, by number: all of them, or only those that this transaction
 * recorded. `match` names what the rules look at, so that no more is gathered.
 */
export const assignableItems = async (
  tx: Tx,
  systemId: string,
  { fresh, match }: { readonly fresh: boolean; readonly match: ReadonlySet<AssignmentMatch> },
): Promise<AssignableItem[]> => {
  const assets = match.has("asset")
    ? sql`array(select distinct a.identifier from findings f join assets a on a.id = f.asset_id where f.item_id = i.id)`
    : sql`'{}'::text[]`;
  const { rows } = await sql<AssignableItem>`
    select i.id, i.poam_id as "poamId", coalesce(i.title, w.name) as "weaknessName", i.version,
      i.owner_id as "ownerId", i.team,
      jsonb_build_object('control', to_jsonb(i.controls), 'asset', to_jsonb(${assets}), 'detector', jsonb_build_array(w.detector),
        'tag', case when jsonb_typeof(i.fields -> 'tags') = 'array' then i.fields -> 'tags' else '[]' end) as facts
    from poam_items i join weaknesses w on w.id = i.weakness_id
    where i.system_id = ${systemId} and (i.owner_id is null or i.team is null)
      and i.status not in ('closed', 'false positive', 'cancelled') and (not ${fresh} or i.created_at = now())
    order by i.number`.execute(tx);
  return rows;
};

/** Writes owners and teams that rules gave; what is null stays. A version of the item of its own. */
export const assignItems = async (
  tx: Tx,
  items: ReadonlyArray<{
    readonly id: string;
    readonly ownerId: string | null;
    readonly team: string | null;
  }>,
): Promise<void> => {
  await sql`
    update poam_items i set owner_id = coalesce(i.owner_id, a."ownerId"), team = coalesce(i.team, a.team),
      version = i.version + 1
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as a(id uuid, "ownerId" text, team text)
    where i.id = a.id`.execute(tx);
};
