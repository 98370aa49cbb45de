import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { workDays } from "#domain/work-queues.ts";
import {
  ledgerFigures,
  monthlyTrend,
  openByRisk,
  type LedgerFigures,
  type RiskFigures,
  type TrendMonth,
} from "#store/overview.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { rulebookOf } from "./rulebook-of.ts";

export type Overview = LedgerFigures & {
  readonly asOf: CalendarDate;
  /** One entry per rating, worst first. */
  readonly byRisk: readonly RiskFigures[];
  readonly trend: readonly TrendMonth[];
};

/** Where a system stands today. */
export const readOverview = (app: App, actor: Actor, systemId: string): Promise<Overview> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const asOf = dateOfInstant(app.now());
    const found = await openByRisk(tx, systemId, asOf, workDays(rulebookOf(system), asOf));
    const byRisk = RISK_RATINGS.map(
      (rating) =>
        found.find((figures) => figures.rating === rating) ?? { rating, open: 0, late: 0, dueSoon: 0 },
    );
    return {
      asOf,
      byRisk,
      ...(await ledgerFigures(tx, systemId)),
      trend: await monthlyTrend(tx, systemId, asOf),
    };
  });
