import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { READINESS_CHECKS } from "#domain/readiness/checks.ts";
import { READINESS_LEVELS, type ReadinessLevel } from "#domain/readiness/readiness-check.ts";
import type { ReadinessFinding } from "#domain/readiness/readiness.ts";
import type { ItemDetail } from "#store/items.ts";
import type { App } from "../context.ts";
import { lintSystem } from "./lint-system.ts";

/** A finding with its item; null for what is found in all items together. */
export type ItemFinding = Pick<ReadinessFinding, "field" | "message"> & {
  readonly item: Pick<
    ItemDetail,
    "poamId" | "weaknessName" | "originalRiskRating" | "status" | "scheduledCompletionDate"
  > | null;
};

/** What one check found. */
export type CheckReport = {
  readonly check: string;
  readonly level: ReadinessLevel;
  readonly explanation: string;
  readonly fix: string;
  readonly findings: number;
  /** In how many items; 0 when it is found in all items together. */
  readonly items: number;
  /** The first findings, by the items' numbers. */
  readonly shown: readonly ItemFinding[];
};

export type ReadinessReport = {
  readonly on: CalendarDate;
  /** Items that were judged. */
  readonly items: number;
  readonly byLevel: Readonly<Record<ReadinessLevel, number>>;
  /** The checks that found something: errors first, within a level those with the most findings. */
  readonly checks: readonly CheckReport[];
};

type Wish = {
  /** Only this check; all of them when not given. */
  readonly check?: string | undefined;
  /** Findings shown of each check, after leaving out the first `offset`. */
  readonly limit: number;
  readonly offset: number;
};

/** What keeps the ledger of a system from being handed in today, check by check. */
export const readinessReport = async (
  app: App,
  actor: Actor,
  systemId: string,
  wish: Wish,
): Promise<ReadinessReport> => {
  const gathered = new Map<string, { findings: number; items: number; shown: ItemFinding[] }>();
  const judged = await lintSystem(app, actor, systemId, (item, findings) => {
    const touched = new Set<string>();
    for (const { check, field, message } of findings) {
      if (wish.check !== undefined && check !== wish.check) continue;
      const group = gathered.get(check) ?? { findings: 0, items: 0, shown: [] };
      gathered.set(check, group);
      group.findings += 1;
      if (item !== null && !touched.has(check)) group.items += 1;
      touched.add(check);
      if (group.findings > wish.offset && group.shown.length < wish.limit)
        group.shown.push({ field, message, item: item && shownItem(item) });
    }
  });
  const checks = READINESS_CHECKS.flatMap(({ id, level, explanation, fix }): CheckReport[] => {
    const group = gathered.get(id);
    return group === undefined ? [] : [{ check: id, level, explanation, fix, ...group }];
  });
  const ofLevel = (level: ReadinessLevel): number =>
    checks.filter((each) => each.level === level).reduce((sum, { findings }) => sum + findings, 0);
  return {
    ...judged,
    byLevel: { error: ofLevel("error"), warning: ofLevel("warning"), info: ofLevel("info") },
    checks: checks.toSorted(
      (a, b) =>
        READINESS_LEVELS.indexOf(a.level) - READINESS_LEVELS.indexOf(b.level) || b.findings - a.findings,
    ),
  };
};

const shownItem = ({
  poamId,
  weaknessName,
  originalRiskRating,
  status,
  scheduledCompletionDate,
}: ItemDetail): ItemFinding["item"] => ({
  poamId,
  weaknessName,
  originalRiskRating,
  status,
  scheduledCompletionDate,
});
