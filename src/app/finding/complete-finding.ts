import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { TypedFinding } from "#domain/typed-finding.ts";
import { manualTyped } from "#reports/index.ts";
import type { Tx } from "#store/database.ts";
import { inTransaction } from "#store/transaction.ts";
import { typedImportsOfItem } from "#store/typed-imports.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { requireItem } from "../item/find-item.ts";
import { startUndo, undoImport } from "../retell/undo-import.ts";
import { recordFinding, type GivenFinding, type RecordedFinding } from "./record-finding.ts";

/** What one finding with as many assets as may be typed can fill. */
const MOST_BYTES = 32 * 1024 * 1024;

type Draft = { readonly importId: string; readonly finding: TypedFinding };

/** The finding of a draft as it was typed, to be completed. Throws `item.illegal-transition` when there is none. */
export const readDraftFinding = async (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
): Promise<TypedFinding> => (await requireDraft(app, actor, systemId, poamId)).finding;

/**
 * Records the finding of a draft anew, complete, and takes the draft's import back: in the same transaction, or, where other
 * imports speak of the same, by telling the ledger anew: with a queue in a job, else at once. The item keeps its number; a
 * person opens it. Throws what `recordFinding` throws, and `item.illegal-transition`.
 */
export const completeFinding = async (
  app: App,
  queue: ImportQueue | null,
  actor: Actor,
  place: { readonly systemId: string; readonly poamId: string },
  given: GivenFinding,
): Promise<RecordedFinding> => {
  const { importId } = await requireDraft(app, actor, place.systemId, place.poamId);
  const reason = `The draft ${place.poamId} was completed.`;
  const recorded = await recordFinding(app, actor, place.systemId, given, { instead: { importId, reason } });
  if (recorded.imported.id === importId || recorded.imported.repeatOf !== null) return recorded;
  const { status } = await inTransaction(app.store.db, actor, (tx) => requireImport(tx, importId));
  if (status === "undone") return recorded;
  if (queue === null) await undoImport(app, actor, importId, { reason });
  else await startUndo(app, queue, actor, importId, reason);
  return recorded;
};

const requireDraft = async (app: App, actor: Actor, systemId: string, poamId: string): Promise<Draft> => {
  const { status, imports } = await inTransaction(app.store.db, actor, async (tx: Tx) => {
    await authorize(tx, actor, systemId, "import.apply");
    const item = await requireItem(tx, systemId, poamId);
    return { status: item.status, imports: await typedImportsOfItem(tx, item.id, MOST_BYTES) };
  });
  for (const { importId, sha256 } of status === "draft" ? imports : []) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of app.store.rawFiles.read(sha256)) chunks.push(chunk);
    const finding = manualTyped(Buffer.concat(chunks));
    if (finding?.draft === true) return { importId, finding };
  }
  throw new Fault(
    "item.illegal-transition",
    `Expected ${poamId} to be a draft whose finding somebody typed in, found it ${status}. Record a new finding, or edit the item.`,
  );
};
