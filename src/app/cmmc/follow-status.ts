import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { levelOfRulebook } from "#rulebooks/cmmc/levels.ts";
import type { Tx } from "#store/database.ts";
import type { ItemDetail } from "#store/items.ts";
import { bumpRevision, setConditionalStatusDate, type System } from "#store/systems.ts";
import { clockFactsOf } from "../item/clock-facts.ts";
import { redateItems, writeDate } from "../item/redate-items.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

/**
 * Lets the system's dates follow the Conditional status of a level: its 180 days count from that day. Under a CMMC rulebook
 * only the status of its own level counts; under another one the date is kept for the day on which CMMC is adopted.
 */
export const followStatus = async (
  tx: Tx,
  actor: Actor,
  before: System,
  level: CmmcLevel,
  conditional: CalendarDate | null,
): Promise<void> => {
  const ofRulebook = levelOfRulebook(before.ownRulebook?.baseId ?? before.rulebookId);
  if ((ofRulebook !== null && ofRulebook !== level) || before.conditionalStatusDate === conditional) return;
  await setConditionalStatusDate(tx, before.id, conditional);
  const system: System = { ...before, conditionalStatusDate: conditional };
  const rulebook = rulebookOf(system);
  const dateOf = (item: ItemDetail): CalendarDate | null =>
    scheduledCompletion(rulebook, clockFactsOf(rulebook, system, item)).date;
  const note =
    conditional === null
      ? "No Conditional CMMC status is in force any more."
      : `Conditional CMMC status of ${conditional}.`;
  await redateItems(
    tx,
    system.id,
    (items) =>
      items.flatMap((item) => {
        const [from, to] = [item.scheduledCompletionDate, dateOf(item)];
        return from === to ? [] : [{ item, from, to }];
      }),
    (item, date) => writeDate(tx, actor, system, item, { date, note }),
  );
  await bumpRevision(tx, system.id);
};
