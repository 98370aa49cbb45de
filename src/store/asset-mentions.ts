import { sql } from "kysely";
import type { AssetIdentity } from "#domain/reading.ts";
import type { Tx } from "./database.ts";

/** What a file says of an asset under one name. `ordinal` is its place among the assets of the file. */
export type AssetMention = {
  readonly ordinal: number;
  readonly assetId: string;
  readonly said: AssetIdentity;
};

export const insertMentions = async (
  tx: Tx,
  systemId: string,
  importId: string,
  mentions: readonly AssetMention[],
): Promise<void> => {
  if (mentions.length === 0) return;
  await sql`
    insert into asset_mentions (import_id, ordinal, asset_id, system_id, said)
    select ${importId}, ordinal, "assetId", ${systemId}, said
    from jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb) as r(ordinal integer, "assetId" uuid, said jsonb)`.execute(
    tx,
  );
};

/** The assets that the import mentions. */
export const mentionedAssets = async (tx: Tx, importId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct asset_id as id from asset_mentions where import_id = ${importId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** The imports that mention one of those assets, in scan order. */
export const mentioningImports = async (tx: Tx, assetIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select i.id from imports i
    where i.id in (select import_id from asset_mentions where asset_id = any (${assetIds}::uuid[]))
    order by i.scanned_at, i.sha256, i.asset_name nulls first`.execute(tx);
  return rows.map(({ id }) => id);
};

/** What an import says of those assets, in the order of its file. */
export const mentionsOf = async (
  tx: Tx,
  importId: string,
  assetIds: readonly string[],
): Promise<AssetMention[]> => {
  const { rows } = await sql<AssetMention>`
    select ordinal, asset_id as "assetId", said from asset_mentions
    where import_id = ${importId} and asset_id = any (${assetIds}::uuid[]) order by ordinal`.execute(tx);
  return rows;
};

/** Whether a scan that mentions assets of the system is later than that import's. */
export const isOvertaken = async (tx: Tx, systemId: string, importId: string): Promise<boolean> => {
  const { rows } = await sql<{ overtaken: boolean }>`
    select exists (
      select from imports mine join imports other on other.system_id = mine.system_id
      where mine.id = ${importId} and other.system_id = ${systemId} and other.id <> mine.id
        and other.status in ('applied', 'undoing')
        and (other.scanned_at, other.sha256, coalesce(other.asset_name, ''))
          > (mine.scanned_at, mine.sha256, coalesce(mine.asset_name, ''))
        and exists (select from asset_mentions where import_id = other.id)
    ) as overtaken`.execute(tx);
  return rows[0]?.overtaken === true;
};

export type AssetMatchRow = {
  readonly assetId: string;
  readonly scannedAs: string;
  /** The kind of name by which it was known again, or `new`. */
  readonly matchedBy: string;
};

/** Writes by which name an import knew its assets again, where it was told otherwise. */
export const correctMatches = async (
  tx: Tx,
  importId: string,
  matches: readonly AssetMatchRow[],
): Promise<void> => {
  await sql`
    update asset_coverage c set matched_by = r."matchedBy"
    from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as r("assetId" uuid, "scannedAs" text, "matchedBy" text)
    where c.import_id = ${importId} and c.asset_id = r."assetId" and c.scanned_as = r."scannedAs"
      and c.matched_by is distinct from r."matchedBy"`.execute(tx);
};
