import type { Actor } from "#domain/access.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { ratingOfSeverity, worst } from "#domain/risk-rating.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import type { System } from "#store/systems.ts";
import { ofSystem } from "../item/clock-facts.ts";
import { rescheduleItem } from "../item/reschedule.ts";
import {
  beginRetelling,
  contradictedOriginals,
  correctOriginals,
  endRetelling,
  type CorrectedOriginals,
  type ItemEvidence,
} from "#store/retelling.ts";

/**
 * Brings the day of first detection, the original rating and the date that follows from them in line with the scans: an
 * older scan came in, or the scan that they came from was taken back. Nobody's words are touched: a scheduled date that
 * a person set stays. How many items were corrected.
 */
export const correctItemOriginals = async (
  tx: Tx,
  actor: Actor,
  system: System,
  rulebook: Rulebook,
  note: string,
): Promise<number> => {
  const items = await contradictedOriginals(tx, system.id);
  const corrections = items.map((item) => correctionOf(rulebook, system, item));
  await beginRetelling(tx);
  await correctOriginals(tx, corrections);
  await endRetelling(tx);
  for (const [index, item] of items.entries())
    if (corrections[index]?.moves === false) await rescheduleItem(tx, actor, system, item.poamId, note);
  await appendAudit(
    tx,
    actor,
    items.map((item, index) => ({
      action: "item.originals-corrected",
      systemId: system.id,
      objectType: "item" as const,
      objectId: item.id,
      changes: changesOf(item, corrections[index]),
      note,
    })),
  );
  return items.length;
};

const correctionOf = (rulebook: Rulebook, system: System, item: ItemEvidence): CorrectedOriginals => {
  const rating = ratingOfSeverity(worst(item.severities)) ?? item.originalRiskRating;
  return {
    id: item.id,
    rating,
    detected: item.detected,
    due: scheduledCompletion(rulebook, {
      originalDetectionDate: item.detected,
      originalRiskRating: rating,
      ...ofSystem(rulebook, system),
    }).date,
    moves: item.scheduledCompletionDate === item.originalScheduledCompletionDate,
  };
};

const changesOf = (item: ItemEvidence, correction: CorrectedOriginals | undefined) =>
  correction === undefined
    ? []
    : [
        { field: "originalDetectionDate", from: item.originalDetectionDate, to: correction.detected },
        { field: "originalRiskRating", from: item.originalRiskRating, to: correction.rating },
        { field: "scheduledCompletionDate", from: item.scheduledCompletionDate, to: correction.due },
      ].filter(({ from, to }) => from !== to);
