import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { JudgedItem } from "#store/readiness.ts";
import type { App } from "../context.ts";
import { findingsByCheck, type FindingsByCheck, type ShownFindings } from "./findings-by-check.ts";
import { lintSystem } from "./lint-system.ts";

/** An item as its findings show it. */
type ShownItem = Pick<
  JudgedItem,
  "poamId" | "weaknessName" | "originalRiskRating" | "status" | "scheduledCompletionDate"
>;

export type ReadinessReport = FindingsByCheck<ShownItem> & {
  readonly on: CalendarDate;
  /** Items that were judged. */
  readonly items: number;
};

/** What keeps the ledger of a system from being handed in today, check by check. */
export const readinessReport = async (
  app: App,
  actor: Actor,
  systemId: string,
  wish: ShownFindings,
): Promise<ReadinessReport> => {
  const found = findingsByCheck<ShownItem>(wish);
  const judged = await lintSystem(app, actor, systemId, (item, findings) =>
    found.add(item && shownItem(item), findings),
  );
  return { ...judged, ...found.list() };
};

const shownItem = ({
  poamId,
  weaknessName,
  originalRiskRating,
  status,
  scheduledCompletionDate,
}: JudgedItem): ShownItem => ({
  poamId,
  weaknessName,
  originalRiskRating,
  status,
  scheduledCompletionDate,
});
