import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { mappingFrom } from "#domain/given-mapping.ts";
import type { SavedMapping } from "#domain/mapping.ts";
import { appendAudit } from "#store/audit.ts";
import { insertMapping, lockMapping, mappingVersions } from "#store/mappings.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/**
 * Saves a mapping under its name: the first version, or the next one; the newest as it is when nothing changed. `basedOn`
 * is the version that was changed (0: a new mapping), so that nobody's version is passed over unseen; without it the
 * next version is made in any case. Throws `source.missing`, `mapping.invalid` and `mapping.stale`.
 */
export const saveMapping = (
  app: App,
  actor: Actor,
  systemId: string,
  given: unknown,
  basedOn: number | null = null,
): Promise<SavedMapping> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "import.apply");
    const mapping = mappingFrom(given);
    await lockMapping(tx, systemId, mapping.name);
    const [latest] = await mappingVersions(tx, systemId, mapping.name);
    if (latest && isDeepStrictEqual(latest.mapping, mapping)) return latest;
    const version = latest?.version ?? 0;
    if (basedOn !== null && basedOn !== version) {
      throw new Fault(
        "mapping.stale",
        `Expected version ${basedOn} of the mapping ${mapping.name} to be the newest, found version ${version}. Look at it, or choose another name.`,
      );
    }
    const saved = await insertMapping(tx, actor, systemId, version + 1, mapping, app.now());
    await appendAudit(tx, actor, [
      {
        action: "mapping.saved",
        systemId,
        objectType: "mapping",
        objectId: saved.id,
        note: `${mapping.name}, version ${saved.version}: ${mapping.source.kind} ${mapping.source.reference}`,
      },
    ]);
    return saved;
  });
