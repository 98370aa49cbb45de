import type { Action, Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import type { ClockStep } from "#domain/clock/clock-step.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { itemTimeliness, type ItemTimeliness } from "#domain/timeliness.ts";
import { MOVE_RULES, movesFrom, type ItemMove } from "#domain/item-move.ts";
import { isTimed } from "#domain/poam-item.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { eventsOf, type StoredEvent } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { epssOfItems, type ItemEpss } from "#store/epss.ts";
import { countItems, listItems as readItems, type ItemDetail, type ItemRow } from "#store/items.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize, authorizeWithRights } from "../authorize.ts";
import type { App } from "../context.ts";
import { filterOf, type ItemChoice } from "./choose-items.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { missingParts } from "./draft-item.ts";
import { requireItem } from "./find-item.ts";
import { matrixRisk, type MatrixRisk } from "./matrix-risk.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

export type TimedRow = ItemRow & { readonly timeliness: ItemTimeliness | null };

export type ReadItem = ItemDetail & {
  readonly timeliness: ItemTimeliness | null;
  readonly clock: readonly ClockStep[];
  /** The moves that the actor may make now. */
  readonly moves: readonly ItemMove[];
  readonly history: readonly StoredEvent[];
  /** What a draft still lacks before it can be opened, in words. */
  readonly missing: readonly string[];
  readonly matrixRisk: MatrixRisk;
  /** Null where no CVE of the item has a score. */
  readonly epss: ItemEpss | null;
};

/** One page of a system's items that are so, by number; `total` counts all that are. */
export const listItems = (
  app: App,
  actor: Actor,
  systemId: string,
  { offset, limit, ...choice }: ItemChoice & { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly items: TimedRow[] }> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const rulebook = rulebookOf(system);
    const today = dateOfInstant(app.now());
    const filter = await filterOf(tx, system, choice, today);
    const rows = await readItems(tx, systemId, filter, { offset, limit });
    const items = rows.map((row) => ({ ...row, timeliness: timelinessOf(rulebook, row, today) }));
    return { total: await countItems(tx, systemId, filter), items };
  });

/** The item with its date explained and its history. */
export const readItem = (app: App, actor: Actor, systemId: string, poamId: string): Promise<ReadItem> =>
  inTransaction(app.store.db, actor, (tx) => presentItem(tx, app, actor, systemId, poamId, "system.read"));

/** `readItem` inside a transaction that may have just changed the item; the actor needs the right for `action`. */
export const presentItem = async (
  tx: Tx,
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
  action: Action,
): Promise<ReadItem> => {
  const { system, rights } = await authorizeWithRights(tx, actor, systemId, action);
  const item = await requireItem(tx, systemId, poamId);
  const rulebook = rulebookOf(system);
  const missing = await missingParts(tx, item);
  return {
    ...item,
    timeliness: timelinessOf(rulebook, item, dateOfInstant(app.now())),
    clock: scheduledCompletion(rulebook, clockFactsOf(rulebook, system, item)).steps,
    moves: movesFrom(item.status).filter(
      (move) =>
        rights.actions.includes(MOVE_RULES[move].action) && (move !== "record" || missing.length === 0),
    ),
    history: await eventsOf(tx, "item", item.id),
    missing,
    matrixRisk: matrixRisk(rulebook, item.fields),
    epss: (await epssOfItems(tx, [item.id])).get(item.id) ?? null,
  };
};

const timelinessOf = (rulebook: Rulebook, row: ItemRow, today: CalendarDate): ItemTimeliness | null =>
  isTimed(row.status)
    ? itemTimeliness(rulebook, { due: row.scheduledCompletionDate, ...vendorWait(row) }, today)
    : null;

const vendorWait = ({ vendor, lastVendorCheckIn }: ItemRow) =>
  vendor ? { vendor: { releasedOn: vendor.releasedOn, lastCheckIn: lastVendorCheckIn } } : {};
