import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import {
  conditionalEligibility,
  poamPermission,
  type Eligibility,
  type PoamPermission,
} from "#domain/cmmc/eligibility.ts";
import type { CmmcRegister } from "#domain/cmmc/register.ts";
import type { CmmcLevel, FamilyCode, LevelRules, Requirement } from "#domain/cmmc/requirement.ts";
import { resultsFor, type CmmcResult } from "#domain/cmmc/result.ts";
import { scoreOf, type CmmcScore } from "#domain/cmmc/score.ts";
import { standingOf, type Standing } from "#domain/cmmc/standing.ts";
import { statusOf, type CmmcStatus } from "#domain/cmmc/status.ts";
import { earlierWords, inForce, notClosedOut } from "#domain/cmmc/succession.ts";
import { FAMILY_NAMES, levelOfRulebook, rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { MAPPING_CONFIDENCE } from "#rulebooks/cmmc/mapped-controls.ts";
import { pastAssessments, presentAssessment, type CmmcAssessment } from "#store/cmmc-assessments.ts";
import { listEntries, type StoredEntry } from "#store/cmmc-entries.ts";
import { newestResults, type RecordedResult } from "#store/cmmc-results.ts";
import type { Tx } from "#store/database.ts";
import type { System } from "#store/systems.ts";
import type { App } from "../context.ts";

/** A requirement with its result, how it counts today, and what may be done about it. */
export type RequirementView = {
  readonly requirement: Requirement;
  readonly result: CmmcResult;
  readonly recorded: RecordedResult | null;
  readonly standing: Standing;
  readonly lost: number;
  readonly allowed: readonly CmmcResult[];
  /** Whether it may stand on a POA&M as it is; null unless it is NOT MET. */
  readonly permission: PoamPermission | null;
  /** The register in which it stands now. */
  readonly register: CmmcRegister | null;
};

/** A system at a level, as it counts today. */
export type CmmcView = {
  readonly rules: LevelRules;
  /** The level that the system's rulebook is about; null for a rulebook of another regime. */
  readonly rulebookLevel: CmmcLevel | null;
  readonly today: CalendarDate;
  readonly assessment: CmmcAssessment | null;
  readonly past: readonly CmmcAssessment[];
  /** The status in force, which an earlier assessment may have given. */
  readonly status: CmmcStatus;
  /** What that means, where an earlier assessment gave it. */
  readonly earlierStatus: string | null;
  /** Requirements whose results are those of the assessment before. */
  readonly kept: readonly string[];
  readonly score: CmmcScore;
  readonly eligibility: Eligibility;
  /** NOT MET, and not on the assessment POA&M, where it must stand. */
  readonly notOnPoam: readonly string[];
  /** The last scheduled completion date on the POA&M: when the highest score is expected. */
  readonly planCompletionDate: CalendarDate | null;
  readonly requirements: readonly RequirementView[];
  readonly entries: readonly StoredEntry[];
  readonly familyNames: Readonly<Record<FamilyCode, string>>;
  /** How sure the mapping to SP 800-53 is. */
  readonly mappingConfidence: string;
};

/** Reads and counts everything. The caller has authorized the actor. */
export const cmmcView = async (
  tx: Tx,
  app: App,
  system: Pick<System, "id" | "rulebookId">,
  level: CmmcLevel,
): Promise<CmmcView> => {
  const rules = rulesOfLevel(level);
  const today = dateOfInstant(app.now());
  const assessment = await presentAssessment(tx, system.id, level);
  const results = new Map(
    assessment === null
      ? []
      : (await newestResults(tx, assessment.id)).map((each) => [each.requirementId, each] as const),
  );
  const entries = await listEntries(tx, system.id, level);
  const open = Map.groupBy(
    entries.filter(({ closed }) => closed === null),
    ({ entry }) => entry.requirementId,
  );
  const standings = new Map(
    rules.requirements.map(({ id }) => [
      id,
      standingOf(results.get(id)?.result ?? "not assessed", open.get(id) ?? [], today),
    ]),
  );
  const score = scoreOf(rules, standings);
  const satisfied = level === 3 && (await hasLevel2(tx, system.id, assessment));
  const eligibility = conditionalEligibility(rules, standings, { satisfied });
  const onPoam = (id: string): boolean =>
    (open.get(id) ?? []).some(({ entry }) => entry.register === "assessment poam");
  const past = await pastAssessments(tx, system.id, level);
  const standing = inForce(assessment, past) ?? assessment;
  const status = statusOf(
    rules,
    standing?.kind ?? rules.kinds[0],
    standing?.dates ?? { conditional: null, final: null },
    today,
  );
  const kept = [...results.values()].filter((each) => each.kept).map(({ requirementId }) => requirementId);
  const keptBefore = notClosedOut(standing) === null ? 0 : kept.length;
  return {
    rules,
    rulebookLevel: levelOfRulebook(system.rulebookId),
    today,
    assessment,
    past,
    status,
    earlierStatus: standing?.id === assessment?.id ? null : earlierWords(status, keptBefore),
    kept,
    score,
    eligibility,
    notOnPoam: rules.conditional === null ? [] : eligibility.toPlan.filter((id) => !onPoam(id)),
    planCompletionDate: lastPlanned(entries),
    requirements: rules.requirements.map((requirement): RequirementView => {
      const recorded = results.get(requirement.id) ?? null;
      const standing = standings.get(requirement.id) ?? standingOf("not assessed", [], today);
      const { finding } = standing;
      return {
        requirement,
        result: recorded?.result ?? "not assessed",
        recorded,
        standing,
        lost: score.losses.find((loss) => loss.requirement.id === requirement.id)?.points ?? 0,
        allowed: resultsFor(requirement),
        permission:
          finding === "not met" || finding === "partial" ? poamPermission(rules, requirement, finding) : null,
        register: open.get(requirement.id)?.[0]?.entry.register ?? null,
      };
    }),
    entries,
    familyNames: FAMILY_NAMES,
    mappingConfidence: MAPPING_CONFIDENCE,
  };
};

/** A Final Level 2 (C3PAO), which needs the highest score: somebody names it, or it is recorded for the system here. */
const hasLevel2 = async (tx: Tx, systemId: string, level3: CmmcAssessment | null): Promise<boolean> => {
  if (level3 !== null && level3.level2Uid !== null && level3.level2StatusDate !== null) return true;
  const level2 = inForce(await presentAssessment(tx, systemId, 2), await pastAssessments(tx, systemId, 2));
  return level2?.kind === "c3pao" && level2.dates.final !== null;
};

const lastPlanned = (entries: readonly StoredEntry[]): CalendarDate | null =>
  entries
    .flatMap(({ entry, closed }) =>
      closed === null && entry.register === "assessment poam" ? [entry.scheduledCompletionDate] : [],
    )
    .toSorted()
    .at(-1) ?? null;
