import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { poamId, proposeClosure, reopen, type ItemState } from "#domain/poam-item.ts";
import { ratingOfSeverity, worst } from "#domain/risk-rating.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  insertItems,
  itemsToMove,
  moveItems,
  unrecordedWeaknesses,
  type ItemToMove,
  type MovedItem,
  type NewItem,
  type UnrecordedWeakness,
} from "#store/item-intake.ts";
import { takeItemNumbers, type System } from "#store/systems.ts";

export type ItemCounts = {
  readonly itemsOpened: number;
  readonly itemsReopened: number;
  readonly itemsProposedForClosure: number;
};

const PAGE = 1000;

/**
 * Brings the items in line with their findings: a weakness without an item gets one, an item whose finding came back is
 * open again, an item whose every finding is proven fixed waits for a person to verify it.
 */
export const recordItems = async (
  tx: Tx,
  actor: Actor,
  system: System,
  rulebook: Rulebook,
  scan: { readonly importId: string; readonly detector: string; readonly fileName: string },
  today: CalendarDate,
): Promise<ItemCounts> => {
  const weaknesses = await unrecordedWeaknesses(tx, system.id, scan.detector, scan.importId);
  const note = `Import of ${scan.fileName}.`;
  for (let start = 0; start < weaknesses.length; start += PAGE) {
    await openItems(tx, actor, system, rulebook, weaknesses.slice(start, start + PAGE), today, note);
  }
  const moved = (await itemsToMove(tx, system.id, scan.detector)).map(move);
  await moveItems(tx, moved, today);
  const reopened = moved.filter(({ to }) => to.status === "open");
  const proposed = moved.filter(({ to }) => to.status !== "open");
  await audit(tx, actor, system.id, "item.reopened", reopened, `${note} A finding was seen again.`);
  await audit(
    tx,
    actor,
    system.id,
    "item.closure-proposed",
    proposed,
    `${note} Every finding is proven fixed by a covering scan.`,
  );
  return {
    itemsOpened: weaknesses.length,
    itemsReopened: reopened.length,
    itemsProposedForClosure: proposed.length,
  };
};

/** The item's next status: `itemsToMove` gives only items that have one. */
const move = ({ id, state, lastFix }: ItemToMove): MovedItem => {
  if (state.status !== "open") return { id, from: state, to: reopen(state) };
  if (lastFix === null) throw new Error(`Item ${id} has no fixed finding to close on.`);
  return { id, from: state, to: proposeClosure(state, lastFix) };
};

const openItems = async (
  tx: Tx,
  actor: Actor,
  system: System,
  rulebook: Rulebook,
  weaknesses: readonly UnrecordedWeakness[],
  today: CalendarDate,
  note: string,
): Promise<void> => {
  const first = await takeItemNumbers(tx, system.id, weaknesses.length);
  const items = weaknesses.map((weakness, index) => itemOf(system, rulebook, weakness, first + index, today));
  const opened = await insertItems(tx, system.id, items);
  const to: ItemState = { status: "open" };
  await audit(
    tx,
    actor,
    system.id,
    "item.opened",
    opened.map((id) => ({ id, from: null, to })),
    note,
  );
};

const itemOf = (
  system: System,
  rulebook: Rulebook,
  weakness: UnrecordedWeakness,
  number: number,
  today: CalendarDate,
): NewItem => {
  const rating = ratingOfSeverity(worst(weakness.severities));
  if (rating === null) throw new Error(`Weakness ${weakness.id} is informational and opens no item.`);
  return {
    number,
    poamId: poamId(system.itemPrefix, number),
    weaknessId: weakness.id,
    originalRiskRating: rating,
    originalDetectionDate: weakness.firstSeen,
    scheduledCompletionDate: scheduledCompletion(rulebook, weakness.firstSeen, rating).date,
    statusDate: today,
    controls: rulebook.defaultControls[weakness.kind],
    remediationPlan: weakness.solution,
  };
};

const audit = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  action: string,
  items: ReadonlyArray<{ readonly id: string; readonly from: ItemState | null; readonly to: ItemState }>,
  note: string,
): Promise<void> => {
  for (let start = 0; start < items.length; start += PAGE) {
    const events = items.slice(start, start + PAGE).map((item) => ({
      action,
      systemId,
      objectType: "item" as const,
      objectId: item.id,
      changes: [{ field: "status", from: item.from?.status ?? null, to: item.to.status }],
      note,
    }));
    await appendAudit(tx, actor, events);
  }
};
