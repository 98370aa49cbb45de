import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { AssessmentFacts } from "#domain/cmmc/assessment.ts";
import type { AssessmentKind, CmmcLevel } from "#domain/cmmc/requirement.ts";
import type { StatusDates } from "#domain/cmmc/status.ts";
import type { Tx } from "./database.ts";

/** An assessment of a system at one level; the present one of a level has no end. */
export type CmmcAssessment = AssessmentFacts & {
  readonly id: string;
  readonly systemId: string;
  readonly level: CmmcLevel;
  readonly dates: StatusDates;
  readonly version: number;
  readonly begunAt: Date;
  readonly begunBy: string;
  readonly endedAt: Date | null;
};

const COLUMNS = sql`
  a.id, a.system_id as "systemId", a.level, a.kind, a.assessed_on as "assessedOn", a.assessor, a.uid, a.scope,
  a.scope_description as "scopeDescription", a.cage_codes as "cageCodes", a.ssp_name as "sspName",
  a.ssp_version as "sspVersion", a.ssp_date as "sspDate", a.level2_uid as "level2Uid",
  a.level2_status_date as "level2StatusDate",
  jsonb_build_object('conditional', a.conditional_status_date, 'final', a.final_status_date) as dates,
  a.version, a.begun_at as "begunAt", a.begun_by as "begunBy", a.ended_at as "endedAt"`;

/** The present assessment of a level; with `lock` nobody else changes it or its results until the transaction ends. */
export const presentAssessment = async (
  tx: Tx,
  systemId: string,
  level: CmmcLevel,
  lock = false,
): Promise<CmmcAssessment | null> => {
  const { rows } = await sql<CmmcAssessment>`
    select ${COLUMNS} from cmmc_assessments a
    where a.system_id = ${systemId} and a.level = ${level} and a.ended_at is null
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0] ?? null;
};

/** Assessments of a level that ended, newest first. */
export const pastAssessments = async (
  tx: Tx,
  systemId: string,
  level: CmmcLevel,
): Promise<CmmcAssessment[]> => {
  const { rows } = await sql<CmmcAssessment>`
    select ${COLUMNS} from cmmc_assessments a
    where a.system_id = ${systemId} and a.level = ${level} and a.ended_at is not null
    order by a.ended_at desc`.execute(tx);
  return rows;
};

export type NewAssessment = {
  readonly systemId: string;
  readonly level: CmmcLevel;
  readonly kind: AssessmentKind;
  readonly at: Date;
};

/** Begins an assessment; null when one of the level is there already. */
export const insertAssessment = async (
  tx: Tx,
  actor: Actor,
  { systemId, level, kind, at }: NewAssessment,
): Promise<CmmcAssessment | null> => {
  const { rows } = await sql<CmmcAssessment>`
    insert into cmmc_assessments as a (system_id, level, kind, begun_at, begun_by)
    values (${systemId}, ${level}, ${kind}, ${at}, ${actor.name})
    on conflict (system_id, level) where ended_at is null do nothing
    returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? null;
};

export const endAssessment = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable("cmmc_assessments").set({ ended_at: at }).where("id", "=", id).execute();
};

/** Which assessment, in which version somebody saw it. */
export type AssessmentVersion = { readonly id: string; readonly version: number };

/** Writes all facts; false when the assessment changed since that version. */
export const updateAssessmentFacts = async (
  tx: Tx,
  { id, version }: AssessmentVersion,
  facts: AssessmentFacts,
): Promise<boolean> => {
  const written = await tx
    .updateTable("cmmc_assessments")
    .set({
      kind: facts.kind,
      assessed_on: facts.assessedOn,
      assessor: facts.assessor,
      uid: facts.uid,
      scope: facts.scope,
      scope_description: facts.scopeDescription,
      cage_codes: [...facts.cageCodes],
      ssp_name: facts.sspName,
      ssp_version: facts.sspVersion,
      ssp_date: facts.sspDate,
      level2_uid: facts.level2Uid,
      level2_status_date: facts.level2StatusDate,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
};

/** Writes the status dates; false when the assessment changed since that version. */
export const updateStatusDates = async (
  tx: Tx,
  { id, version }: AssessmentVersion,
  { conditional, final }: StatusDates,
): Promise<boolean> => {
  const written = await tx
    .updateTable("cmmc_assessments")
    .set({ conditional_status_date: conditional, final_status_date: final, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
};
