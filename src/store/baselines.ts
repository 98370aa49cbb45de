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
  const { rows } = await sql<{ weaknesses: number }>`
    select count(*)::int as weaknesses from (
      select i.weakness_id from poam_items i where i.system_id = ${systemId} and ${OPEN}
      union
      select f.weakness_id from findings f join poam_items i on i.id = f.item_id
      where i.system_id = ${systemId} and ${OPEN} and f.status <> 'fixed'
    ) u`.execute(tx);
  return rows[0]?.weaknesses ?? 0;
};
