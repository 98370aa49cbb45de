import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { MilestoneChange } from "#domain/milestone/milestone.ts";
import type { Tx } from "./database.ts";

export type NewMilestone = {
  readonly description: string;
  readonly due: CalendarDate;
  readonly workDays: number;
  readonly ownerId: string | null;
  readonly team: string | null;
  readonly createdBy: string;
};

/** Lets one change of a system's plan be decided at a time, until the transaction ends. */
export const lockPlan = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('plan ' || ${systemId}, 0))`.execute(tx);
};

/** The id of a new milestone, which belongs to no item yet. */
export const insertMilestone = async (tx: Tx, systemId: string, milestone: NewMilestone): Promise<string> => {
  const { id } = await tx
    .insertInto("milestones")
    .values({
      system_id: systemId,
      description: milestone.description,
      due_date: milestone.due,
      work_days: milestone.workDays,
      owner_id: milestone.ownerId,
      team: milestone.team,
      created_by: milestone.createdBy,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

/**
 * Gives the item the milestone under the next number, which is its answer. What is added while the item is a draft, or on
 * the day of its first milestone, is its original plan. Call it under `lockPlan`.
 */
export const linkMilestone = async (
  tx: Tx,
  link: {
    readonly systemId: string;
    readonly itemId: string;
    readonly milestoneId: string;
    readonly isDraft: boolean;
    readonly on: CalendarDate;
    readonly by: string;
    readonly reason: string;
  },
): Promise<number> => {
  const { rows } = await sql<{ number: number }>`
    insert into item_milestones (item_id, number, milestone_id, system_id, planned, added_on, added_by, reason)
    select ${link.itemId}, coalesce(max(number), 0) + 1, ${link.milestoneId}, ${link.systemId},
      ${link.isDraft} or coalesce(min(added_on) = ${link.on}::date, true), ${link.on}::date, ${link.by}, ${link.reason}
    from item_milestones where item_id = ${link.itemId}
    returning number`.execute(tx);
  return rows[0]?.number ?? 0;
};

/** Rewrites the original of a milestone that is not frozen yet. */
export const reviseMilestone = async (
  tx: Tx,
  id: string,
  original: { readonly description: string; readonly due: CalendarDate },
): Promise<void> => {
  await tx
    .updateTable("milestones")
    .set({ description: original.description, due_date: original.due })
    .where("id", "=", id)
    .execute();
};

export const appendMilestoneChange = async (
  tx: Tx,
  systemId: string,
  milestoneId: string,
  change: MilestoneChange,
): Promise<void> => {
  await tx
    .insertInto("milestone_changes")
    .values({
      system_id: systemId,
      milestone_id: milestoneId,
      kind: change.kind,
      changed_on: change.changedOn,
      due_date: change.kind === "update" ? change.due : null,
      description: change.kind === "update" ? change.description : null,
      completed_on: change.kind === "complete" ? change.completedOn : null,
      reason: change.reason,
      by_name: change.by,
    })
    .execute();
};

/** Who does it and how long it takes, which may change without a trace in the plan itself. */
export const updateMilestoneWork = async (
  tx: Tx,
  id: string,
  work: { readonly ownerId: string | null; readonly team: string | null; readonly workDays: number },
): Promise<void> => {
  await tx
    .updateTable("milestones")
    .set({ owner_id: work.ownerId, team: work.team, work_days: work.workDays })
    .where("id", "=", id)
    .execute();
};

/** Replaces what a milestone waits for. */
export const putMilestoneNeeds = async (
  tx: Tx,
  systemId: string,
  milestoneId: string,
  needs: readonly string[],
): Promise<void> => {
  await tx.deleteFrom("milestone_needs").where("milestone_id", "=", milestoneId).execute();
  await sql`
    insert into milestone_needs (milestone_id, needs_id, system_id)
    select ${milestoneId}, id, ${systemId} from unnest(${needs}::uuid[]) as n(id)`.execute(tx);
};

/** Replaces the items that an item waits for. */
export const putItemWaits = async (
  tx: Tx,
  systemId: string,
  itemId: string,
  waitsFor: readonly string[],
): Promise<void> => {
  await tx.deleteFrom("item_waits").where("item_id", "=", itemId).execute();
  await sql`
    insert into item_waits (item_id, waits_for_id, system_id)
    select ${itemId}, id, ${systemId} from unnest(${waitsFor}::uuid[]) as n(id)`.execute(tx);
};
