import type { CalendarDate } from "#domain/calendar.ts";
import { partsOf, reductionOf, type Claim, type ClaimPart } from "#domain/deviation/claim.ts";
import {
  acceptRisk,
  isActive,
  markFalsePositive,
  reopen,
  resume,
  type ItemState,
} from "#domain/poam-item.ts";
import type { Tx } from "#store/database.ts";
import { successorOf } from "#store/deviation-matches.ts";
import { coverFindings } from "#store/false-positives.ts";
import { itemState } from "#store/item-state.ts";
import type { ItemDetail } from "#store/items.ts";
import { requireItem } from "../item/find-item.ts";
import { writeMove } from "../item/write-move.ts";
import { decideClockFact } from "../item/reschedule.ts";
import type { Deciding } from "./deviation-audit.ts";

/**
 * What an approval does to its item: a false positive ends it, an adjustment gives it another rating and moves its date,
 * an acceptance carries it until its last day; an operational requirement leaves it open.
 */
export const applyEffects = async (
  tx: Tx,
  deciding: Deciding,
  poamId: string,
  approved: { readonly claim: Claim; readonly expiresOn: CalendarDate | null; readonly note: string },
): Promise<void> => {
  const { actor, system, today } = deciding;
  const { claim, expiresOn, note } = approved;
  const reduction = reductionOf(claim);
  if (reduction !== null) {
    const value = { rating: reduction.requestedRating, approvedOn: today };
    await decideClockFact(tx, actor, system, poamId, { name: "approvedRiskAdjustment", value, note });
  }
  const item = await requireItem(tx, system.id, poamId);
  const to = nextState(itemState(item), claim.type, expiresOn, today);
  if (to === null) return;
  await move(tx, deciding, item, to, note);
  if (to.status === "false positive") await coverFindings(tx, system.id, item.id);
};

const nextState = (
  state: ItemState,
  type: Claim["type"],
  expiresOn: CalendarDate | null,
  today: CalendarDate,
): ItemState | null => {
  if (type === "false positive")
    return isActive(state) || "until" in state ? markFalsePositive(state, today) : null;
  if (type !== "risk acceptance" || expiresOn === null) return null;
  const active = "until" in state ? resume(state) : state;
  return active.status === "open" || active.status === "in progress" ? acceptRisk(active, expiresOn) : null;
};

/** Takes the effects of those parts back, as far as the item still stands as the approval left it. */
export const undoEffects = async (
  tx: Tx,
  deciding: Deciding,
  poamId: string,
  parts: readonly ClaimPart[],
  note: string,
): Promise<void> => {
  const { actor, system } = deciding;
  if (parts.includes("risk adjustment"))
    await decideClockFact(tx, actor, system, poamId, { name: "approvedRiskAdjustment", value: null, note });
  const item = await requireItem(tx, system.id, poamId);
  const state = itemState(item);
  if (parts.includes("false positive") && state.status === "false positive") {
    const successor = await successorOf(tx, item.id);
    if (successor === null) await move(tx, deciding, item, reopen(state), note);
    else
      await move(
        tx,
        deciding,
        item,
        { status: "cancelled", by: "person" },
        `${note} ${successor} stands for its findings now.`,
      );
  }
  if (parts.includes("risk acceptance") && state.status === "risk accepted")
    await move(tx, deciding, item, resume(state), note);
};

const move = async (
  tx: Tx,
  { actor, system, today }: Deciding,
  item: ItemDetail,
  to: ItemState,
  reason: string,
): Promise<void> => {
  const ref = { systemId: system.id, poamId: item.poamId, version: item.version };
  await writeMove(tx, actor, ref, item, to, { reason, today });
};

/** The parts of a claim that another one does not have. */
export const partsBeyond = (claim: Claim, other: Claim): readonly ClaimPart[] =>
  partsOf(claim.type).filter((part) => !partsOf(other.type).includes(part));
