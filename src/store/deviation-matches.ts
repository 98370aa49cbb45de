import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ClaimType } from "#domain/deviation/claim.ts";
import type { StandingMatch } from "#domain/deviation/standing-match.ts";
import { purlWithoutVersion } from "#domain/package-url.ts";
import type { Tx } from "./database.ts";
import { OPEN } from "./item-state.ts";

/** Whether a finding `f` of a weakness `w` on an asset `a` is what the match is about. */
const matches = (match: StandingMatch): RawBuilder<boolean> => {
  const all: RawBuilder<boolean>[] = [];
  if (match.detector !== null)
    all.push(sql`w.detector = ${match.detector} and w.source_identifier = ${match.sourceIdentifier}`);
  if (match.cve !== null) all.push(sql`w.cves = array[${match.cve.toUpperCase()}]::text[]`);
  if (match.package !== null) {
    const bare = purlWithoutVersion(match.package);
    all.push(
      bare === match.package || bare === null
        ? sql`f.location = ${match.package}`
        : sql`f.details -> 'package' ->> 'purl' = ${match.package}`,
    );
  }
  if (match.asset !== null) all.push(sql`lower(a.identifier) like ${likePattern(match.asset)}`);
  return sql`(${sql.join(all, sql` and `)})`;
};

const likePattern = (pattern: string): string =>
  pattern
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)
    .replaceAll("*", "%");

const FINDINGS = sql`findings f join weaknesses w on w.id = f.weakness_id join assets a on a.id = f.asset_id`;

/** The ids of the standing deviations that apply on that day, the oldest first. */
export const standingDeviations = async (
  tx: Tx,
  systemId: string,
  today: CalendarDate,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from deviation_requests where system_id = ${systemId} and match is not null
      and status = 'approved' and applies_from <= ${today} and expires_on >= ${today} order by number`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** A standing deviation that looks for its items; `types` are those that do some of the same. */
export type Matching = {
  readonly systemId: string;
  readonly standingId: string;
  readonly match: StandingMatch;
  readonly types: readonly ClaimType[];
};

/**
 * Numbers of open items all of whose findings that are not fixed match, and that have no live request of one of those
 * types, in their order. An item from which a person took this standing deviation away is left alone.
 */
export const itemsMatching = async (
  tx: Tx,
  { systemId, standingId, match, types }: Matching,
): Promise<string[]> => {
  const { rows } = await sql<{ poamId: string }>`
    with hit as materialized (
      select distinct f.item_id from ${FINDINGS}
      where f.system_id = ${systemId} and f.status <> 'fixed' and f.item_id is not null and ${matches(match)}
    )
    select i.poam_id as "poamId" from hit join poam_items i on i.id = hit.item_id
    where ${OPEN} and not exists (
      select from ${FINDINGS} where f.item_id = i.id and f.status <> 'fixed' and not ${matches(match)}
    ) and not exists (
      select from deviation_requests d where d.item_id = i.id and d.status in ('pending', 'approved')
        and d.type = any (${types}::text[])
    ) and not exists (
      select from deviation_requests d where d.item_id = i.id and d.cites = ${standingId} and d.status = 'revoked'
    ) order by i.number`.execute(tx);
  return rows.map(({ poamId }) => poamId);
};

/** Approved requests that cite a standing one while their item has a finding that does not match it any more. */
export const citationsOutgrown = async (
  tx: Tx,
  standingId: string,
  match: StandingMatch,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select d.id from deviation_requests d join poam_items i on i.id = d.item_id
    where d.cites = ${standingId} and d.status = 'approved' and ${OPEN} and exists (
      select from ${FINDINGS} where f.item_id = i.id and f.status <> 'fixed' and not ${matches(match)}
    ) order by d.number`.execute(tx);
  return rows.map(({ id }) => id);
};

/** The live item that has taken over the findings of one that had come to its end; null when there is none. */
export const successorOf = async (tx: Tx, itemId: string): Promise<string | null> => {
  const { rows } = await sql<{ poamId: string }>`
    select later.poam_id as "poamId" from poam_items i
    join poam_items later on later.system_id = i.system_id and later.group_key = i.group_key and later.id <> i.id
    where i.id = ${itemId} and later.status not in ('closed', 'false positive', 'cancelled')`.execute(tx);
  return rows[0]?.poamId ?? null;
};

/** The systems that have a standing deviation in force. */
export const systemsWithStanding = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ systemId: string }>`
    select distinct system_id as "systemId" from deviation_requests
    where match is not null and status = 'approved' order by system_id`.execute(tx);
  return rows.map(({ systemId }) => systemId);
};
