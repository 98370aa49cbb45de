import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { fittingTypes } from "#domain/deviation/request-rules.ts";
import type { AdjustedScore, RiskReduction } from "#domain/deviation/risk-reduction.ts";
import { Fault } from "#domain/fault.ts";
import {
  countDeviations,
  findDeviationByNumber,
  listDeviations as readDeviations,
  type DeviationFilter,
  type DeviationRequest,
} from "#store/deviations.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { scoreOfReduction } from "./adjusted-score.ts";
import { itemContext } from "./item-context.ts";

/** One page of a system's requests, standing ones among them, the newest first. */
export const listDeviations = (
  app: App,
  actor: Actor,
  systemId: string,
  filter: DeviationFilter,
): Promise<{
  readonly today: CalendarDate;
  readonly total: number;
  readonly deviations: readonly DeviationRequest[];
}> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return {
      today: dateOfInstant(app.now()),
      total: await countDeviations(tx, systemId, filter.status),
      deviations: await readDeviations(tx, systemId, filter),
    };
  });

/** The requests of an item, the newest first; what could be asked for now, and the score that a request starts from. */
export type ItemDeviations = {
  readonly today: CalendarDate;
  readonly deviations: readonly DeviationRequest[];
  readonly types: ReturnType<typeof fittingTypes>;
  readonly unmodified: AdjustedScore | null;
};

const UNMODIFIED = { baseVector: null, modified: {}, remediationLevel: null, enteredScore: null };

export const readItemDeviations = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
): Promise<ItemDeviations> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    const { context, requests } = await itemContext(tx, system, item);
    return {
      today: dateOfInstant(app.now()),
      deviations: requests,
      types: fittingTypes(context),
      unmodified: scoreOfReduction(item.cvss, UNMODIFIED),
    };
  });

/** The score that modified metrics give for an item; null when its detectors give no vector that has them. */
export const scoreAdjustment = (
  app: App,
  actor: Actor,
  { systemId, poamId }: { readonly systemId: string; readonly poamId: string },
  reduction: Pick<RiskReduction, "baseVector" | "modified" | "remediationLevel" | "enteredScore">,
): Promise<AdjustedScore | null> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const { cvss } = await requireItem(tx, systemId, poamId);
    return scoreOfReduction(cvss, reduction);
  });

/** The request of that name, as "DR-7". Throws `deviation.not-found`. */
export const findRequest = (
  app: App,
  actor: Actor,
  systemId: string,
  name: string,
): Promise<DeviationRequest> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const number = /^(?:DR-)?(\d{1,9})$/i.exec(name)?.[1];
    const found = number === undefined ? null : await findDeviationByNumber(tx, systemId, Number(number));
    if (found) return found;
    throw new Fault(
      "deviation.not-found",
      `Expected a request such as DR-7 of this system, found no "${name.slice(0, 40)}". List them first.`,
    );
  });
