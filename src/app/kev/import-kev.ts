import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { counted } from "#domain/counted.ts";
import type { Remark } from "#domain/remark.ts";
import { catalogDay, readKevCatalog } from "#documents/kev-catalog.ts";
import { appendAudit } from "#store/audit.ts";
import { catalogVersion, replaceKnownExploited } from "#store/known-exploited.ts";
import { lockForAll } from "#store/lock-for-all.ts";
import { listSystems } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorizeForAll, onBehalfOfAll } from "../authorize-for-all.ts";
import type { App } from "../context.ts";
import { gatherBytes, type Pieces } from "../gather-bytes.ts";
import { requireNotOlder } from "../require-not-older.ts";
import { markKnownExploited } from "./mark-known-exploited.ts";

export type ImportedKev = {
  readonly version: string;
  readonly entries: number;
  /** Items of all systems whose entry changed. */
  readonly items: number;
  readonly remarks: readonly Remark[];
};

/** Ten times as much as CISA's catalog has. */
const MAX_KEV_BYTES = 16 * 1024 ** 2;

/**
 * Takes CISA's catalog in, which replaces the one before, and brings the items of every system in line: their dates follow
 * (BOD 26-04). The catalog is the same for everybody: the operator's to take in, and an administrator's where there is one
 * organization, who need not be a member of the systems. A catalog of an earlier day than the one in force is refused
 * (`input.invalid`); one whose version names no day is taken as it comes. Throws `document.unrecognized`,
 * `document.too-large`, `access.denied`.
 */
export const importKev = async (app: App, actor: Actor, bytes: Pieces): Promise<ImportedKev> => {
  await inTransaction(app.store.db, actor, (tx) => authorizeForAll(tx, actor, "the catalog is"));
  const file = await gatherBytes(bytes, { what: "CISA's catalog", maxBytes: MAX_KEV_BYTES });
  const { version, entries, remarks } = readKevCatalog(file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  const taken = `Catalog ${version}: ${counted(entries.length, "CVEs")}`;
  return inTransaction(app.store.db, onBehalfOfAll(actor), async (tx) => {
    await lockForAll(tx, "kev");
    const present = await catalogVersion(tx);
    requireNotOlder("a catalog", catalogDay(version), present === null ? null : catalogDay(present));
    await replaceKnownExploited(tx, version, entries);
    await appendAudit(tx, actor, [
      {
        action: "kev.imported",
        systemId: null,
        objectType: "catalog",
        objectId: sha256,
        note: `${taken}. SHA-256 ${sha256}.`,
      },
    ]);
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
          note: `${taken}, ${counted(marked, "items")} changed.`,
        },
      ]);
    }
    return { version, entries: entries.length, items, remarks };
  });
};
