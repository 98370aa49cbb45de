import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { CONFIGURATION_GROUP, groupingRule } from "#domain/grouping.ts";
import { isActive, poamId, proposeClosure, reopen, type ItemState } from "#domain/poam-item.ts";
import { ratingOfSeverity, worst, type Severity } from "#domain/risk-rating.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { ofSystem } from "../item/clock-facts.ts";
import { appendAudit } from "#store/audit.ts";
import { contractsOf } from "#store/closure-contracts.ts";
import type { Tx } from "#store/database.ts";
import {
  assignGroups,
  followLeaders,
  insertItems,
  itemsToMove,
  joinCorrelated,
  moveItems,
  passFindings,
  unrecordedGroups,
  type ItemToMove,
  type MovedItem,
  type NewItem,
} from "#store/item-intake.ts";
import { takeItemNumbers, type System } from "#store/systems.ts";

export type ItemCounts = {
  readonly itemsOpened: number;
  readonly itemsReopened: number;
  readonly itemsProposedForClosure: number;
};

/** On whose behalf items are brought in line with their findings, and what to say of it. */
export type ItemIntake = {
  readonly actor: Actor;
  readonly system: System;
  readonly rulebook: Rulebook;
  /** The import that brought the findings; null when the ledger is told anew. */
  readonly importId: string | null;
  readonly today: CalendarDate;
  readonly note: string;
};

const PAGE = 1000;

/**
 * Brings the items in line with their findings: a group of findings without an item gets one, an item whose finding came
 * back is open again (or a new item cites it, as the policy says), an item whose every finding is proven fixed waits for a
 * person to verify it.
 */
export const recordItems = async (tx: Tx, intake: ItemIntake): Promise<ItemCounts> => {
  const opened = await recordGroups(tx, intake);
  const contracts = await contractsOf(tx, intake.system.id);
  // An item with a closure contract is not done because its findings are: its contract says when it is.
  const moves = (await itemsToMove(tx, intake.system.id)).filter(
    ({ id, state, allFixed }) => !(contracts.has(id) && allFixed && state.status !== "pending verification"),
  );
  const citing = moves.filter(
    ({ state }) =>
      state.status === "false positive" ||
      (state.status === "closed" && intake.system.intakePolicy.returning === "new item"),
  );
  const cited = await openCiting(tx, intake, citing);
  const citedIds = new Set(citing.map(({ id }) => id));
  const moved = moves.filter(({ id }) => !citedIds.has(id)).map(move);
  await moveItems(tx, moved, intake.today);
  const proposed = moved.filter(({ to }) => to.status === "pending verification");
  const reopened = moved.filter(({ to }) => to.status !== "pending verification");
  await audit(tx, intake, "item.reopened", reopened, `${intake.note} A finding was seen again.`);
  await audit(
    tx,
    intake,
    "item.closure-proposed",
    proposed,
    `${intake.note} Every finding is proven fixed by a covering scan.`,
  );
  return {
    itemsOpened: opened + cited,
    itemsReopened: reopened.length,
    itemsProposedForClosure: proposed.filter(({ from }) => from.status !== "pending verification").length,
  };
};

/** Findings without an item find the item of their group, or get a new one; how many items are new. */
const recordGroups = async (tx: Tx, intake: ItemIntake): Promise<number> => {
  const { system, importId } = intake;
  if (system.intakePolicy.correlation) await joinCorrelated(tx, system.id, importId);
  const groups = await unrecordedGroups(tx, system.id, importId);
  const known = groups.flatMap(({ groupKey, item }) => (item ? [{ groupKey, itemId: item.id }] : []));
  const fresh = groups.filter(({ item }) => item === null);
  for (let start = 0; start < fresh.length; start += PAGE) {
    const page = fresh.slice(start, start + PAGE);
    const ids = await openItems(
      tx,
      intake,
      page.map((group) => ({
        ...group,
        title: group.groupKey === CONFIGURATION_GROUP ? "Configuration findings" : null,
        cites: null,
        controls: group.controls.length > 0 ? group.controls : intake.rulebook.defaultControls[group.kind],
        remediationPlan: group.solution,
        detected: group.firstSeen,
        id: group.reserved,
      })),
      intake.note,
    );
    for (const [index, { groupKey }] of page.entries()) {
      const itemId = ids[index];
      if (itemId !== undefined && page[index]?.reserved === null) known.push({ groupKey, itemId });
    }
  }
  await assignGroups(
    tx,
    system.id,
    importId,
    known.map((group) => ({ ...group, rule: groupingRule(group.groupKey) })),
  );
  if (system.intakePolicy.correlation) await followLeaders(tx, system.id, importId);
  return fresh.length;
};

/** New items for what came back after its item was closed; each cites the closed one. */
const openCiting = async (tx: Tx, intake: ItemIntake, items: readonly ItemToMove[]): Promise<number> => {
  const ids = await openItems(
    tx,
    intake,
    items.map((item) => ({
      ...item,
      id: null,
      draft: false,
      cites: item.id,
      detected: item.seenAgain ?? intake.today,
    })),
    `${intake.note} A finding came back after its item was closed; the policy opens a new item that cites it.`,
  );
  await passFindings(
    tx,
    intake.importId,
    items.map(({ id }, index) => ({ from: id, to: ids[index] ?? id })),
  );
  return items.length;
};

/** The item's next status: `itemsToMove` gives only items that have one. */
const move = ({ id, state, allFixed, lastFix }: ItemToMove): MovedItem => {
  const way = isActive(state) || "until" in state ? state : reopen(state);
  if (!allFixed || way.status === "draft") return { id, from: state, to: way };
  if (lastFix === null) throw new Error(`Item ${id} has no fixed finding to close on.`);
  return { id, from: state, to: proposeClosure(way, lastFix) };
};

type ToOpen = Pick<
  NewItem,
  "groupKey" | "weaknessId" | "title" | "cites" | "controls" | "remediationPlan"
> & {
  /** Null for an item that no finding names yet. */
  readonly id: string | null;
  readonly severities: readonly Severity[];
  readonly detected: CalendarDate;
  /** Whether the finding was typed in as a draft; under the policy of drafts every new item is one. */
  readonly draft: boolean;
};

const openItems = async (
  tx: Tx,
  intake: ItemIntake,
  groups: readonly ToOpen[],
  note: string,
): Promise<string[]> => {
  if (groups.length === 0) return [];
  const first = await takeItemNumbers(tx, intake.system.id, groups.length);
  const items = groups.map((group, index) => itemOf(intake, group, first + index));
  const opened = await insertItems(tx, intake.system.id, items);
  for (const status of ["open", "draft"] as const)
    await audit(
      tx,
      intake,
      status === "open" ? "item.opened" : "item.drafted",
      opened.flatMap((id, index) =>
        items[index]?.status === status ? { id, from: null, to: { status } } : [],
      ),
      note,
    );
  return opened;
};

const itemOf = ({ system, rulebook, today }: ItemIntake, group: ToOpen, number: number): NewItem => {
  const rating = ratingOfSeverity(worst(group.severities));
  if (rating === null) throw new Error(`Weakness ${group.weaknessId} is informational and opens no item.`);
  const { groupKey, weaknessId, title, cites, controls, remediationPlan, draft } = group;
  return {
    id: group.id ?? randomUUIDv7(),
    number,
    poamId: poamId(system.itemPrefix, number),
    groupKey,
    weaknessId,
    title,
    cites,
    originalRiskRating: rating,
    originalDetectionDate: group.detected,
    scheduledCompletionDate: scheduledCompletion(rulebook, {
      originalDetectionDate: group.detected,
      originalRiskRating: rating,
      ...ofSystem(rulebook, system),
    }).date,
    statusDate: today,
    controls,
    remediationPlan,
    status: draft || system.intakePolicy.newItems === "draft" ? "draft" : "open",
  };
};

const audit = async (
  tx: Tx,
  { actor, system }: ItemIntake,
  action: string,
  items: ReadonlyArray<{ readonly id: string; readonly from: ItemState | null; readonly to: ItemState }>,
  note: string,
): Promise<void> => {
  for (let start = 0; start < items.length; start += PAGE) {
    const events = items.slice(start, start + PAGE).map((item) => ({
      action,
      systemId: system.id,
      objectType: "item" as const,
      objectId: item.id,
      changes: [{ field: "status", from: item.from?.status ?? null, to: item.to.status }],
      note,
    }));
    await appendAudit(tx, actor, events);
  }
};
