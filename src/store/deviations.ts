import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Claim } from "#domain/deviation/claim.ts";
import type { RequestState, RequestStatus } from "#domain/deviation/request-state.ts";
import type { AdjustedScore } from "#domain/deviation/risk-reduction.ts";
import type { StandingMatch } from "#domain/deviation/standing-match.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { stateFrom, type DecisionColumns } from "./deviation-state.ts";
import type { Tx } from "./database.ts";

/** The item that a request is about. */
export type AskedItem = {
  readonly id: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly status: ItemStatus;
  readonly originalRiskRating: RiskRating;
};

/** A standing deviation applies to every finding that matches, from that day on. */
export type Standing = {
  readonly match: StandingMatch;
  readonly from: CalendarDate;
  /** Numbers of all items that it ever touched, and of those that stand under it now. */
  readonly touched: readonly string[];
  readonly touches: readonly string[];
};

/** A piece of evidence with which a request was made: its file's name, or the type of the attestation. */
export type AskedEvidence = {
  readonly id: string;
  readonly kind: "file" | "attestation";
  readonly name: string;
  readonly withdrawn: boolean;
};

export type DeviationRequest = {
  readonly id: string;
  readonly systemId: string;
  readonly number: number;
  readonly claim: Claim;
  /** Null for a standing one. */
  readonly item: AskedItem | null;
  /** Null for one of a single item. */
  readonly standing: Standing | null;
  /** The standing deviation by which it was approved. */
  readonly cites: { readonly id: string; readonly number: number } | null;
  readonly rationale: string;
  readonly vulnerabilityInformation: string | null;
  /** By name; none for a standing one. */
  readonly evidence: readonly AskedEvidence[];
  /** What the modified vector scored when it was asked. */
  readonly adjusted: AdjustedScore | null;
  readonly wantedUntil: CalendarDate | null;
  readonly requestedOn: CalendarDate;
  readonly requestedBy: string;
  readonly requestedByKey: string;
  readonly state: RequestState;
};

type Row = Omit<DeviationRequest, "state"> & { readonly decision: DecisionColumns };

const COLUMNS = sql`
  d.id, d.system_id as "systemId", d.number, d.claim, d.rationale,
  d.vulnerability_information as "vulnerabilityInformation", d.adjusted,
  d.wanted_until as "wantedUntil", d.requested_on as "requestedOn",
  d.requested_by as "requestedBy", d.requested_by_key as "requestedByKey",
  jsonb_build_object('status', d.status, 'decidedOn', d.decided_on, 'decidedBy', d.decided_by,
    'decidedBecause', d.decided_because, 'expiresOn', d.expires_on, 'reviewOn', d.review_on, 'endedOn', d.ended_on,
    'endedBy', d.ended_by, 'endedBecause', d.ended_because) as decision,
  case when i.id is not null then jsonb_build_object('id', i.id, 'poamId', i.poam_id, 'status', i.status,
    'weaknessName', coalesce(i.title, w.name), 'originalRiskRating', i.original_risk_rating) end as item,
  case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number) end as cites,
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'name', coalesce(e.file_name, e.attestation_type),
      'withdrawn', e.withdrawn_at is not null) order by coalesce(e.file_name, e.attestation_type), e.id), '[]')
    from deviation_evidence de join evidence e on e.id = de.evidence_id where de.deviation_id = d.id) as evidence,
  case when d.match is not null then jsonb_build_object('match', d.match, 'from', d.applies_from,
    'touched', array(select ti.poam_id from deviation_requests td join poam_items ti on ti.id = td.item_id
      where td.cites = d.id group by ti.poam_id, ti.number order by ti.number),
    'touches', array(select ti.poam_id from deviation_requests td join poam_items ti on ti.id = td.item_id
      where td.cites = d.id and td.status = 'approved' order by ti.number)) end as standing`;

const select = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<DeviationRequest[]> => {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from deviation_requests d
    left join poam_items i on i.id = d.item_id left join weaknesses w on w.id = i.weakness_id
    left join deviation_requests c on c.id = d.cites
    where ${where} order by ${order}`.execute(tx);
  return rows.map(present);
};

const present = ({ decision, ...shown }: Row): DeviationRequest => ({ ...shown, state: stateFrom(decision) });

export type DeviationFilter = {
  readonly status?: RequestStatus | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** One page of a system's requests, the newest first. */
export const listDeviations = (
  tx: Tx,
  systemId: string,
  { status, offset, limit }: DeviationFilter,
): Promise<DeviationRequest[]> =>
  select(
    tx,
    sql`d.system_id = ${systemId} and (${status ?? null}::text is null or d.status = ${status ?? null})`,
    sql`d.number desc offset ${offset} limit ${limit}`,
  );

export const countDeviations = async (
  tx: Tx,
  systemId: string,
  status: RequestStatus | undefined,
): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from deviation_requests
    where system_id = ${systemId} and (${status ?? null}::text is null or status = ${status ?? null})`.execute(
    tx,
  );
  return rows[0]?.total ?? 0;
};

/** The requests of items, per item, the newest first. */
export const deviationsOfItems = async (
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, DeviationRequest[]>> => {
  if (itemIds.length === 0) return new Map();
  const rows = await select(tx, sql`d.item_id = any (${itemIds}::uuid[])`, sql`d.number desc`);
  return Map.groupBy(rows, ({ item }) => item?.id ?? "");
};

/** The request; with `lock` nobody else decides on it until the transaction ends. */
export const findDeviation = async (
  tx: Tx,
  systemId: string,
  id: string,
  lock = false,
): Promise<DeviationRequest | null> => {
  if (lock) await sql`select from deviation_requests where id = ${id} for update`.execute(tx);
  const [found] = await select(tx, sql`d.system_id = ${systemId} and d.id = ${id}`, sql`d.number`);
  return found ?? null;
};

export const findDeviationByNumber = async (
  tx: Tx,
  systemId: string,
  number: number,
): Promise<DeviationRequest | null> => {
  const [found] = await select(tx, sql`d.system_id = ${systemId} and d.number = ${number}`, sql`d.number`);
  return found ?? null;
};

/** Approved requests that cite a standing one, the newest first. */
export const deviationsCiting = (tx: Tx, standingId: string): Promise<DeviationRequest[]> =>
  select(tx, sql`d.cites = ${standingId} and d.status = 'approved'`, sql`d.number desc`);

/** Approved requests whose last day has passed, in the order of their numbers: standing ones after those of items. */
export const overdueDeviations = async (
  tx: Tx,
  today: CalendarDate,
): Promise<Array<{ readonly id: string; readonly systemId: string }>> => {
  const { rows } = await sql<{ id: string; systemId: string }>`
    select id, system_id as "systemId" from deviation_requests
    where status = 'approved' and expires_on < ${today} order by system_id, match is not null, number`.execute(
    tx,
  );
  return rows;
};

/** Items on their way whose approved acceptance of the risk lasts at least until that day. */
export const acceptancesWithoutEffect = async (
  tx: Tx,
  systemId: string,
  today: CalendarDate,
): Promise<Array<{ readonly poamId: string; readonly number: number; readonly until: CalendarDate }>> => {
  const { rows } = await sql<{ poamId: string; number: number; until: CalendarDate }>`
    select i.poam_id as "poamId", d.number, d.expires_on as until
    from deviation_requests d join poam_items i on i.id = d.item_id
    where d.system_id = ${systemId} and d.type = 'risk acceptance' and d.status = 'approved' and d.expires_on >= ${today}
      and i.status in ('open', 'in progress') order by i.number, d.number`.execute(tx);
  return rows;
};
