import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import type { NewEvidence } from "#store/evidence.ts";
import type { ItemDetail } from "#store/items.ts";
import type { App } from "../context.ts";
import { keepBytes, recordEvidence } from "../evidence/add-evidence.ts";
import type { Deciding } from "./deviation-audit.ts";

/** A file that is to become evidence of an item together with a request. */
export type EvidenceFile = { readonly fileName: string; readonly open: () => AsyncIterable<Uint8Array> };

type Kept = NonNullable<NewEvidence["file"]>;

/** Keeps the bytes of all files, of none when one is empty (`input.invalid`). */
export const keepEvidenceFiles = async (app: App, files: readonly EvidenceFile[]): Promise<Kept[]> => {
  for (const file of files) await requireBytes(file);
  const kept: Kept[] = [];
  for (const { fileName, open } of files) kept.push(await keepBytes(app, { fileName, bytes: open() }));
  return kept;
};

/** Records them as evidence of the item, of today and for good; their ids. The same bytes given twice are one piece. */
export const recordEvidenceFiles = async (
  tx: Tx,
  { actor, system, today }: Deciding,
  item: ItemDetail,
  { kept, proves }: { readonly kept: readonly Kept[]; readonly proves: string },
): Promise<string[]> => {
  const ids: string[] = [];
  const facts = { proves, sensitivity: "internal", expiresOn: null, type: null } as const;
  for (const file of new Map(kept.map((one) => [one.sha256, one])).values()) {
    const evidence = { ...facts, collectedOn: today, file };
    ids.push(await recordEvidence(tx, actor, { system, items: [item] }, evidence));
  }
  return ids;
};

const requireBytes = async ({ fileName, open }: EvidenceFile): Promise<void> => {
  for await (const piece of open()) if (piece.byteLength > 0) return;
  throw new Fault("input.invalid", `Expected evidence with something in it, found ${fileName} empty.`);
};
