import type { Actor } from "#domain/access.ts";
import type { CmmcLevel, Requirement } from "#domain/cmmc/requirement.ts";
import { resultsFor, type CmmcResult } from "#domain/cmmc/result.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit, type AuditEvent } from "#store/audit.ts";
import { insertResults, newestResults, type NewResult, type RecordedResult } from "#store/cmmc-results.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import { requireAssessment } from "./require-assessment.ts";
import { requireRequirement } from "./require-requirement.ts";

/** A result as somebody gives it; null leaves the note and the evidence as they are. */
export type GivenResult = {
  readonly requirement: string;
  readonly result: CmmcResult;
  readonly note: string | null;
  readonly evidence: string | null;
};

export type RecordedResults = {
  /** How many differ from what was there, and so were recorded. */
  readonly recorded: number;
  readonly unchanged: number;
  readonly view: CmmcView;
};

/**
 * Appends results to the present assessment, all or none; those that change nothing are not recorded again, but those that
 * confirm what the assessment before found are. Throws
 * `cmmc.unknown-requirement`, and `cmmc.results-invalid` for a result that the requirement cannot have or one given twice.
 */
export const recordResults = (
  app: App,
  actor: Actor,
  systemId: string,
  level: CmmcLevel,
  given: readonly GivenResult[],
): Promise<RecordedResults> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.edit");
    const named = given.map((each) => ({ ...each, of: requireRequirement(level, each.requirement) }));
    requireAllowed(named);
    const assessment = await requireAssessment(tx, app, actor, systemId, level);
    const before = new Map(
      (await newestResults(tx, assessment.id)).map((each) => [each.requirementId, each] as const),
    );
    const changed = named
      .map(({ of, result, note, evidence }): NewResult => {
        const last = before.get(of.id);
        return {
          requirementId: of.id,
          result,
          note: (note ?? last?.note ?? "").trim() || null,
          evidence: (evidence ?? last?.evidence ?? "").trim() || null,
        };
      })
      .filter((each) => !isSame(each, before.get(each.requirementId)));
    await insertResults(tx, actor, assessment, changed, { at: app.now(), kept: false });
    await appendAudit(
      tx,
      actor,
      changed.map((each) => eventOf(systemId, assessment.id, each, before.get(each.requirementId))),
    );
    const view = await cmmcView(tx, app, system, level);
    return { recorded: changed.length, unchanged: given.length - changed.length, view };
  });

const requireAllowed = (
  given: ReadonlyArray<{ readonly of: Requirement; readonly result: CmmcResult }>,
): void => {
  const seen = new Set<string>();
  for (const { of, result } of given) {
    const allowed = resultsFor(of);
    if (!allowed.includes(result))
      throw new Fault(
        "cmmc.results-invalid",
        `Expected a result that ${of.cmmcId} can have (${allowed.join(", ")}), found "${result}". Correct it.`,
      );
    if (seen.has(of.id))
      throw new Fault(
        "cmmc.results-invalid",
        `Expected each requirement once, found ${of.cmmcId} twice. Leave one of them out.`,
      );
    seen.add(of.id);
  }
};

const isSame = (now: NewResult, last: RecordedResult | undefined): boolean =>
  last === undefined
    ? now.result === "not assessed" && now.note === null && now.evidence === null
    : !last.kept && now.result === last.result && now.note === last.note && now.evidence === last.evidence;

const eventOf = (
  systemId: string,
  assessmentId: string,
  now: NewResult,
  last: RecordedResult | undefined,
): AuditEvent => ({
  action: "cmmc.result-recorded",
  systemId,
  objectType: "cmmc assessment",
  objectId: assessmentId,
  changes: [
    { field: now.requirementId, from: last?.result ?? null, to: now.result },
    ...((last?.evidence ?? null) === now.evidence
      ? []
      : [{ field: `${now.requirementId} evidence`, from: last?.evidence ?? null, to: now.evidence }]),
  ],
  note: now.note,
});
