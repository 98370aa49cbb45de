import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";
import { readKevCatalog } from "#documents/kev-catalog.ts";
import { appendAudit } from "#store/audit.ts";
import { replaceKnownExploited } from "#store/known-exploited.ts";
import { listSystems } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { markKnownExploited } from "./mark-known-exploited.ts";

export type ImportedKev = {
  readonly version: string;
  readonly entries: number;
  /** Items of all systems whose entry changed. */
  readonly items: number;
  readonly remarks: readonly Remark[];
};

/**
 * Takes CISA's catalog in, which replaces the one before, and brings the items of every system in line: their dates follow
 * (BOD 26-04). The operator's: the catalog is the same for everybody. Throws `document.unrecognized`, `access.denied`.
 */
export const importKev = async (app: App, actor: Actor, bytes: Uint8Array): Promise<ImportedKev> => {
  if (actor.kind === "user")
    throw new Fault(
      "access.denied",
      "Expected the operator of the host, found a person. Use the command line.",
    );
  const { version, entries, remarks } = readKevCatalog(bytes);
  return inTransaction(app.store.db, actor, async (tx) => {
    await replaceKnownExploited(tx, version, entries);
    let items = 0;
    for (const system of await listSystems(tx)) {
      const marked = await markKnownExploited(tx, actor, system);
      items += marked;
      await appendAudit(tx, actor, [
        {
          action: "kev.imported",
          systemId: system.id,
          objectType: "system",
          objectId: system.id,
          note: `Catalog ${version}: ${entries.length} vulnerabilities, ${marked} items changed.`,
        },
      ]);
    }
    return { version, entries: entries.length, items, remarks };
  });
};
