import { createReadStream } from "node:fs";
import { randomUUID, randomUUIDv7 } from "node:crypto";
import pg from "pg";
import { DEFAULT_REPORT_LIMITS } from "../../src/reports/index.ts";
import { readXml } from "../../src/reports/xml.ts";
import { secondsOf } from "./measure.ts";

const BATCH = 2000;

/** Seconds that the XML parser alone needs for the file: every tag and text is seen, nothing is made of it. */
export const parserSeconds = async (path: string): Promise<number> => {
  const visitor = {
    open: () => undefined,
    text: () => undefined,
    close: () => undefined,
    end: () => undefined,
    take: () => [],
  };
  const read = async (): Promise<void> => {
    const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
    for await (const _ of readXml(bytes, visitor, DEFAULT_REPORT_LIMITS)) continue;
  };
  return (await secondsOf(read)).seconds;
};

/**
 * Seconds to write as many rows into copies of the two large tables (same columns, checks and indexes, no foreign keys,
 * no row-level security), in one transaction, with made-up values and no question asked.
 */
export const insertSeconds = async (
  owner: pg.PoolConfig,
  counts: { readonly records: number; readonly findings: number },
): Promise<number> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query("create table floor_sightings (like sightings including all)");
    await client.query("create table floor_findings (like findings including all)");
    return (await secondsOf(() => insertAll(client, counts))).seconds;
  } finally {
    await client.query("drop table if exists floor_sightings, floor_findings");
    await client.end();
  }
};

const insertAll = async (
  client: pg.Client,
  counts: { readonly records: number; readonly findings: number },
): Promise<void> => {
  const [importId, systemId] = [randomUUID(), randomUUID()];
  const weaknesses = Array.from({ length: 100 }, () => randomUUID());
  await client.query("begin");
  for (let done = 0; done < counts.records; done += BATCH) {
    const records = Math.min(BATCH, counts.records - done);
    const findings = Math.round((records * counts.findings) / counts.records);
    // Ids of findings are made from what they are, so they come in no order.
    const ids = Array.from({ length: findings }, () => randomUUID());
    const assets = Array.from({ length: Math.ceil(findings / weaknesses.length) }, () => randomUUIDv7());
    await client.query(
      `insert into floor_findings (id, system_id, asset_id, weakness_id, location, severity, first_severity, status,
         correlation_key, first_import_id, last_import_id, last_ordinal, first_seen, last_seen)
       select id, $1, asset, weakness, 'tcp/443', 'moderate', 'moderate', 'open', 'CVE-2026-100000', $2, $2, 1, '2026-01-12', '2026-01-12'
       from unnest($3::uuid[], $4::uuid[], $5::uuid[]) as r(id, asset, weakness)`,
      [
        systemId,
        importId,
        ids,
        ids.map((_, at) => assets[Math.floor(at / weaknesses.length)]),
        ids.map((_, at) => weaknesses[at % weaknesses.length]),
      ],
    );
    const ordinals = Array.from({ length: records }, (_, at) => done + at + 1);
    await client.query(
      `insert into floor_sightings (import_id, system_id, ordinal, outcome, finding_id, byte_start, byte_end,
         severity)
       select $1, $2, ordinal, outcome, id, ordinal::bigint * 1000, ordinal::bigint * 1000 + 900, 'moderate'
       from unnest($3::integer[], $4::text[], $5::uuid[]) as r(ordinal, outcome, id)`,
      [
        importId,
        systemId,
        ordinals,
        ordinals.map((_, at) => (at < findings ? "opened" : "informational")),
        ordinals.map((_, at) => ids[at] ?? null),
      ],
    );
  }
  await client.query("commit");
};
