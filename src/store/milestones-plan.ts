import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { Tx } from "./database.ts";

/** An item that has milestones, waits for another, or is waited for. */
export type PlannedItem = {
  readonly id: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly status: ItemStatus;
  readonly owner: string | null;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly waitsFor: readonly string[];
};

/** The items of a system that its plan speaks of, by number. */
export const plannedItems = async (tx: Tx, systemId: string): Promise<PlannedItem[]> => {
  const { rows } = await sql<PlannedItem>`
    select i.id, i.poam_id as "poamId", coalesce(i.title, w.name) as "weaknessName", i.status,
      (select name from auth."user" where id = i.owner_id) as owner,
      i.scheduled_completion_date as "scheduledCompletionDate",
      array(select waits_for_id from item_waits where item_id = i.id order by 1) as "waitsFor"
    from poam_items i join weaknesses w on w.id = i.weakness_id
    where i.id in (
      select item_id from item_milestones where system_id = ${systemId}
      union select item_id from item_waits where system_id = ${systemId}
      union select waits_for_id from item_waits where system_id = ${systemId})
    order by i.number`.execute(tx);
  return rows;
};

/** What one team does about an item. */
export type TeamPlan = {
  readonly team: string;
  readonly plan: string | null;
  readonly resources: string | null;
};

/** The teams of an item, by name. */
export const teamsOfItem = (tx: Tx, itemId: string): Promise<TeamPlan[]> =>
  tx
    .selectFrom("item_teams")
    .select(["team", "plan", "resources"])
    .where("item_id", "=", itemId)
    .orderBy("team")
    .execute();

export const putItemTeam = async (
  tx: Tx,
  systemId: string,
  itemId: string,
  { team, plan, resources }: TeamPlan,
): Promise<void> => {
  await tx
    .insertInto("item_teams")
    .values({ item_id: itemId, system_id: systemId, team, plan, resources })
    .onConflict((oc) => oc.columns(["item_id", "team"]).doUpdateSet({ plan, resources }))
    .execute();
};

/** Takes the team off the item; whether it was there. */
export const removeItemTeam = async (tx: Tx, itemId: string, team: string): Promise<boolean> => {
  const result = await tx
    .deleteFrom("item_teams")
    .where("item_id", "=", itemId)
    .where("team", "=", team)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
};
