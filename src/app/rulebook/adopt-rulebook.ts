import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { movedDates } from "#domain/clock/moved-dates.ts";
import { Fault } from "#domain/fault.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { rulebookDifference, type SettingDifference } from "#domain/rulebook/rulebook-difference.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import type { ItemDetail } from "#store/items.ts";
import { setSystemRulebook, type RulebookChoice } from "#store/rulebooks.ts";
import { bumpRevision, lockLedger, type System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { clockFactsOf } from "../item/clock-facts.ts";
import { redateItems, writeDate, type MovedItem } from "../item/redate-items.ts";
import { chosenRulebook, rulebookOf } from "../system/rulebook-of.ts";

/** What another rulebook would change, and the revision of the ledger for which that was found. */
export type TriedRulebook = {
  readonly revision: number;
  readonly settings: readonly SettingDifference[];
  /** Items whose scheduled date would be another one, by number. Only items that can miss a date are asked. */
  readonly moves: readonly MovedItem[];
  readonly unchanged: number;
};

/** Which settings and which dates another rulebook would change; nothing is changed. */
export const tryRulebook = (
  app: App,
  actor: Actor,
  systemId: string,
  choice: RulebookChoice,
): Promise<TriedRulebook> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "policy.try");
    return tried(tx, system, await chosenRulebook(tx, system.organizationId, choice));
  });

/**
 * Puts the system under a rulebook: from now on its dates follow it, each moved date in its item's history. `revision` is
 * the one for which it was tried; `policy.stale` when the ledger changed since.
 */
export const adoptRulebook = (
  app: App,
  actor: Actor,
  systemId: string,
  adoption: RulebookChoice & { readonly revision: number; readonly reason: string },
): Promise<TriedRulebook> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "policy.adopt");
    await lockLedger(tx, systemId);
    const system = await authorize(tx, actor, systemId, "policy.adopt");
    if (system.revision !== adoption.revision)
      throw new Fault(
        "policy.stale",
        `Expected the ledger as it was when the rulebook was tried (revision ${adoption.revision}), found revision ${system.revision}. Try it again and look at what it does now.`,
      );
    const rulebook = await chosenRulebook(tx, system.organizationId, adoption);
    const result = await tried(tx, system, rulebook, (item, date) =>
      writeDate(tx, actor, system, item, { date, note: "The system follows another rulebook." }),
    );
    await setSystemRulebook(tx, systemId, { ...adoption, by: actor.name });
    await bumpRevision(tx, systemId);
    await appendAudit(tx, actor, [
      {
        action: "rulebook.adopted",
        systemId,
        objectType: "system",
        objectId: systemId,
        changes: result.settings.map(({ label, from, to }) => ({ field: label, from, to })),
        note: `${rulebook.name}: ${adoption.reason}`,
      },
    ]);
    return result;
  });

type Write = (item: ItemDetail, date: CalendarDate | null) => Promise<void>;

const tried = async (tx: Tx, system: System, to: Rulebook, write?: Write): Promise<TriedRulebook> => {
  const from = rulebookOf(system);
  const dated = (item: ItemDetail) => ({ item, facts: clockFactsOf(to, system, item) });
  const moved = await redateItems(
    tx,
    system.id,
    (items) =>
      movedDates(from, to, items.map(dated)).map((move) => ({
        item: move.item.item,
        from: move.from,
        to: move.to,
      })),
    write,
  );
  return { revision: system.revision, settings: rulebookDifference(from, to), ...moved };
};
