import type { Actor } from "#domain/access.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { levelOfRulebook } from "#rulebooks/cmmc/levels.ts";
import { presentAssessment } from "#store/cmmc-assessments.ts";
import { resultHistory, type RecordedResult } from "#store/cmmc-results.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import { requireRequirement } from "./require-requirement.ts";

/** A system at a level as it counts today; without a level at the one of its rulebook, or else at Level 2. */
export const readCmmc = (
  app: App,
  actor: Actor,
  systemId: string,
  level: CmmcLevel | null = null,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    return cmmcView(tx, app, system, level ?? levelOfRulebook(system.rulebookId) ?? 2);
  });

/** Every result of a requirement in the present assessment, newest first. Throws `cmmc.unknown-requirement`. */
export const readResultHistory = (
  app: App,
  actor: Actor,
  systemId: string,
  level: CmmcLevel,
  requirement: string,
): Promise<RecordedResult[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const { id } = requireRequirement(level, requirement);
    const assessment = await presentAssessment(tx, systemId, level);
    return assessment === null ? [] : resultHistory(tx, assessment.id, id);
  });
