import type { CalendarDate } from "#domain/calendar.ts";
import type { RequestStatus } from "#domain/request.ts";
import type { Tx } from "./database.ts";

export type Extension = {
  readonly id: string;
  readonly itemId: string;
  readonly poamId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
  readonly status: RequestStatus;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
};

const select = (tx: Tx, systemId: string) =>
  tx
    .selectFrom("extensions as e")
    .innerJoin("poam_items as i", "i.id", "e.item_id")
    .select([
      "e.id",
      "e.item_id as itemId",
      "i.poam_id as poamId",
      "e.from_date as from",
      "e.to_date as to",
      "e.reason",
      "e.status",
      "e.requested_by as requestedBy",
      "e.requested_by_name as requestedByName",
      "e.requested_at as requestedAt",
      "e.decided_by_name as decidedByName",
      "e.decided_at as decidedAt",
      "e.decision_reason as decisionReason",
    ])
    .$narrowType<{ from: CalendarDate; to: CalendarDate; status: RequestStatus }>()
    .where("e.system_id", "=", systemId)
    .orderBy("e.requested_at");

/** Every extension of a system's items, the first one first. */
export const listExtensions = (tx: Tx, systemId: string): Promise<Extension[]> =>
  select(tx, systemId).execute();

/** The extension, locked until the transaction ends; null when the system has none of that id. */
export const lockExtension = async (tx: Tx, systemId: string, id: string): Promise<Extension | null> =>
  (await select(tx, systemId).where("e.id", "=", id).forUpdate("e").executeTakeFirst()) ?? null;

/** Null when the item has a pending one already. */
export const insertExtension = async (
  tx: Tx,
  systemId: string,
  request: Pick<Extension, "itemId" | "from" | "to" | "reason" | "requestedBy" | "requestedByName">,
): Promise<string | null> => {
  const row = await tx
    .insertInto("extensions")
    .values({
      system_id: systemId,
      item_id: request.itemId,
      from_date: request.from,
      to_date: request.to,
      reason: request.reason,
      status: "pending",
      requested_by: request.requestedBy,
      requested_by_name: request.requestedByName,
    })
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
};

export const decideExtension = async (
  tx: Tx,
  id: string,
  decision: {
    readonly status: RequestStatus;
    readonly byName: string;
    readonly at: Date;
    readonly reason: string;
  },
): Promise<void> => {
  await tx
    .updateTable("extensions")
    .set({
      status: decision.status,
      decided_by_name: decision.byName,
      decided_at: decision.at,
      decision_reason: decision.reason,
    })
    .where("id", "=", id)
    .execute();
};
