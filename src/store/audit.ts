import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "./database.ts";

export type FieldChange = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};

export type AuditEvent = {
  readonly action: string;
  readonly systemId: string | null;
  readonly objectType:
    | "organization"
    | "system"
    | "membership"
    | "link"
    | "import"
    | "item"
    | "inventory"
    | "mapping"
    | "catalog"
    | "security plan"
    | "batch"
    | "upload"
    | "cmmc assessment"
    | "cmmc entry"
    | "deviation";
  readonly objectId: string;
  readonly changes?: readonly FieldChange[];
  readonly note?: string | null;
};

/** Appends the events of a change, in the change's own transaction. */
export const appendAudit = async (tx: Tx, actor: Actor, events: readonly AuditEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    actor_kind: actor.kind,
    actor_id: actor.kind === "user" ? actor.userId : null,
    actor_name: actor.name,
    action: event.action,
    system_id: event.systemId,
    object_type: event.objectType,
    object_id: event.objectId,
    changes: event.changes ?? [],
    note: event.note ?? null,
  }));
  await sql`
    insert into audit_events (actor_kind, actor_id, actor_name, action, system_id, object_type, object_id, changes, note)
    select actor_kind, actor_id, actor_name, action, system_id, object_type, object_id, changes, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      actor_kind text, actor_id text, actor_name text, action text, system_id uuid,
      object_type text, object_id text, changes jsonb, note text
    )`.execute(tx);
};

export type StoredEvent = {
  readonly at: Date;
  readonly actorName: string;
  readonly action: string;
  readonly changes: readonly FieldChange[];
  readonly note: string | null;
};

/** The events of one object, newest first. */
export const eventsOf = async (
  tx: Tx,
  objectType: AuditEvent["objectType"],
  objectId: string,
): Promise<StoredEvent[]> => {
  const rows = await tx
    .selectFrom("audit_events")
    .select(["at", "actor_name", "action", "changes", "note"])
    .where("object_type", "=", objectType)
    .where("object_id", "=", objectId)
    .orderBy("seq", "desc")
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actorName: row.actor_name,
    action: row.action,
    changes: row.changes as FieldChange[],
    note: row.note,
  }));
};

/** The moment of the latest event of a system; null when there is none. */
export const latestEventOf = async (tx: Tx, systemId: string): Promise<Date | null> => {
  const row = await tx
    .selectFrom("audit_events")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("system_id", "=", systemId)
    .executeTakeFirst();
  return row?.at ?? null;
};
