import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Mapping, SavedMapping } from "#domain/mapping.ts";
import type { Tx } from "./database.ts";

const COLUMNS = sql`m.id, m.version, m.mapping, m.saved_at as "savedAt", m.saved_by as "savedBy"`;

/** Lets one version of a mapping of that name be made at a time, until the transaction ends. */
export const lockMapping = async (tx: Tx, systemId: string, name: string): Promise<void> => {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('mapping ' || ${systemId} || ' ' || lower(${name}), 0))`.execute(
    tx,
  );
};

/** The newest version of each mapping of a system, by name. */
export const latestMappings = async (tx: Tx, systemId: string): Promise<SavedMapping[]> => {
  const { rows } = await sql<SavedMapping>`
    select distinct on (lower(m.name)) ${COLUMNS} from import_mappings m
    where m.system_id = ${systemId} order by lower(m.name), m.version desc`.execute(tx);
  return rows;
};

/** Every version of a mapping, newest first; empty when the system has none of that name, whatever its letters' case. */
export const mappingVersions = async (tx: Tx, systemId: string, name: string): Promise<SavedMapping[]> => {
  const { rows } = await sql<SavedMapping>`
    select ${COLUMNS} from import_mappings m
    where m.system_id = ${systemId} and lower(m.name) = lower(${name}) order by m.version desc`.execute(tx);
  return rows;
};

export const insertMapping = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  version: number,
  mapping: Mapping,
  at: Date,
): Promise<SavedMapping> => {
  const by = actor.kind === "user" ? actor.userId : null;
  const { rows } = await sql<SavedMapping>`
    insert into import_mappings as m (system_id, name, version, mapping, saved_at, saved_by, saved_by_id)
    values (${systemId}, ${mapping.name}, ${version}, ${JSON.stringify(mapping)}::jsonb, ${at}, ${actor.name}, ${by})
    returning ${COLUMNS}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The mapping that was just written is not there.");
  return row;
};

/** The file of an import that is to be read through a mapping, and the archive or workbook that it came out of. */
export type MappedFile = {
  readonly sha256: string;
  readonly bytes: number;
  readonly archive: { readonly name: string; readonly sha256: string } | null;
};

/**
 * Lets an import that is not applied be read through a mapping from now on; with `file` its raw file is another one, made
 * of the one that it had. False when it stands in none of those states any more.
 */
export const saveImportMapping = async (
  tx: Tx,
  importId: string,
  mappingId: string,
  file: MappedFile | null,
): Promise<boolean> => {
  if (file !== null)
    await sql`
      insert into raw_files (sha256, bytes) values (${file.sha256}, ${file.bytes})
      on conflict do nothing`.execute(tx);
  const result = await tx
    .updateTable("imports")
    .set({
      mapping_id: mappingId,
      batch_id: null,
      status: "received",
      fault: null,
      ...(file === null
        ? {}
        : {
            sha256: file.sha256,
            bytes: file.bytes,
            archive_name: file.archive?.name ?? null,
            archive_sha256: file.archive?.sha256 ?? null,
          }),
    })
    .where("id", "=", importId)
    .where("status", "in", ["failed", "previewed"])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
