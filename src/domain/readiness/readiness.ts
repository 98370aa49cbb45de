import { READINESS_CHECKS } from "./checks.ts";
import type { ReadinessCheck, ReadinessField, ReadinessLevel, Trouble } from "./readiness-check.ts";
import { readinessContext, type GivenContext } from "./readiness-context.ts";
import type { ReadinessItem } from "./readiness-item.ts";

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

/**
 * Judges items by every check that the rulebook asks for: item by item in the given order, then all together, which
 * gives findings without a POA&M id.
 */
export const readiness = (items: readonly ReadinessItem[], given: GivenContext): ReadinessFinding[] => {
  const context = readinessContext(items, given);
  const checks = READINESS_CHECKS.filter(({ rulebooks }) => rulebooks?.have(given.rulebook) ?? true);
  return [
    ...items.flatMap((item) =>
      checks.flatMap((one) => ("check" in one ? findingsOf(one, item.poamId, one.check(item, context)) : [])),
    ),
    ...checks.flatMap((one) => ("checkAll" in one ? findingsOf(one, "", one.checkAll(items, context)) : [])),
  ];
};

const findingsOf = (
  { id, level, fix }: ReadinessCheck,
  poamId: string,
  troubles: readonly Trouble[],
): ReadinessFinding[] => troubles.map((trouble) => ({ check: id, level, poamId, ...trouble, fix }));
