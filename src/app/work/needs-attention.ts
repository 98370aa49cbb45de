import type { Actor } from "#domain/access.ts";
import { compareDays, type CalendarDate } from "#domain/calendar.ts";
import { compareRisk, type RiskRating } from "#domain/risk-rating.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { App } from "../context.ts";
import { lintSystem } from "../readiness/lint-system.ts";

/** An item in which a check of level error found something. */
export type Attention = {
  readonly poamId: string;
  readonly weaknessName: string;
  readonly rating: RiskRating;
  readonly status: ItemStatus;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly errors: number;
  /** What the first of them says. */
  readonly message: string;
};

/** The items that an authority would send back, the gravest first, then by date; `limit` of them, and how many there are. */
export const needsAttention = async (
  app: App,
  actor: Actor,
  systemId: string,
  limit: number,
): Promise<{ readonly total: number; readonly items: readonly Attention[] }> => {
  const found: Attention[] = [];
  await lintSystem(app, actor, systemId, (item, findings) => {
    const errors = findings.filter(({ level }) => level === "error");
    const [first] = errors;
    if (item === null || first === undefined) return;
    found.push({
      poamId: item.poamId,
      weaknessName: item.weaknessName,
      rating: item.adjustedRiskRating ?? item.originalRiskRating,
      status: item.status,
      scheduledCompletionDate: item.scheduledCompletionDate,
      errors: errors.length,
      message: first.message,
    });
  });
  const sorted = found.toSorted(
    (a, b) => compareRisk(a.rating, b.rating) || compareDays(dateOf(a), dateOf(b)),
  );
  return { total: found.length, items: sorted.slice(0, limit) };
};

const NEVER = "9999-12-31" as CalendarDate;
const dateOf = ({ scheduledCompletionDate: date }: Attention): CalendarDate => date ?? NEVER;
