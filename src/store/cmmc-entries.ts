import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { entryFrom } from "#domain/cmmc/given-entry.ts";
import type { CmmcEntry, CmmcRegister, DeficiencyReview } from "#domain/cmmc/register.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { Tx } from "./database.ts";

export type StoredReview = DeficiencyReview & {
  readonly nextReviewOn: CalendarDate;
  readonly recordedBy: string;
};

/** A POA&M item of the ledger that an entry names. */
export type LinkedItem = {
  readonly id: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly status: ItemStatus;
  readonly scheduledCompletionDate: CalendarDate;
};

export type StoredEntry = {
  readonly id: string;
  readonly level: CmmcLevel;
  readonly version: number;
  readonly entry: CmmcEntry;
  /** In the order in which they were recorded. */
  readonly reviews: readonly StoredReview[];
  readonly items: readonly LinkedItem[];
  readonly enteredAt: Date;
  readonly enteredBy: string;
  readonly closed: {
    readonly on: CalendarDate;
    readonly by: string;
    readonly because: string;
    /** The register in which it goes on, if it moved. */
    readonly movedTo: CmmcRegister | null;
  } | null;
};

type Row = Omit<StoredEntry, "entry"> & Parameters<typeof entryFrom>[0];

const select = (where: ReturnType<typeof sql>) => sql<Row>`
  select e.id, e.level, e.version, e.register, e.requirement_id as "requirementId", e.description,
    e.scheduled_completion_date as "scheduledCompletionDate", e.resources, e.arose_on as "aroseOn",
    e.corrective_action as "correctiveAction", e.next_review_on as "nextReviewOn", e.rationale, e.mitigations,
    e.ssp_reference as "sspReference", e.entered_at as "enteredAt", e.entered_by as "enteredBy",
    coalesce((
      select jsonb_agg(jsonb_build_object('reviewedOn', r.reviewed_on, 'progress', r.progress,
        'showsProgress', r.shows_progress, 'nextReviewOn', r.next_review_on, 'recordedBy', r.recorded_by) order by r.seq)
      from cmmc_reviews r where r.entry_id = e.id
    ), '[]') as reviews,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', i.id, 'poamId', i.poam_id, 'weaknessName', coalesce(i.title, w.name),
        'status', i.status, 'scheduledCompletionDate', i.scheduled_completion_date) order by i.number)
      from cmmc_entry_items l join poam_items i on i.id = l.item_id join weaknesses w on w.id = i.weakness_id
      where l.entry_id = e.id
    ), '[]') as items,
    case when e.closed_on is not null then jsonb_build_object('on', e.closed_on, 'by', e.closed_by,
      'because', e.closed_because, 'movedTo', (select m.register from cmmc_entries m where m.id = e.moved_to)) end as closed
  from cmmc_entries e where ${where} order by e.entered_at, e.id`;

const present = (row: Row): StoredEntry => ({
  id: row.id,
  level: row.level,
  version: row.version,
  entry: entryFrom(row),
  reviews: row.reviews,
  items: row.items,
  enteredAt: row.enteredAt,
  enteredBy: row.enteredBy,
  closed: row.closed,
});

/** Everything that stands or stood in the registers of a system at a level, oldest first. */
export const listEntries = async (tx: Tx, systemId: string, level: CmmcLevel): Promise<StoredEntry[]> => {
  const { rows } = await select(sql`e.system_id = ${systemId} and e.level = ${level}`).execute(tx);
  return rows.map(present);
};

export const findEntry = async (tx: Tx, systemId: string, entryId: string): Promise<StoredEntry | null> => {
  const { rows } = await select(sql`e.system_id = ${systemId} and e.id = ${entryId}`).execute(tx);
  return rows[0] === undefined ? null : present(rows[0]);
};

const columnsOf = (entry: CmmcEntry) => ({
  description: entry.description,
  ...(entry.register === "assessment poam"
    ? { scheduled_completion_date: entry.scheduledCompletionDate, resources: entry.resources }
    : {}),
  ...(entry.register === "operational plan"
    ? {
        arose_on: entry.aroseOn,
        corrective_action: entry.correctiveAction,
        next_review_on: entry.nextReviewOn,
      }
    : {}),
  ...(entry.register === "enduring exception"
    ? { rationale: entry.rationale, mitigations: entry.mitigations, ssp_reference: entry.sspReference }
    : {}),
});

export type EntryPlace = { readonly systemId: string; readonly level: CmmcLevel };

/** Puts an entry into its register; its id. */
export const insertEntry = async (
  tx: Tx,
  actor: Actor,
  { systemId, level }: EntryPlace,
  entry: CmmcEntry,
  at: Date,
): Promise<string> => {
  const { id } = await tx
    .insertInto("cmmc_entries")
    .values({
      system_id: systemId,
      level,
      requirement_id: entry.requirementId,
      register: entry.register,
      ...columnsOf(entry),
      entered_at: at,
      entered_by: actor.name,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

/** Which entry, in which version somebody saw it. */
export type EntryVersion = { readonly id: string; readonly version: number };

/** Writes the entry anew within its register; false when it changed since that version. */
export const updateEntry = async (
  tx: Tx,
  { id, version }: EntryVersion,
  entry: CmmcEntry,
): Promise<boolean> => {
  const written = await tx
    .updateTable("cmmc_entries")
    .set({ ...columnsOf(entry), version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
};

export type EntryEnd = {
  readonly on: CalendarDate;
  readonly because: string;
  /** The entry of another register that takes its place. */
  readonly movedTo: string | null;
};

/** Closes an entry; false when it changed since that version. */
export const endEntry = async (
  tx: Tx,
  actor: Actor,
  { id, version }: EntryVersion,
  { on, because, movedTo }: EntryEnd,
): Promise<boolean> => {
  const written = await tx
    .updateTable("cmmc_entries")
    .set({
      closed_on: on,
      closed_by: actor.name,
      closed_because: because,
      moved_to: movedTo,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
};

export const insertReview = async (
  tx: Tx,
  actor: Actor,
  { systemId, entryId }: { readonly systemId: string; readonly entryId: string },
  review: DeficiencyReview & { readonly nextReviewOn: CalendarDate },
  at: Date,
): Promise<void> => {
  await tx
    .insertInto("cmmc_reviews")
    .values({
      system_id: systemId,
      entry_id: entryId,
      reviewed_on: review.reviewedOn,
      progress: review.progress,
      shows_progress: review.showsProgress,
      next_review_on: review.nextReviewOn,
      recorded_at: at,
      recorded_by: actor.name,
    })
    .execute();
};

/** Lets the entry name these items and no others. */
export const setEntryItems = async (
  tx: Tx,
  { systemId, entryId }: { readonly systemId: string; readonly entryId: string },
  itemIds: readonly string[],
): Promise<void> => {
  await tx.deleteFrom("cmmc_entry_items").where("entry_id", "=", entryId).execute();
  if (itemIds.length === 0) return;
  await tx
    .insertInto("cmmc_entry_items")
    .values(itemIds.map((itemId) => ({ system_id: systemId, entry_id: entryId, item_id: itemId })))
    .execute();
};
