import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import type { AssessmentFacts } from "#domain/cmmc/assessment.ts";
import type { AssessmentKind } from "#domain/cmmc/requirement.ts";
import { inForce, requireNoCloseOut } from "#domain/cmmc/succession.ts";
import { Fault } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { appendAudit } from "#store/audit.ts";
import {
  endAssessment,
  insertAssessment,
  pastAssessments,
  presentAssessment,
  updateAssessmentFacts,
} from "#store/cmmc-assessments.ts";
import { insertResults, newestResults } from "#store/cmmc-results.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireSeen, type AssessmentRef } from "./change-assessment.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";

export type BeginAssessment = {
  readonly kind: AssessmentKind;
  /** Whether the results of the one before stand in the new one until they are assessed again. */
  readonly keepResults: boolean;
  /** Whether everything is assessed anew while the 180 days of a Conditional status still run (`requireNoCloseOut`). */
  readonly insteadOfCloseOut?: boolean | undefined;
  readonly reason: string;
};

/**
 * Ends the present assessment of a level, which stays as it was, and begins the next, with the scope, CAGE codes and
 * security plan of the one before and without a status of its own: the earlier one stays in force until then (`inForce`).
 * The registers go on. Throws `input.invalid`, `cmmc.stale`, and `cmmc.status-refused` where only a close-out is due.
 */
export const beginAssessment = (
  app: App,
  actor: Actor,
  ref: AssessmentRef,
  { kind, keepResults, insteadOfCloseOut = false, reason }: BeginAssessment,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.edit");
    const { kinds } = rulesOfLevel(ref.level);
    if (!kinds.includes(kind))
      throw new Fault(
        "input.invalid",
        `Expected an assessment of Level ${ref.level} to be one of: ${kinds.join(", ")}. Found ${kind}.`,
      );
    const at = app.now();
    const before = await presentAssessment(tx, ref.systemId, ref.level, true);
    if (before) {
      requireSeen(before, ref);
      const standing = inForce(before, await pastAssessments(tx, ref.systemId, ref.level));
      requireNoCloseOut(standing, dateOfInstant(at), insteadOfCloseOut);
      await endAssessment(tx, before.id, at);
    }
    const next = await insertAssessment(tx, actor, { systemId: ref.systemId, level: ref.level, kind, at });
    if (!next)
      throw new Fault(
        "cmmc.stale",
        "Expected no assessment to begin at this moment, found one. Load it again.",
      );
    if (before) {
      const facts: AssessmentFacts = { ...before, kind, assessedOn: null, assessor: null, uid: null };
      await updateAssessmentFacts(tx, next, facts);
      const results = keepResults ? await newestResults(tx, before.id) : [];
      if (results.length > 0) await insertResults(tx, actor, next, results, { at, kept: true });
    }
    await appendAudit(tx, actor, [
      {
        action: "cmmc.assessment-begun",
        systemId: ref.systemId,
        objectType: "cmmc assessment",
        objectId: next.id,
        note: `Level ${ref.level}${keepResults ? ", with the results so far" : ""}. ${reason}`.trim(),
      },
    ]);
    return cmmcView(tx, app, system, ref.level);
  });
