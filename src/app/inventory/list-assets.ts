import type { Actor } from "#domain/access.ts";
import type { Alias } from "#domain/asset-identity.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import {
  countStates,
  type InventoryLine,
  type InventoryState,
  type StateFigures,
} from "#domain/inventory.ts";
import type { InventoryRow } from "#store/inventories.ts";
import { namesOfAssets } from "#store/asset-names.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { mergedInventory } from "./merged-inventory.ts";

export type AssetFilter = {
  readonly state?: InventoryState | undefined;
  /** Only what this month's latest scan did not sign in to. */
  readonly unauthenticated?: boolean | undefined;
  /** Letters that must stand in a name, an address or what is declared. */
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

export type NamedLine = InventoryLine & { readonly names: readonly Alias[] };

export type ListedAssets = {
  readonly inventory: InventoryRow | null;
  readonly today: CalendarDate;
  /** Of the whole inventory, whatever the filter. */
  readonly figures: StateFigures & { readonly unauthenticated: number };
  /** How many lines the filter leaves. */
  readonly total: number;
  readonly lines: readonly NamedLine[];
};

/** A page of the merged inventory, by name. */
export const listAssets = (
  app: App,
  actor: Actor,
  systemId: string,
  filter: AssetFilter,
): Promise<ListedAssets> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const { inventory, today, lines } = await mergedInventory(tx, app, system);
    const wanted = filter.q?.trim().toLowerCase() ?? "";
    const shown = lines
      .filter(
        (line) =>
          (filter.state === undefined || line.state === filter.state) &&
          (filter.unauthenticated !== true || isUnauthenticated(line)) &&
          (wanted === "" || textsOf(line).some((text) => text?.toLowerCase().includes(wanted) === true)),
      )
      .toSorted((a, b) => compareNames(nameOf(a), nameOf(b)));
    const page = shown.slice(filter.offset, filter.offset + filter.limit);
    const names = await namesOfAssets(
      tx,
      systemId,
      page.flatMap(({ asset }) => asset?.id ?? []),
    );
    return {
      inventory,
      today,
      figures: { ...countStates(lines), unauthenticated: lines.filter(isUnauthenticated).length },
      total: shown.length,
      lines: page.map((line) => ({ ...line, names: names.get(line.asset?.id ?? "") ?? [] })),
    };
  });

/** As the owner calls it, else as scans do. */
export const nameOf = ({ entry, asset }: InventoryLine): string =>
  entry?.declared.identifier ?? asset?.identifier ?? "";

const isUnauthenticated = ({ scannedThisMonth, asset }: InventoryLine): boolean =>
  scannedThisMonth && asset?.latestScan?.credentialed !== "yes";

/** `web-2` before `web-10`, and 10.0.0.9 before 10.0.0.10. */
const { compare: compareNames } = new Intl.Collator("en", { numeric: true });

const textsOf = ({ entry, asset }: InventoryLine): ReadonlyArray<string | null | undefined> => [
  entry?.declared.identifier,
  ...(entry?.declared.ipAddresses ?? []),
  entry?.declared.dnsName,
  entry?.declared.netbiosName,
  entry?.declared.assetType,
  entry?.declared.function,
  entry?.declared.systemOwner,
  entry?.declared.operatingSystem,
  asset?.identifier,
  asset?.ip,
  asset?.fqdn,
  asset?.netbios,
  asset?.instanceId,
  asset?.operatingSystem,
];
