import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import type { ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import {
  insertCheckIn,
  insertVendorDependency,
  updateVendorDependency,
  vendorDependenciesOf,
  type VendorDependencyRow,
} from "#store/vendor-dependencies.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { decideClockFact } from "../item/reschedule.ts";

type ItemOf = { readonly systemId: string; readonly poamId: string };

/** What happens to an item's wait for a vendor. */
export type VendorEvent =
  | {
      readonly event: "open";
      readonly product: string;
      readonly vendor: string | null;
      readonly on: CalendarDate;
    }
  | { readonly event: "check in"; readonly answer: string; readonly on: CalendarDate }
  | { readonly event: "release"; readonly answer: string; readonly on: CalendarDate }
  | { readonly event: "end"; readonly answer: string; readonly on: CalendarDate };

/** The item's waits for vendors, the present one first, each with its check-ins. */
export const listVendorDependencies = (
  app: App,
  actor: Actor,
  { systemId, poamId }: ItemOf,
): Promise<readonly VendorDependencyRow[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    return (await vendorDependenciesOf(tx, [item.id])).get(item.id) ?? [];
  });

/**
 * Records what happens to a vendor dependency (FedRAMP POA&M Template Completion Guide, vendor dependencies): it begins,
 * the vendor was asked, the vendor released a fix (from which the dates count again), or it ended otherwise. No approval
 * is needed: a vendor dependency is no deviation. Throws `input.invalid` for an event that does not fit.
 */
export const recordVendorEvent = (
  app: App,
  actor: Actor,
  { systemId, poamId }: ItemOf,
  event: VendorEvent,
): Promise<readonly VendorDependencyRow[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.edit");
    const item = await requireItem(tx, systemId, poamId);
    if (event.on > dateOfInstant(app.now())) throw refused(poamId, "a day that has come", event.on);
    await write(tx, actor, system, item, event);
    await appendAudit(tx, actor, [
      {
        action: `item.vendor-${ACTIONS[event.event]}`,
        systemId,
        objectType: "item",
        objectId: item.id,
        changes: [{ field: "vendorDependency", from: null, to: event.on }],
        note: event.event === "open" ? event.product : event.answer,
      },
    ]);
    return (await vendorDependenciesOf(tx, [item.id])).get(item.id) ?? [];
  });

const ACTIONS = {
  open: "dependency-opened",
  "check in": "checked-in",
  release: "released",
  end: "dependency-ended",
} as const;

const write = async (
  tx: Tx,
  actor: Actor,
  system: System,
  item: ItemDetail,
  event: VendorEvent,
): Promise<void> => {
  const { poamId } = item;
  const present = (await vendorDependenciesOf(tx, [item.id])).get(item.id)?.find((one) => !one.endedOn);
  if (event.event === "open") {
    const { product, vendor, on: openedOn } = event;
    const given = { itemId: item.id, product, vendor, openedOn, by: actor.name };
    if (!(await insertVendorDependency(tx, system.id, given)))
      throw refused(poamId, "no vendor dependency yet", `one on ${present?.product}`);
    await decideClockFact(tx, actor, system, poamId, {
      name: "vendor",
      value: { product, releasedOn: null },
      note: `It depends on a fix of ${product}.`,
    });
    return;
  }
  if (!present) throw refused(poamId, "a vendor dependency", "none");
  const { on: checkedOn, answer } = event;
  if (checkedOn < present.openedOn) throw refused(poamId, `a day from ${present.openedOn} on`, checkedOn);
  await insertCheckIn(tx, system.id, present.id, { checkedOn, answer, by: actor.name });
  if (event.event === "check in") return;
  const released = event.event === "release";
  await updateVendorDependency(tx, present.id, released ? { releasedOn: event.on } : { endedOn: event.on });
  await decideClockFact(tx, actor, system, poamId, {
    name: "vendor",
    value: released ? { product: present.product, releasedOn: event.on } : null,
    note: released ? `${present.product} has a fix since ${event.on}.` : "The vendor dependency ended.",
  });
};

const refused = (poamId: string, expected: string, found: string): Fault =>
  new Fault("input.invalid", `Expected ${expected} for ${poamId}, found ${found}.`);
