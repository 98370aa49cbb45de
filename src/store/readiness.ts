import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";
import { fieldsOf } from "./item-fields.ts";
import { OPEN } from "./item-state.ts";
import { itemParts, type ItemDetail } from "./items.ts";

/** A piece of evidence of an item that was not withdrawn. */
export type HeldEvidence = {
  readonly name: string;
  readonly kind: "file" | "attestation";
  readonly type: string | null;
  readonly expiresOn: CalendarDate | null;
};

/** What the checks ask about an item: what documents hold of it, and what only the ledger knows. */
export type JudgedItem = Pick<ItemDetail, (typeof PARTS)[number]> & LedgerPart;

type LedgerPart = {
  readonly recordedOn: CalendarDate;
  readonly ownerBelongs: boolean | null;
  readonly evidence: readonly HeldEvidence[];
};

const PARTS = [
  "id",
  "poamId",
  "number",
  "status",
  "fixedOn",
  "completionDate",
  "proof",
  "weaknessName",
  "weaknessDescription",
  "detector",
  "sourceIdentifier",
  "originalRiskRating",
  "adjustedRiskRating",
  "controls",
  "owner",
  "pointOfContact",
  "originalDetectionDate",
  "scheduledCompletionDate",
  "statusDate",
  "vendor",
  "lastVendorCheckIn",
  "cves",
  "fields",
  "clockFacts",
] as const;

const LEDGER_PART = {
  recordedOn: sql`(i.created_at at time zone 'UTC')::date`,
  ownerBelongs: sql`case when i.owner_id is not null then exists (
    select from memberships m where m.system_id = i.system_id and m.user_id = i.owner_id) end`,
  evidence: sql`coalesce((
    select jsonb_agg(jsonb_build_object('name', coalesce(e.file_name, e.proves), 'kind', e.kind,
      'type', e.attestation_type, 'expiresOn', e.expires_on) order by e.added_at)
    from evidence_items l join evidence e on e.id = l.evidence_id
    where l.item_id = i.id and e.withdrawn_at is null), '[]')`,
};

const judged = async (tx: Tx, where: RawBuilder<unknown>): Promise<JudgedItem[]> =>
  (await itemParts<(typeof PARTS)[number], LedgerPart>(tx, where, PARTS, LEDGER_PART)).map((row) => ({
    ...row,
    fields: fieldsOf(row.fields),
  }));

/** A page of a system's items for the checks, by number, after `afterNumber`. */
export const judgedItems = (
  tx: Tx,
  systemId: string,
  afterNumber: number,
  limit: number,
): Promise<JudgedItem[]> =>
  judged(tx, sql`i.system_id = ${systemId} and i.number > ${afterNumber} order by i.number limit ${limit}`);

/** The one item, as `judgedItems` gives it; in a list, empty when there is none. */
export const judgedItem = (tx: Tx, itemId: string): Promise<JudgedItem[]> =>
  judged(tx, sql`i.id = ${itemId}`);

/** An approval of a deviation or of a risk, with the items that are open. */
export type ApprovalRow = {
  readonly number: number;
  readonly standing: boolean;
  readonly lastDay: CalendarDate;
  readonly poamIds: string[];
};

/** Standing deviations that expired, with the open items that were under them and have no approval now; the latest first. */
export const expiredStandingDeviations = async (tx: Tx, systemId: string): Promise<ApprovalRow[]> => {
  const { rows } = await sql<ApprovalRow>`
    select d.number, true as standing, d.expires_on as "lastDay", array_agg(i.poam_id order by i.number) as "poamIds"
    from deviation_requests d
    join deviation_requests t on t.cites = d.id
    join poam_items i on i.id = t.item_id and ${OPEN}
    where d.system_id = ${systemId} and d.match is not null and d.status = 'expired' and t.status <> 'approved'
      and not exists (select from deviation_requests a where a.item_id = i.id and a.status = 'approved')
    group by d.id order by d.expires_on desc, d.number`.execute(tx);
  return rows;
};

/** Approvals in force whose last day is `until` at the latest; those given under a standing one are not named again. */
export const endingApprovals = async (
  tx: Tx,
  systemId: string,
  until: CalendarDate,
): Promise<ApprovalRow[]> => {
  const { rows } = await sql<ApprovalRow>`
    select d.number, d.match is not null as standing, d.expires_on as "lastDay",
      case when i.id is not null then array[i.poam_id] else array(
        select ti.poam_id from deviation_requests t join poam_items ti on ti.id = t.item_id
        where t.cites = d.id and t.status = 'approved' order by ti.number) end as "poamIds"
    from deviation_requests d left join poam_items i on i.id = d.item_id
    where d.system_id = ${systemId} and d.status = 'approved' and d.cites is null and d.expires_on <= ${until}
    order by d.expires_on, d.number`.execute(tx);
  return rows;
};
