import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import {
  closureContractFrom,
  contractState,
  isMet,
  type ClauseState,
  type ClosureContract,
} from "#domain/closure-contract.ts";
import { proposeByContractOf } from "#domain/poam-item.ts";
import { appendAudit } from "#store/audit.ts";
import { contractFacts, contractOf, contractsOf, updateContract } from "#store/closure-contracts.ts";
import type { Tx } from "#store/database.ts";
import { itemState } from "#store/item-state.ts";
import { itemsById } from "#store/items.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { fewestClean } from "./clean-scans.ts";
import { requireItem } from "../item/find-item.ts";
import { requireWritten, type ItemRef } from "../item/item-ref.ts";
import { writeMove } from "../item/write-move.ts";

/** The item's own condition for closing, clause by clause; empty when it has none and the rulebook's holds. */
export const readContract = (
  app: App,
  actor: Actor,
  { systemId, poamId }: Omit<ItemRef, "version">,
): Promise<readonly ClauseState[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    return statesOf(
      tx,
      { id: item.id, systemId },
      (await contractOf(tx, item.id)) ?? [],
      dateOfInstant(app.now()),
    );
  });

/**
 * Gives the item a contract, or none (null). An approver's right: it decides what proof is enough. Throws `input.invalid`,
 * `item.stale`. An item whose contract is met already is proposed for closure at once.
 */
export const setContract = (
  app: App,
  actor: Actor,
  ref: ItemRef,
  given: unknown,
): Promise<readonly ClauseState[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.approve-closure");
    const item = await requireItem(tx, ref.systemId, ref.poamId);
    const contract = given === null ? null : closureContractFrom(given);
    const before = await contractOf(tx, item.id);
    requireWritten(await updateContract(tx, { id: item.id, version: ref.version }, contract), ref);
    await appendAudit(tx, actor, [
      {
        action: "item.closure-contract-set",
        systemId: ref.systemId,
        objectType: "item",
        objectId: item.id,
        changes: [{ field: "closureContract", from: textOf(before), to: textOf(contract) }],
      },
    ]);
    await proposeByContract(tx, app, actor, system, [item.id]);
    return statesOf(tx, { id: item.id, systemId: ref.systemId }, contract ?? [], dateOfInstant(app.now()));
  });

/**
 * Proposes those items for closure whose contract is met now and that are still to be done: all of the system with null.
 * Where no clause asks for scans, the proof is the evidence, so that another person has to verify it.
 */
export const proposeByContract = async (
  tx: Tx,
  app: Pick<App, "now">,
  actor: Actor,
  system: System,
  itemIds: readonly string[] | null,
): Promise<number> => {
  const contracts = await contractsOf(tx, system.id);
  const asked = [...contracts.keys()].filter((id) => itemIds === null || itemIds.includes(id));
  if (asked.length === 0) return 0;
  const today = dateOfInstant(app.now());
  let proposed = 0;
  for (const item of await itemsById(tx, system.id, asked)) {
    const contract = contracts.get(item.id) ?? [];
    const states = await statesOf(tx, { id: item.id, systemId: system.id }, contract, today);
    const byScan = contract.some(({ clause }) => clause === "clean scans");
    const to = isMet(states) ? proposeByContractOf(itemState(item), today, byScan) : null;
    if (to === null) continue;
    proposed += 1;
    const { version, poamId } = item;
    await writeMove(tx, actor, { systemId: system.id, poamId, version }, item, to, {
      reason: "Every clause of its closure contract is met.",
      today,
    });
  }
  return proposed;
};

const statesOf = async (
  tx: Tx,
  { id, systemId }: { readonly id: string; readonly systemId: string },
  contract: ClosureContract,
  today: CalendarDate,
): Promise<readonly ClauseState[]> => {
  if (contract.length === 0) return [];
  const asksForScans = contract.some(({ clause }) => clause === "clean scans");
  const fewestCleanScans = asksForScans ? await fewestClean(tx, systemId, id) : null;
  return contractState(contract, { ...(await contractFacts(tx, id)), fewestCleanScans, today });
};

const textOf = (contract: ClosureContract | null): string | null =>
  contract === null ? null : contract.map((clause) => Object.values(clause).join(" ")).join("; ");
