import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

/** The scores that are kept: of which model, day and file. */
export type EpssModel = {
  readonly version: string;
  readonly scoreDate: CalendarDate;
  readonly scores: number;
  readonly sha256: string;
  readonly importedAt: Date;
  readonly importedBy: string;
};

type Score = { readonly cve: string; readonly score: number; readonly percentile: number | null };

export const forgetEpss = async (tx: Tx): Promise<void> => {
  await sql`delete from epss_scores`.execute(tx);
  await sql`delete from epss_model`.execute(tx);
};

/** Of two scores of one CVE the last one counts. */
export const putEpssScores = async (tx: Tx, scores: readonly Score[]): Promise<void> => {
  const last = new Map(scores.map((score) => [score.cve, score]));
  await sql`
    insert into epss_scores (cve, score, percentile)
    select cve, score, percentile from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) as r(
      cve text, score double precision, percentile double precision)
    on conflict (cve) do update set score = excluded.score, percentile = excluded.percentile`.execute(tx);
};

/** Says which scores they are now; how many there are. */
export const putEpssModel = async (
  tx: Tx,
  model: Pick<EpssModel, "version" | "scoreDate" | "sha256" | "importedBy">,
): Promise<number> => {
  await sql`
    insert into epss_model (model_version, score_date, scores, sha256, imported_by)
    select ${model.version}, ${model.scoreDate}, count(*), ${model.sha256}, ${model.importedBy} from epss_scores`.execute(
    tx,
  );
  return (await epssModel(tx))?.scores ?? 0;
};

/** Null as long as no scores were taken in. */
export const epssModel = async (tx: Tx): Promise<EpssModel | null> => {
  const { rows } = await sql<EpssModel>`
    select model_version as version, score_date as "scoreDate", scores, sha256, imported_at as "importedAt",
      imported_by as "importedBy" from epss_model`.execute(tx);
  return rows[0] ?? null;
};

/** The likeliest exploitation among the CVEs of an item. */
export type ItemEpss = Score & { readonly scoreDate: CalendarDate; readonly model: string };

/** By item; one that has no CVE with a score is not among them. Without scores nothing is looked up. */
export const epssOfItems = async (tx: Tx, itemIds: readonly string[]): Promise<Map<string, ItemEpss>> => {
  const { rows } = await sql<ItemEpss & { id: string }>`
    select distinct on (f.item_id) f.item_id as id, e.cve, e.score, e.percentile, m.score_date as "scoreDate",
      m.model_version as model
    from (select distinct item_id, weakness_id from findings
      where item_id = any (${itemIds}::uuid[]) and (select exists (select from epss_model))) f
    join weaknesses w on w.id = f.weakness_id
    cross join lateral unnest(w.cves) as c(cve)
    join epss_scores e on e.cve = c.cve cross join epss_model m
    order by f.item_id, e.score desc, e.cve`.execute(tx);
  return new Map(rows.map(({ id, ...epss }) => [id, epss]));
};
