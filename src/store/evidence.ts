import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { EvidenceFacts, Sensitivity } from "#domain/evidence.ts";
import type { Tx } from "./database.ts";

/** A piece of evidence; of a file its name, size and hash, of an attestation its type. */
export type EvidenceRow = EvidenceFacts & {
  readonly id: string;
  readonly kind: "file" | "attestation";
  readonly type: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly fileName: string | null;
  readonly sensitivity: Sensitivity;
  readonly addedBy: string;
  readonly addedByName: string;
  readonly addedAt: Date;
  readonly withdrawn: boolean;
  readonly withdrawnBecause: string | null;
  /** The items that it stands on. */
  readonly poamIds: readonly string[];
};

const COLUMNS = sql`e.id, e.kind, e.proves, e.attestation_type as type, e.sha256, e.bytes::float8 as bytes,
  e.file_name as "fileName", e.sensitivity, e.collected_on as "collectedOn", e.expires_on as "expiresOn",
  e.added_by as "addedBy", e.added_by_name as "addedByName", e.added_at as "addedAt",
  e.withdrawn_at is not null as withdrawn, e.withdrawn_because as "withdrawnBecause",
  array(select i.poam_id from evidence_items l join poam_items i on i.id = l.item_id
    where l.evidence_id = e.id order by i.number) as "poamIds"`;

/** The evidence of a system, or of one of its items, the latest first. */
export const listEvidence = async (
  tx: Tx,
  systemId: string,
  itemId: string | null = null,
): Promise<EvidenceRow[]> => {
  const { rows } = await sql<EvidenceRow>`
    select ${COLUMNS} from evidence e
    where e.system_id = ${systemId} and (${itemId}::uuid is null or exists (
      select from evidence_items l where l.evidence_id = e.id and l.item_id = ${itemId}))
    order by e.added_at desc, e.id desc`.execute(tx);
  return rows;
};

export const findEvidence = async (tx: Tx, systemId: string, id: string): Promise<EvidenceRow | null> => {
  const { rows } = await sql<EvidenceRow>`
    select ${COLUMNS} from evidence e where e.system_id = ${systemId} and e.id = ${id}`.execute(tx);
  return rows[0] ?? null;
};

export type NewEvidence = EvidenceFacts & {
  readonly file: { readonly sha256: string; readonly bytes: number; readonly fileName: string } | null;
  readonly type: string | null;
  readonly addedBy: string;
  readonly addedByName: string;
};

/** Its id. The bytes of a file are in the store of raw files already. */
export const insertEvidence = async (
  tx: Tx,
  systemId: string,
  evidence: NewEvidence,
  itemIds: readonly string[],
): Promise<string> => {
  const { file } = evidence;
  if (file !== null)
    await tx
      .insertInto("raw_files")
      .values({ sha256: file.sha256, bytes: file.bytes })
      .onConflict((oc) => oc.doNothing())
      .execute();
  const { id } = await tx
    .insertInto("evidence")
    .values({
      system_id: systemId,
      kind: file === null ? "attestation" : "file",
      proves: evidence.proves,
      attestation_type: evidence.type,
      sha256: file?.sha256 ?? null,
      bytes: file?.bytes ?? null,
      file_name: file?.fileName ?? null,
      sensitivity: evidence.sensitivity,
      collected_on: evidence.collectedOn,
      expires_on: evidence.expiresOn,
      added_by: evidence.addedBy,
      added_by_name: evidence.addedByName,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await linkEvidence(tx, systemId, id, itemIds);
  return id;
};

export const linkEvidence = async (
  tx: Tx,
  systemId: string,
  evidenceId: string,
  itemIds: readonly string[],
): Promise<void> => {
  if (itemIds.length === 0) return;
  await tx
    .insertInto("evidence_items")
    .values(itemIds.map((itemId) => ({ evidence_id: evidenceId, item_id: itemId, system_id: systemId })))
    .onConflict((oc) => oc.doNothing())
    .execute();
};

export const withdrawEvidence = async (
  tx: Tx,
  id: string,
  { at, byName, because }: { readonly at: Date; readonly byName: string; readonly because: string },
): Promise<void> => {
  await tx
    .updateTable("evidence")
    .set({ withdrawn_at: at, withdrawn_by_name: byName, withdrawn_because: because })
    .where("id", "=", id)
    .execute();
};

/** Pieces on the item that prove something on that day. */
export const countEvidence = async (tx: Tx, itemId: string, day: CalendarDate): Promise<number> => {
  const { rows } = await sql<{ pieces: number }>`
    select count(*)::int as pieces from evidence_items l join evidence e on e.id = l.evidence_id
    where l.item_id = ${itemId} and e.withdrawn_at is null and (e.expires_on is null or e.expires_on >= ${day})`.execute(
    tx,
  );
  return rows[0]?.pieces ?? 0;
};
