import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";
import { OPEN } from "./item-state.ts";

/** A number of unique vulnerabilities from which an increase is counted. */
export type Baseline = {
  readonly on: CalendarDate;
  readonly vulnerabilities: number;
  readonly reason: string;
  readonly by: string;
  readonly recordedAt: Date;
};

/** Every baseline that was ever set, the one that counts first. */
export const listBaselines = async (tx: Tx, systemId: string): Promise<Baseline[]> => {
  const { rows } = await sql<Baseline>`
    select set_on as "on", vulnerabilities, reason, by_name as by, recorded_at as "recordedAt"
    from vulnerability_baselines where system_id = ${systemId} order by seq desc`.execute(tx);
  return rows;
};

export const insertBaseline = async (
  tx: Tx,
  systemId: string,
  { on, vulnerabilities, reason, by }: Omit<Baseline, "recordedAt">,
): Promise<void> => {
  await tx
    .insertInto("vulnerability_baselines")
    .values({ system_id: systemId, set_on: on, vulnerabilities, reason, by_name: by })
    .execute();
};

/** Different weaknesses in open items. Weaknesses of an item that holds many count one by one. */
export const uniqueVulnerabilities = async (tx: Tx, systemId: string): Promise<number> => {
  // The open items are gathered first: right after an import the planner knows little of the tables, and would join them
  // row by row.
  const { rows } = await sql<{ unique: number }>`
    with open as materialized (select i.id, i.weakness_id from poam_items i where i.system_id = ${systemId} and ${OPEN})
    select count(*)::int as "unique" from (
      select weakness_id from open
      union
      select weakness_id from findings where item_id = any (array(select id from open)) and status <> 'fixed'
    ) w`.execute(tx);
  return rows[0]?.unique ?? 0;
};
