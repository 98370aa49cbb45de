import type { Actor } from "#domain/access.ts";
import { aliasesOf } from "#domain/asset-identity.ts";
import { aliasKey } from "#domain/asset-register.ts";
import { appendAudit } from "#store/audit.ts";
import { mentionedAssets, mentioningImports, mentionsOf } from "#store/asset-mentions.ts";
import type { Tx } from "#store/database.ts";
import { saveUndone, tryLockImport } from "#store/imports.ts";
import {
  beginRetelling,
  dropUnshownWeaknesses,
  endRetelling,
  forgetImport,
  speaksAlone,
} from "#store/retelling.ts";
import { lockLedger, type System } from "#store/systems.ts";
import { inSavepoint } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import type { ItemIntake } from "../import/record-items.ts";
import { relatedAssets, settleAssets } from "../import/settle-identities.ts";
import { cancelEmptyItems } from "./cancel-empty-items.ts";

export type TakeOut = {
  readonly actor: Actor;
  readonly system: System;
  readonly importId: string;
  readonly reason: string;
};

/**
 * Takes an import of a typed finding back without telling the ledger anew: nothing but this import speaks of its findings,
 * and the assets of the others are the same without it. A typed finding judges no other one, so the ledger is then as if it
 * had been told anew. What to say of it to the items, which the caller brings in line; null when nothing was done, because
 * more hangs on the import.
 */
export const takeOut = async (
  tx: Tx,
  app: App,
  { actor, system, importId, reason }: TakeOut,
): Promise<string | null> => {
  await lockLedger(tx, system.id);
  const { format, status, fileName } = await requireImport(tx, importId);
  if (format !== "manual" || status !== "applied") return null;
  if (!(await tryLockImport(tx, importId)) || !(await speaksAlone(tx, importId))) return null;
  const assets = await assetsOf(tx, system, importId);
  if (assets === null || !(await forgotten(tx, system, importId, assets))) return null;
  await saveUndone(tx, importId, actor.name, app.now());
  await appendAudit(tx, actor, [
    {
      action: "import.undone",
      systemId: system.id,
      objectType: "import",
      objectId: importId,
      note: reason,
    },
  ]);
  return `Import of ${fileName} was undone.`;
};

/** Ends what stood for the import that was taken out alone: items, and weaknesses that none is named after. */
export const dropWhatStoodAlone = async (
  tx: Tx,
  intake: Pick<ItemIntake, "actor" | "system" | "today" | "note">,
): Promise<void> => {
  await cancelEmptyItems(tx, intake);
  await beginRetelling(tx);
  await dropUnshownWeaknesses(tx, intake.system.id);
  await endRetelling(tx);
};

type Assets = {
  /** Which only the import mentions. */
  readonly own: readonly string[];
  /** The others that it mentions, and all that ever shared a name with one of them. */
  readonly others: readonly string[];
};

/** Null when the import gives an asset of others a name that nobody else gives it. */
const assetsOf = async (tx: Tx, system: System, importId: string): Promise<Assets | null> => {
  const mentioned = await mentionedAssets(tx, importId);
  const named = new Map<string, Set<string>>();
  for (const id of await mentioningImports(tx, mentioned)) {
    if (id === importId) continue;
    for (const { assetId, said } of await mentionsOf(tx, id, mentioned)) {
      const names = named.get(assetId) ?? new Set();
      for (const alias of aliasesOf(said)) names.add(aliasKey(alias));
      named.set(assetId, names);
    }
  }
  for (const { assetId, said } of await mentionsOf(tx, importId, mentioned)) {
    const names = named.get(assetId);
    if (names !== undefined && aliasesOf(said).some((alias) => !names.has(aliasKey(alias)))) return null;
  }
  const own = mentioned.filter((id) => !named.has(id));
  const related = await relatedAssets(tx, system.id, importId);
  return { own, others: related.filter((id) => !own.includes(id)) };
};

class OtherAssets extends Error {}

/** Forgets what the import said; false, and nothing is forgotten, when the others' assets would not be the same then. */
const forgotten = async (
  tx: Tx,
  system: System,
  importId: string,
  { own, others }: Assets,
): Promise<boolean> => {
  try {
    await inSavepoint(tx, async () => {
      await beginRetelling(tx);
      await forgetImport(tx, importId, own);
      await endRetelling(tx);
      if (others.length > 0 && !(await settleAssets(tx, system, others))) throw new OtherAssets();
    });
    return true;
  } catch (error) {
    if (error instanceof OtherAssets) return false;
    throw error;
  }
};
