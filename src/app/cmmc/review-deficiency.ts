import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { requireReviewable } from "#domain/cmmc/register-rules.ts";
import type { DeficiencyReview } from "#domain/cmmc/register.ts";
import { appendAudit } from "#store/audit.ts";
import { insertReview, updateEntry } from "#store/cmmc-entries.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import { requireOpenEntry, staleEntry, type EntryRef } from "./register-context.ts";

/** Records a deficiency review and when the next one is due. Throws `cmmc.entry-refused` when it is out of order. */
export const reviewDeficiency = (
  app: App,
  actor: Actor,
  ref: EntryRef,
  { nextReviewOn, ...review }: DeficiencyReview & { readonly nextReviewOn: CalendarDate },
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.edit");
    const { entry, reviews, id, version } = await requireOpenEntry(tx, ref);
    requireReviewable(entry, reviews, review, nextReviewOn, dateOfInstant(app.now()));
    if (entry.register !== "operational plan") throw new Error("Only temporary deficiencies are reviewed.");
    await insertReview(
      tx,
      actor,
      { systemId: ref.systemId, entryId: id },
      { ...review, nextReviewOn },
      app.now(),
    );
    if (!(await updateEntry(tx, { id, version }, { ...entry, nextReviewOn }))) throw staleEntry();
    await appendAudit(tx, actor, [
      {
        action: "cmmc.deficiency-reviewed",
        systemId: ref.systemId,
        objectType: "cmmc entry",
        objectId: id,
        changes: [{ field: "nextReviewOn", from: entry.nextReviewOn, to: nextReviewOn }],
        note: `${review.reviewedOn}, ${review.showsProgress ? "progress" : "no progress"}: ${review.progress}`,
      },
    ]);
    return cmmcView(tx, app, system, ref.level);
  });
