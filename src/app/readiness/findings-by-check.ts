import { READINESS_CHECKS } from "#domain/readiness/checks.ts";
import { READINESS_LEVELS, type ReadinessLevel } from "#domain/readiness/readiness-check.ts";
import type { ReadinessFinding } from "#domain/readiness/readiness.ts";

/** A finding with its item; null for what is found in all items together. */
type ItemFinding<Item> = Pick<ReadinessFinding, "field" | "message"> & { readonly item: Item | null };

/** What one check found. */
type CheckFindings<Item> = {
  readonly check: string;
  readonly level: ReadinessLevel;
  readonly explanation: string;
  readonly fix: string;
  readonly findings: number;
  /** In how many items; 0 when it is found in all items together. */
  readonly items: number;
  /** The first findings, in the order of the items. */
  readonly shown: ReadonlyArray<ItemFinding<Item>>;
};

export type FindingsByCheck<Item> = {
  readonly byLevel: Readonly<Record<ReadinessLevel, number>>;
  /** The checks that found something: errors first, within a level those with the most findings. */
  readonly checks: ReadonlyArray<CheckFindings<Item>>;
};

export type ShownFindings = {
  /** Only this check; all of them when not given. */
  readonly check?: string | undefined;
  /** Findings shown of each check, after leaving out the first `offset`. */
  readonly limit: number;
  readonly offset: number;
};

type Gathered<Item> = { findings: number; items: number; shown: Array<ItemFinding<Item>> };

type Gathering<Item> = {
  /** The findings of one item; null for what is found in all items together. */
  add(item: Item | null, findings: readonly ReadinessFinding[]): void;
  list(): FindingsByCheck<Item>;
};

/** Sorts findings by check as they come. Keeps those that are shown, and counts the others. */
export const findingsByCheck = <Item>(wish: ShownFindings): Gathering<Item> => {
  const gathered = new Map<string, Gathered<Item>>();
  return {
    add: (item, findings) => {
      const touched = new Set<string>();
      for (const { check, field, message } of findings) {
        if (wish.check !== undefined && check !== wish.check) continue;
        const group = gathered.get(check) ?? { findings: 0, items: 0, shown: [] };
        gathered.set(check, group);
        group.findings += 1;
        if (item !== null && !touched.has(check)) group.items += 1;
        touched.add(check);
        if (group.findings > wish.offset && group.shown.length < wish.limit)
          group.shown.push({ field, message, item });
      }
    },
    list: () => sorted(gathered),
  };
};

const sorted = <Item>(gathered: ReadonlyMap<string, Gathered<Item>>): FindingsByCheck<Item> => {
  const checks = READINESS_CHECKS.flatMap(({ id, level, explanation, fix }): Array<CheckFindings<Item>> => {
    const group = gathered.get(id);
    return group === undefined ? [] : [{ check: id, level, explanation, fix, ...group }];
  });
  const ofLevel = (level: ReadinessLevel): number =>
    checks.filter((each) => each.level === level).reduce((sum, { findings }) => sum + findings, 0);
  return {
    byLevel: { error: ofLevel("error"), warning: ofLevel("warning"), info: ofLevel("info") },
    checks: checks.toSorted(
      (a, b) =>
        READINESS_LEVELS.indexOf(a.level) - READINESS_LEVELS.indexOf(b.level) || b.findings - a.findings,
    ),
  };
};
