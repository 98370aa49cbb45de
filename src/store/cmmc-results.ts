import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CmmcResult } from "#domain/cmmc/result.ts";
import type { Tx } from "./database.ts";

/** A result as it is recorded: why, and on what evidence. */
export type NewResult = {
  readonly requirementId: string;
  readonly result: CmmcResult;
  readonly note: string | null;
  readonly evidence: string | null;
};

export type RecordedResult = NewResult & {
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Taken over from the assessment before; no finding of this one. */
  readonly kept: boolean;
};

const COLUMNS = sql`
  r.requirement_id as "requirementId", r.result, r.note, r.evidence, r.recorded_at as "recordedAt",
  r.recorded_by as "recordedBy", r.kept`;

/** The newest result of each requirement that has one. */
export const newestResults = async (tx: Tx, assessmentId: string): Promise<RecordedResult[]> => {
  const { rows } = await sql<RecordedResult>`
    select distinct on (r.requirement_id) ${COLUMNS} from cmmc_results r
    where r.assessment_id = ${assessmentId} order by r.requirement_id, r.seq desc`.execute(tx);
  return rows;
};

/** Every result of a requirement in an assessment, newest first, 500 at most. */
export const resultHistory = async (
  tx: Tx,
  assessmentId: string,
  requirementId: string,
): Promise<RecordedResult[]> => {
  const { rows } = await sql<RecordedResult>`
    select ${COLUMNS} from cmmc_results r
    where r.assessment_id = ${assessmentId} and r.requirement_id = ${requirementId}
    order by r.seq desc limit 500`.execute(tx);
  return rows;
};

/** Appends results in the given order; `kept` are those of the assessment before. */
export const insertResults = async (
  tx: Tx,
  actor: Actor,
  assessment: { readonly id: string; readonly systemId: string },
  results: readonly NewResult[],
  { at, kept }: { readonly at: Date; readonly kept: boolean },
): Promise<void> => {
  const rows = results.map((each, place) => ({ ...each, place }));
  const by = actor.kind === "user" ? actor.userId : null;
  await sql`
    insert into cmmc_results
      (system_id, assessment_id, requirement_id, result, note, evidence, recorded_at, recorded_by, recorded_by_id, kept)
    select ${assessment.systemId}::uuid, ${assessment.id}::uuid, "requirementId", result, note, evidence,
      ${at}::timestamptz, ${actor.name}, ${by}::text, ${kept}::boolean
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      "requirementId" text, result text, note text, evidence text, place integer
    ) order by place`.execute(tx);
};
