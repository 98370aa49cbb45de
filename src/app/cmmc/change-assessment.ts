import type { Actor } from "#domain/access.ts";
import { ASSESSMENT_FACTS, isCageCode, type AssessmentFacts } from "#domain/cmmc/assessment.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { Fault } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import { updateAssessmentFacts, type CmmcAssessment } from "#store/cmmc-assessments.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { cmmcView, type CmmcView } from "./cmmc-view.ts";
import { requireAssessment, staleAssessment } from "./require-assessment.ts";

/** Which assessment, in which version the person saw it; null when there was none yet. */
export type AssessmentRef = {
  readonly systemId: string;
  readonly level: CmmcLevel;
  readonly version: number | null;
};

/** Throws `cmmc.stale` when the assessment is not the one that the person saw. */
export const requireSeen = (assessment: CmmcAssessment, { version }: AssessmentRef): void => {
  if (version !== null && assessment.version !== version) throw staleAssessment();
};

/**
 * Writes the given facts of the present assessment, each change in its history. Throws `input.invalid` for an assessor that
 * the level does not know or a CAGE code that is none, `cmmc.status-refused` when the kind of an assessment with a status
 * would change, and `cmmc.stale`.
 */
export const changeAssessment = (
  app: App,
  actor: Actor,
  ref: AssessmentRef,
  change: Partial<AssessmentFacts>,
): Promise<CmmcView> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, ref.systemId, "item.edit");
    const assessment = await requireAssessment(tx, app, actor, ref.systemId, ref.level);
    requireSeen(assessment, ref);
    const facts: AssessmentFacts = { ...assessment, ...given(change) };
    requireFacts(ref.level, assessment, facts);
    const changes = ASSESSMENT_FACTS.map((field): FieldChange => ({
      field,
      from: textOf(assessment[field]),
      to: textOf(facts[field]),
    })).filter(({ from, to }) => from !== to);
    if (changes.length > 0) {
      if (!(await updateAssessmentFacts(tx, assessment, facts))) throw staleAssessment();
      await appendAudit(tx, actor, [
        {
          action: "cmmc.assessment-changed",
          systemId: ref.systemId,
          objectType: "cmmc assessment",
          objectId: assessment.id,
          changes,
        },
      ]);
    }
    return cmmcView(tx, app, system, ref.level);
  });

const given = (change: Partial<AssessmentFacts>): Partial<AssessmentFacts> =>
  Object.fromEntries(
    Object.entries(change)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, typeof value === "string" ? value.trim() || null : value]),
  );

const textOf = (value: string | readonly string[] | null): string | null =>
  value === null || typeof value === "string" ? value : value.join(", ") || null;

const requireFacts = (
  level: CmmcLevel,
  { kind: before, dates }: CmmcAssessment,
  { kind, cageCodes }: AssessmentFacts,
): void => {
  const { kinds } = rulesOfLevel(level);
  if (!kinds.includes(kind))
    throw new Fault(
      "input.invalid",
      `Expected an assessment of Level ${level} to be one of: ${kinds.join(", ")}. Found ${kind}.`,
    );
  if (kind !== before && (dates.conditional !== null || dates.final !== null))
    throw new Fault(
      "cmmc.status-refused",
      `Expected the kind of an assessment with a status to stay ${before}, found ${kind}. Begin a new assessment.`,
    );
  const wrong = cageCodes.find((code) => !isCageCode(code));
  if (wrong !== undefined)
    throw new Fault(
      "input.invalid",
      `Expected CAGE codes of five capital letters and digits, found "${wrong.slice(0, 40)}". Correct it.`,
    );
};
