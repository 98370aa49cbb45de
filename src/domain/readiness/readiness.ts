import { READINESS_CHECKS } from "./checks.ts";
import type { ReadinessCheck, ReadinessField, ReadinessLevel, Trouble } from "./readiness-check.ts";
import { readinessContext, type GivenContext, type ReadinessContext } from "./readiness-context.ts";
import type { ReadinessItem, ReadinessSummary } from "./readiness-item.ts";

/** What one check found in one item. */
export type ReadinessFinding = {
  /** Id of the check, as docs/checks.md lists it. */
  readonly check: string;
  readonly level: ReadinessLevel;
  /** Empty for an item without one, and for what all items are judged by together. */
  readonly poamId: string;
  readonly field: ReadinessField;
  readonly message: string;
  readonly fix: string;
};

const askedBy = ({ rulebook }: Pick<GivenContext, "rulebook">): readonly ReadinessCheck[] =>
  READINESS_CHECKS.filter(({ rulebooks }) => rulebooks?.have(rulebook) ?? true);

/** Judges one item by every check that the rulebook asks for, in their order. */
export const judgeItem = (item: ReadinessItem, context: ReadinessContext): ReadinessFinding[] =>
  askedBy(context).flatMap((one) =>
    "check" in one ? findingsOf(one, item.poamId, one.check(item, context)) : [],
  );

/** Judges all items together. The findings have no POA&M id. */
export const judgeTogether = (
  items: readonly ReadinessSummary[],
  context: ReadinessContext,
): ReadinessFinding[] =>
  askedBy(context).flatMap((one) =>
    "checkAll" in one ? findingsOf(one, "", one.checkAll(items, context)) : [],
  );

/** Judges items item by item in the given order, then all together. */
export const readiness = (items: readonly ReadinessItem[], given: GivenContext): ReadinessFinding[] => {
  const context = readinessContext(items, given);
  return [...items.flatMap((item) => judgeItem(item, context)), ...judgeTogether(items, context)];
};

const findingsOf = (
  { id, level, fix }: ReadinessCheck,
  poamId: string,
  troubles: readonly Trouble[],
): ReadinessFinding[] => troubles.map((trouble) => ({ check: id, level, poamId, ...trouble, fix }));
