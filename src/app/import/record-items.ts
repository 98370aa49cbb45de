import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { poamId } from "#domain/poam-item.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  insertItems,
  proposeClosures,
  reopenItems,
  unrecordedWeaknesses,
  type MovedItem,
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
  const reopened = await reopenItems(tx, system.id, scan.detector, today);
  await audit(tx, actor, system.id, "item.reopened", reopened, `${note} A finding was seen again.`);
  const proposed = await proposeClosures(tx, system.id, scan.detector, today);
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
  const items = weaknesses.map((weakness, index) => ({
    number: first + index,
    poamId: poamId(system.itemPrefix, first + index),
    weaknessId: weakness.id,
    originalRiskRating: weakness.rating,
    originalDetectionDate: weakness.firstSeen,
    scheduledCompletionDate: scheduledCompletion(rulebook, weakness.firstSeen, weakness.rating).date,
    statusDate: today,
    controls: rulebook.defaultControls[weakness.kind],
    remediationPlan: weakness.solution,
  }));
  const ids = await insertItems(tx, system.id, items);
  await audit(tx, actor, system.id, "item.opened", ids, note);
};

const audit = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  action: string,
  items: readonly MovedItem[],
  note: string,
): Promise<void> => {
  for (let start = 0; start < items.length; start += PAGE) {
    const events = items.slice(start, start + PAGE).map((item) => ({
      action,
      systemId,
      objectType: "item" as const,
      objectId: item.id,
      changes: item.from === null ? [] : [{ field: "status", from: item.from, to: item.to }],
      note,
    }));
    await appendAudit(tx, actor, events);
  }
};
