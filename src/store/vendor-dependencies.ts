import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

export type VendorCheckIn = {
  readonly checkedOn: CalendarDate;
  readonly answer: string;
  readonly by: string;
};

/** A vendor's fix that an item waits, or waited, for; its check-ins with the latest first. */
export type VendorDependencyRow = {
  readonly id: string;
  readonly itemId: string;
  readonly product: string;
  readonly vendor: string | null;
  readonly openedOn: CalendarDate;
  readonly releasedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly checkIns: readonly VendorCheckIn[];
};

/** The dependencies of some items, the present one of each first. */
export const vendorDependenciesOf = async (
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, VendorDependencyRow[]>> => {
  const { rows } = await sql<VendorDependencyRow>`
    select d.id, d.item_id as "itemId", d.product, d.vendor, d.opened_on as "openedOn",
      d.released_on as "releasedOn", d.ended_on as "endedOn", coalesce((
        select jsonb_agg(jsonb_build_object('checkedOn', c.checked_on, 'answer', c.answer, 'by', c.by_name)
          order by c.checked_on desc, c.seq desc)
        from vendor_check_ins c where c.dependency_id = d.id), '[]') as "checkIns"
    from vendor_dependencies d where d.item_id = any (${itemIds}::uuid[])
    order by d.ended_on desc nulls first, d.opened_on desc`.execute(tx);
  return Map.groupBy(rows, (row) => row.itemId);
};

/** False when the item waits for a vendor already. */
export const insertVendorDependency = async (
  tx: Tx,
  systemId: string,
  given: Pick<VendorDependencyRow, "itemId" | "product" | "vendor" | "openedOn"> & { readonly by: string },
): Promise<boolean> => {
  const row = await tx
    .insertInto("vendor_dependencies")
    .values({
      system_id: systemId,
      item_id: given.itemId,
      product: given.product,
      vendor: given.vendor,
      opened_on: given.openedOn,
      opened_by: given.by,
    })
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
};

export const insertCheckIn = async (
  tx: Tx,
  systemId: string,
  dependencyId: string,
  checkIn: VendorCheckIn,
): Promise<void> => {
  await tx
    .insertInto("vendor_check_ins")
    .values({
      system_id: systemId,
      dependency_id: dependencyId,
      checked_on: checkIn.checkedOn,
      answer: checkIn.answer,
      by_name: checkIn.by,
    })
    .execute();
};

export const updateVendorDependency = async (
  tx: Tx,
  id: string,
  change: { readonly releasedOn?: CalendarDate; readonly endedOn?: CalendarDate },
): Promise<void> => {
  await tx
    .updateTable("vendor_dependencies")
    .set({
      ...(change.releasedOn === undefined ? {} : { released_on: change.releasedOn }),
      ...(change.endedOn === undefined ? {} : { ended_on: change.endedOn }),
    })
    .where("id", "=", id)
    .execute();
};
