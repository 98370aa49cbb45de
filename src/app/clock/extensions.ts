import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { requireLaterDate } from "#domain/extension.ts";
import { Fault } from "#domain/fault.ts";
import { actorKey } from "#domain/item-move.ts";
import { DECIDED, requireDecidable, type RequestDecision } from "#domain/request.ts";
import { appendAudit } from "#store/audit.ts";
import {
  decideExtension as writeDecision,
  insertExtension,
  listExtensions as readExtensions,
  lockExtension,
  type Extension,
} from "#store/extensions.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { decideClockFact } from "../item/reschedule.ts";

/** Every extension of a system's items, the first one first. */
export const listExtensions = (app: App, actor: Actor, systemId: string): Promise<Extension[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return readExtensions(tx, systemId);
  });

/** Asks for a later date; the date in force stays until another person approves. Its id. Throws `input.invalid`. */
export const requestExtension = (
  app: App,
  actor: Actor,
  { systemId, poamId }: { readonly systemId: string; readonly poamId: string },
  wanted: { readonly to: CalendarDate; readonly reason: string },
): Promise<string> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    const item = await requireItem(tx, systemId, poamId);
    const { scheduledCompletionDate } = item;
    const today = dateOfInstant(app.now());
    const from = requireLaterDate({ poamId, from: scheduledCompletionDate, to: wanted.to, today });
    const id = await insertExtension(tx, systemId, {
      itemId: item.id,
      from,
      ...wanted,
      requestedBy: actorKey(actor),
      requestedByName: actor.name,
    });
    if (id === null)
      throw new Fault(
        "input.invalid",
        `Expected no pending extension of ${poamId}, found one. Withdraw it first, or wait for its decision.`,
      );
    await appendAudit(tx, actor, [
      {
        action: "item.extension-requested",
        systemId,
        objectType: "item",
        objectId: item.id,
        changes: [{ field: "extension", from, to: wanted.to }],
        note: wanted.reason,
      },
    ]);
    return id;
  });

/**
 * Decides on an extension; an approved one moves the date where the rulebook lets extensions do that. Throws
 * `request.not-found`, `request.decided`, `request.same-person`.
 */
export const decideExtension = (
  app: App,
  actor: Actor,
  { systemId, id }: { readonly systemId: string; readonly id: string },
  { decision, reason }: { readonly decision: RequestDecision; readonly reason: string },
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const action = decision === "withdraw" ? "item.edit" : "item.approve-closure";
    const system = await authorize(tx, actor, systemId, action);
    const extension = await lockExtension(tx, systemId, id);
    if (extension === null)
      throw new Fault("request.not-found", "Expected an extension of this system, found none of that id.");
    requireDecidable({ ...extension, what: "extension" }, decision, actor);
    const { poamId, to } = extension;
    await writeDecision(tx, id, { status: DECIDED[decision], byName: actor.name, at: app.now(), reason });
    await appendAudit(tx, actor, [
      {
        action: `item.extension-${DECIDED[decision]}`,
        systemId,
        objectType: "item",
        objectId: extension.itemId,
        changes: [{ field: "extension", from: extension.from, to }],
        note: reason,
      },
    ]);
    if (decision !== "approve") return;
    const value = { to, approvedOn: dateOfInstant(app.now()), reason: extension.reason };
    await decideClockFact(tx, actor, system, poamId, {
      name: "extension",
      value,
      note: "An extension was approved.",
    });
  });
