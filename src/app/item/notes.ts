import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { actorKey } from "#domain/item-move.ts";
import { appendAudit } from "#store/audit.ts";
import { insertNote, notesMentioning, notesOfItem, type ItemNote, type NoteKind } from "#store/item-notes.ts";
import { listMembers } from "#store/memberships.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "./find-item.ts";

type ItemOf = { readonly systemId: string; readonly poamId: string };

export type NewNote = {
  readonly kind: NoteKind;
  readonly body: string;
  /** Ids of members of the system. */
  readonly mentions: readonly string[];
  /** Of a review: when the next one is due. */
  readonly nextReviewOn: CalendarDate | null;
};

/** The notes on an item, the first one first. */
export const listNotes = (app: App, actor: Actor, { systemId, poamId }: ItemOf): Promise<ItemNote[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return notesOfItem(tx, (await requireItem(tx, systemId, poamId)).id);
  });

/** The latest hundred notes of a system that ask the acting person to look; none for an actor who is no person. */
export const listMentions = (app: App, actor: Actor, systemId: string): Promise<ItemNote[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return actor.kind === "user" ? notesMentioning(tx, systemId, actor.userId, 100) : [];
  });

/**
 * Adds a comment, or the record of a periodic review. Whoever may read the item may comment on it; a review is written by
 * those who may edit. Throws `input.invalid` for a mention of somebody else than a member, or a next review that is not
 * in the future.
 */
export const addNote = (
  app: App,
  actor: Actor,
  { systemId, poamId }: ItemOf,
  note: NewNote,
): Promise<ItemNote[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, note.kind === "review" ? "item.edit" : "item.comment");
    const item = await requireItem(tx, systemId, poamId);
    requireNextReview(note, dateOfInstant(app.now()));
    const members = new Map((await listMembers(tx, systemId)).map(({ userId, name }) => [userId, name]));
    const strangers = note.mentions.filter((userId) => !members.has(userId));
    if (strangers.length > 0)
      throw new Fault(
        "input.invalid",
        "Expected members of the system to be mentioned, found somebody else.",
      );
    const by = { byKey: actorKey(actor), byName: actor.name };
    await insertNote(tx, systemId, { ...note, ...by, itemId: item.id });
    await appendAudit(tx, actor, [
      {
        action: note.kind === "review" ? "item.reviewed" : "item.commented",
        systemId,
        objectType: "item",
        objectId: item.id,
        changes:
          note.nextReviewOn === null ? [] : [{ field: "nextReview", from: null, to: note.nextReviewOn }],
        note: note.body,
      },
    ]);
    return notesOfItem(tx, item.id);
  });

const requireNextReview = ({ kind, nextReviewOn }: NewNote, today: CalendarDate): void => {
  if (nextReviewOn === null || (kind === "review" && nextReviewOn > today)) return;
  throw new Fault(
    "input.invalid",
    `Expected the next review of a review after ${today}. Found ${nextReviewOn} on a ${kind}.`,
  );
};
