import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { withConditional, withFinal } from "#domain/cmmc/status-rules.ts";
import type { StatusDates } from "#domain/cmmc/status.ts";
import { inForce, notClosedOut } from "#domain/cmmc/succession.ts";
import { appendAudit } from "#store/audit.ts";
import { updateStatusDates } from "#store/cmmc-assessments.ts";
import { lockLedger } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireSeen, type AssessmentRef } from "./change-assessment.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import { followStatus } from "./follow-status.ts";
import { requireAssessment, staleAssessment } from "./require-assessment.ts";

/** A status as SPRS or eMASS gave it; `none` withdraws what was recorded by mistake. */
export type GivenStatus =
  | { readonly standing: "conditional" | "final"; readonly date: CalendarDate; readonly reason: string }
  | { readonly standing: "none"; readonly reason: string };

/**
 * Records the date of a status of the present assessment, which the dates of the system's items follow (`followStatus`);
 * withdrawn, the one before is in force again. Throws `cmmc.status-refused` where 32 CFR 170.21 does not permit it, and
 * `cmmc.stale`.
 */
export const recordStatus = (
  app: App,
  actor: Actor,
  ref: AssessmentRef,
  status: GivenStatus,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.approve-closure");
    const assessment = await requireAssessment(tx, app, actor, ref.systemId, ref.level);
    requireSeen(assessment, ref);
    const { eligibility, notOnPoam, kept, past, today } = await cmmcView(tx, app, system, ref.level);
    const before = { conditional: notClosedOut(inForce(null, past)), kept };
    const context = { eligibility, notOnPoam, dates: assessment.dates, before, today };
    const dates: StatusDates =
      status.standing === "none"
        ? { conditional: null, final: null }
        : (status.standing === "conditional" ? withConditional : withFinal)(status.date, context);
    if (!(await updateStatusDates(tx, assessment, dates))) throw staleAssessment();
    await lockLedger(tx, ref.systemId);
    const conditional = inForce<{ readonly dates: StatusDates }>({ dates }, past)?.dates.conditional ?? null;
    await followStatus(tx, actor, system, ref.level, conditional);
    await appendAudit(tx, actor, [
      {
        action: status.standing === "none" ? "cmmc.status-withdrawn" : "cmmc.status-recorded",
        systemId: ref.systemId,
        objectType: "cmmc assessment",
        objectId: assessment.id,
        changes: [
          { field: "conditionalStatusDate", from: assessment.dates.conditional, to: dates.conditional },
          { field: "finalStatusDate", from: assessment.dates.final, to: dates.final },
        ].filter(({ from, to }) => from !== to),
        note: status.reason,
      },
    ]);
    return cmmcView(tx, app, system, ref.level);
  });
