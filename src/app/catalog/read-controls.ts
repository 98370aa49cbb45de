import type { Actor } from "#domain/access.ts";
import { compareControls, controlRef, type ControlRef } from "#domain/control-ref.ts";
import {
  controlsOfCatalogs,
  itemsOfControls,
  listCatalogs as catalogs,
  writtenControls,
  type CatalogRow,
  type ControlItem,
  type KnownControl,
  type WrittenControls,
} from "#store/catalogs.ts";
import type { Tx } from "#store/database.ts";
import {
  findSecurityPlan,
  statementsOfControls,
  type PlanStatement,
  type SecurityPlan,
} from "#store/security-plans.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";

/** A control with what the catalogs call it; null where none knows it. */
export type NamedControl = ControlRef & { readonly title: string | null; readonly withdrawn: boolean };

/** Items that are not cancelled: those that go on, and those that are closed or a false positive. */
export type ItemCounts = { readonly open: number; readonly ended: number };

export type ControlFamily = ItemCounts & {
  readonly family: string;
  readonly title: string | null;
  readonly controls: ReadonlyArray<NamedControl & ItemCounts>;
};

export type SystemControls = {
  /** How many catalogs are loaded; without any, controls have no titles. */
  readonly catalogs: number;
  /** The system security plan in force; null before one was taken in. */
  readonly plan: SecurityPlan | null;
  /** Items that name no control. */
  readonly without: ItemCounts;
  readonly families: readonly ControlFamily[];
};

/** The catalogs that are loaded, by title. They are the same for everybody who is signed in. */
export const listCatalogs = (app: App, actor: Actor): Promise<CatalogRow[]> =>
  inTransaction(app.store.db, actor, catalogs);

/** The controls that the system's items name, by family. An item counts once under each control and once in each family. */
export const readControls = (app: App, actor: Actor, systemId: string): Promise<SystemControls> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const written = await writtenControls(tx, systemId);
    const refs = new Map(written.flatMap(({ controls }) => refsOf(controls)).map((ref) => [ref.key, ref]));
    const known = await knownByKey(tx, [...refs.keys()]);
    const [byKey, byFamily] = [
      countedBy(written, ({ key }) => key),
      countedBy(written, ({ family }) => family),
    ];
    const sorted = [...refs.values()].toSorted(compareControls);
    const families = [...new Set(sorted.map(({ family }) => family))].map((family) => {
      const controls = sorted.filter((ref) => ref.family === family);
      return {
        family,
        title: controls.map(({ key }) => known.get(key)?.[0]?.groupTitle).find((title) => title) ?? null,
        ...(byFamily.get(family) ?? NONE),
        controls: controls.map((ref) => ({
          ...named(ref, known.get(ref.key)),
          ...(byKey.get(ref.key) ?? NONE),
        })),
      };
    });
    const without = written.find(({ controls }) => controls.length === 0) ?? NONE;
    return {
      catalogs: (await catalogs(tx)).length,
      plan: await findSecurityPlan(tx, systemId),
      without: { open: without.open, ended: without.ended },
      families,
    };
  });

const MOST_ITEMS = 500;

export type ReadControl = NamedControl &
  ItemCounts & {
    /** What each catalog says of it, the one that counts first. */
    readonly entries: readonly KnownControl[];
    /** At most 500, open ones first. */
    readonly items: readonly ControlItem[];
    /** What the system security plan says under it, with the items linked to each statement. */
    readonly statements: readonly PlanStatement[];
  };

/** One control, however it is written, with what the catalogs say and the system's items under it. */
export const readControl = (
  app: App,
  actor: Actor,
  systemId: string,
  control: string,
): Promise<ReadControl> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const ref = controlRef(control);
    const written = await writtenControls(tx, systemId);
    const ways = new Set(written.flatMap(({ controls }) => controls));
    const own = [...ways].filter((way) => controlRef(way).key === ref.key);
    const entries = await controlsOfCatalogs(tx, [ref.key]);
    return {
      ...named(ref, entries),
      ...(countedBy(written, ({ key }) => key).get(ref.key) ?? NONE),
      entries,
      items: await itemsOfControls(tx, systemId, own, MOST_ITEMS),
      statements: await statementsOfControls(tx, systemId, [ref.key]),
    };
  });

/** The controls that an item names, each once. */
export const readItemControls = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
): Promise<NamedControl[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const refs = refsOf((await requireItem(tx, systemId, poamId)).controls);
    const known = await knownByKey(
      tx,
      refs.map(({ key }) => key),
    );
    return refs.map((ref) => named(ref, known.get(ref.key)));
  });

const NONE: ItemCounts = { open: 0, ended: 0 };

/** Each control once; blank ones name none. */
const refsOf = (written: readonly string[]): ControlRef[] => [
  ...new Map(
    written.flatMap((way) => {
      const ref = controlRef(way);
      return ref.key === "" ? [] : [[ref.key, ref] as const];
    }),
  ).values(),
];

const countedBy = (
  written: readonly WrittenControls[],
  by: (ref: ControlRef) => string,
): Map<string, ItemCounts> => {
  const counts = new Map<string, ItemCounts>();
  for (const { controls, open, ended } of written)
    for (const name of new Set(refsOf(controls).map(by))) {
      const before = counts.get(name) ?? NONE;
      counts.set(name, { open: before.open + open, ended: before.ended + ended });
    }
  return counts;
};

const knownByKey = async (tx: Tx, keys: readonly string[]): Promise<Map<string, KnownControl[]>> =>
  Map.groupBy(await controlsOfCatalogs(tx, keys), ({ key }) => key);

const named = (ref: ControlRef, entries: readonly KnownControl[] = []): NamedControl => {
  const [first] = entries;
  return { ...ref, title: first?.title || null, withdrawn: first?.withdrawn ?? false };
};
