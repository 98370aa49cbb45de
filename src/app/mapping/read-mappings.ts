import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { SavedMapping } from "#domain/mapping.ts";
import type { Tx } from "#store/database.ts";
import { latestMappings, mappingVersions } from "#store/mappings.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/** The newest version of each mapping of a system, by name. */
export const listMappings = (app: App, actor: Actor, systemId: string): Promise<SavedMapping[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return latestMappings(tx, systemId);
  });

/** Every version of a mapping, newest first. Throws `mapping.not-found`. */
export const readMapping = (
  app: App,
  actor: Actor,
  systemId: string,
  name: string,
): Promise<readonly [SavedMapping, ...SavedMapping[]]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const [latest, ...older] = await mappingVersions(tx, systemId, name);
    if (!latest) throw noMapping(name);
    return [latest, ...older];
  });

/** A version of a mapping, the newest when none is named, or `mapping.not-found`. */
export const requireMapping = async (
  tx: Tx,
  systemId: string,
  name: string,
  version: number | null,
): Promise<SavedMapping> => {
  const versions = await mappingVersions(tx, systemId, name);
  const found = version === null ? versions[0] : versions.find((one) => one.version === version);
  if (!found) throw noMapping(version === null ? name : `${name}, version ${version}`);
  return found;
};

const noMapping = (name: string): Fault =>
  new Fault(
    "mapping.not-found",
    `Expected a mapping ${name.slice(0, 120)} in the system, found none of that name. See the list of its mappings.`,
  );
