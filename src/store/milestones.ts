import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { MilestoneChange } from "#domain/milestone/milestone.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { Tx } from "./database.ts";

/** An item that a milestone belongs to, and the number that it has there. */
export type MilestoneLink = {
  readonly itemId: string;
  readonly poamId: string;
  readonly status: ItemStatus;
  readonly number: number;
  /** Whether it stands in the item's original plan. */
  readonly planned: boolean;
  readonly addedOn: CalendarDate;
  readonly addedBy: string;
  readonly reason: string;
};

/** A milestone: its original, what was appended to it, the items that it belongs to, the milestones that it waits for. */
export type StoredMilestone = {
  readonly id: string;
  readonly description: string;
  readonly due: CalendarDate;
  readonly workDays: number;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly frozen: boolean;
  readonly createdBy: string;
  readonly changes: readonly MilestoneChange[];
  readonly links: readonly MilestoneLink[];
  readonly needs: readonly string[];
};

const select = async (tx: Tx, where: RawBuilder<unknown>): Promise<StoredMilestone[]> => {
  const { rows } = await sql<StoredMilestone>`
    select m.id, m.description, m.due_date as due, m.work_days as "workDays", m.owner_id as "ownerId",
      (select name from auth."user" where id = m.owner_id) as owner, m.team, m.frozen_at is not null as frozen,
      m.created_by as "createdBy",
      coalesce((
        select jsonb_agg(case when c.kind = 'complete'
          then jsonb_build_object('kind', c.kind, 'changedOn', c.changed_on, 'completedOn', c.completed_on,
            'reason', c.reason, 'by', c.by_name)
          else jsonb_build_object('kind', c.kind, 'changedOn', c.changed_on, 'due', c.due_date,
            'description', c.description, 'reason', c.reason, 'by', c.by_name) end order by c.seq)
        from milestone_changes c where c.milestone_id = m.id), '[]') as changes,
      coalesce((
        select jsonb_agg(jsonb_build_object('itemId', l.item_id, 'poamId', i.poam_id, 'status', i.status,
          'number', l.number, 'planned', l.planned, 'addedOn', l.added_on, 'addedBy', l.added_by, 'reason', l.reason)
          order by i.number)
        from item_milestones l join poam_items i on i.id = l.item_id where l.milestone_id = m.id), '[]') as links,
      coalesce((select jsonb_agg(n.needs_id order by n.needs_id) from milestone_needs n where n.milestone_id = m.id), '[]')
        as needs
    from milestones m where ${where} order by m.id`.execute(tx);
  return rows;
};

/** Every milestone of a system, the first one first. */
export const listMilestones = (tx: Tx, systemId: string): Promise<StoredMilestone[]> =>
  select(tx, sql`m.system_id = ${systemId}`);

export const findMilestone = async (
  tx: Tx,
  systemId: string,
  id: string,
): Promise<StoredMilestone | null> => {
  const [milestone] = await select(tx, sql`m.system_id = ${systemId} and m.id = ${id}`);
  return milestone ?? null;
};

/** The milestones of some items, by item, each list by number; items without any are not there. */
export const milestonesOfItems = async (
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, StoredMilestone[]>> => {
  const all = await select(
    tx,
    sql`m.id in (select milestone_id from item_milestones where item_id = any (${itemIds}::uuid[]))`,
  );
  const wanted = new Set(itemIds);
  return milestonesByItem(all, (itemId) => wanted.has(itemId));
};

/** Milestones under each of their items that `isWanted`, by number. */
export const milestonesByItem = (
  milestones: readonly StoredMilestone[],
  isWanted: (itemId: string) => boolean,
): Map<string, StoredMilestone[]> => {
  const linked = milestones
    .flatMap((milestone) => milestone.links.map((link) => ({ milestone, ...link })))
    .filter(({ itemId }) => isWanted(itemId))
    .toSorted((a, b) => a.number - b.number);
  const byItem = Map.groupBy(linked, ({ itemId }) => itemId);
  return new Map([...byItem].map(([itemId, own]) => [itemId, own.map(({ milestone }) => milestone)]));
};
