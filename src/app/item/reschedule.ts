import type { Actor } from "#domain/access.ts";
import type { DecidedFacts } from "#domain/clock/clock-facts.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { updateClock, type ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { requireItem } from "./find-item.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

/**
 * Brings the scheduled completion date in line with what is known of the item now, with an audit event when it moves. The
 * original date stays. Whoever changes a fact that a date may rest on calls it in the same transaction.
 */
export const rescheduleItem = async (
  tx: Tx,
  actor: Actor,
  system: System,
  poamId: string,
  note: string,
): Promise<void> => {
  const item = await requireItem(tx, system.id, poamId);
  await writeClock(tx, actor, system, item, item.clockFacts, note);
};

/** Records a fact that somebody decided or found out, or takes it back (null), and moves the date if it follows. */
export const decideClockFact = async <Name extends keyof DecidedFacts>(
  tx: Tx,
  actor: Actor,
  system: System,
  poamId: string,
  fact: {
    readonly name: Name;
    readonly value: NonNullable<DecidedFacts[Name]> | null;
    readonly note: string;
  },
): Promise<void> => {
  const item = await requireItem(tx, system.id, poamId);
  const { [fact.name]: _, ...others } = item.clockFacts;
  const facts = fact.value === null ? others : { ...others, [fact.name]: fact.value };
  await writeClock(tx, actor, system, item, facts, fact.note);
};

const writeClock = async (
  tx: Tx,
  actor: Actor,
  system: System,
  item: ItemDetail,
  clockFacts: DecidedFacts,
  note: string,
): Promise<void> => {
  const rulebook = rulebookOf(system);
  const { date } = scheduledCompletion(rulebook, clockFactsOf(rulebook, system, { ...item, clockFacts }));
  const from = item.scheduledCompletionDate;
  if (clockFacts === item.clockFacts && date === from) return;
  await updateClock(tx, item.id, clockFacts, date);
  if (date === from) return;
  await appendAudit(tx, actor, [
    {
      action: "item.rescheduled",
      systemId: system.id,
      objectType: "item",
      objectId: item.id,
      changes: [{ field: "scheduledCompletionDate", from, to: date }],
      note,
    },
  ]);
};
