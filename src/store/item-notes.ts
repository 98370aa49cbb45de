import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

export const NOTE_KINDS = ["comment", "review"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What somebody said of an item. */
export type ItemNote = {
  readonly id: string;
  readonly poamId: string;
  readonly kind: NoteKind;
  readonly body: string;
  /** Names of the members who are asked to look. */
  readonly mentions: readonly string[];
  /** Of a review: when the next one is due. */
  readonly nextReviewOn: CalendarDate | null;
  readonly by: string;
  readonly notedAt: Date;
};

const COLUMNS = sql`n.id, i.poam_id as "poamId", n.kind, n.body, n.next_review_on as "nextReviewOn",
  n.by_name as by, n.noted_at as "notedAt",
  array(select u.name from auth."user" u where u.id = any (n.mentions) order by u.name) as mentions`;

/** The notes on an item, the first one first. */
export const notesOfItem = async (tx: Tx, itemId: string): Promise<ItemNote[]> => {
  const { rows } = await sql<ItemNote>`
    select ${COLUMNS} from item_notes n join poam_items i on i.id = n.item_id
    where n.item_id = ${itemId} order by n.noted_at, n.id`.execute(tx);
  return rows;
};

/** The latest notes of a system that ask that person to look. */
export const notesMentioning = async (
  tx: Tx,
  systemId: string,
  userId: string,
  limit: number,
): Promise<ItemNote[]> => {
  const { rows } = await sql<ItemNote>`
    select ${COLUMNS} from item_notes n join poam_items i on i.id = n.item_id
    where n.system_id = ${systemId} and n.mentions @> array[${userId}]::text[]
    order by n.noted_at desc limit ${limit}`.execute(tx);
  return rows;
};

export const insertNote = async (
  tx: Tx,
  systemId: string,
  note: {
    readonly itemId: string;
    readonly kind: NoteKind;
    readonly body: string;
    readonly mentions: readonly string[];
    readonly nextReviewOn: CalendarDate | null;
    readonly byKey: string;
    readonly byName: string;
  },
): Promise<void> => {
  await tx
    .insertInto("item_notes")
    .values({
      system_id: systemId,
      item_id: note.itemId,
      kind: note.kind,
      body: note.body,
      mentions: [...note.mentions],
      next_review_on: note.nextReviewOn,
      by_key: note.byKey,
      by_name: note.byName,
    })
    .execute();
};
