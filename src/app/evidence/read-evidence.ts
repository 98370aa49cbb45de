import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  findEvidence,
  linkEvidence,
  listEvidence as readAll,
  withdrawEvidence as writeWithdrawal,
  type EvidenceRow,
} from "#store/evidence.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { proposeByContract } from "./closure-contract.ts";

/** The evidence of a system, or of one of its items, the latest first. */
export const listEvidence = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId?: string,
): Promise<EvidenceRow[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const item = poamId === undefined ? null : await requireItem(tx, systemId, poamId);
    return readAll(tx, systemId, item?.id ?? null);
  });

/** The bytes of a file, for those who may read raw records; each look leaves a trace. */
export const openEvidence = async (app: App, actor: Actor, systemId: string, id: string) => {
  const evidence = await inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "raw-record.read");
    const found = await requireEvidenceRow(tx, systemId, id);
    await appendAudit(tx, actor, [
      {
        action: "evidence.opened",
        systemId,
        objectType: "system",
        objectId: systemId,
        note: found.fileName ?? found.type,
      },
    ]);
    return found;
  });
  const { sha256, bytes } = evidence;
  if (sha256 === null || bytes === null)
    throw new Fault("input.invalid", "Expected evidence that is a file, found an attestation.");
  return { sha256, byteCount: bytes, bytes: app.store.rawFiles.read(sha256) };
};

/** Puts evidence that is there on further items. Throws `evidence.not-found`, `item.not-found`. */
export const shareEvidence = (
  app: App,
  actor: Actor,
  { systemId, id }: { readonly systemId: string; readonly id: string },
  poamIds: readonly string[],
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.edit");
    const evidence = await requireEvidenceRow(tx, systemId, id);
    const items = await Promise.all(poamIds.map((poamId) => requireItem(tx, systemId, poamId)));
    const ids = items.map((item) => item.id);
    await linkEvidence(tx, systemId, id, ids);
    await proposeByContract(tx, app, actor, system, ids);
    await audit(tx, actor, systemId, ids, "item.evidence-added", evidence, evidence.proves);
  });

/** Takes evidence back: it stays to be read, but proves nothing any more. Throws `evidence.not-found`, `input.invalid`. */
export const withdrawEvidence = (
  app: App,
  actor: Actor,
  { systemId, id }: { readonly systemId: string; readonly id: string },
  because: string,
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    const evidence = await requireEvidenceRow(tx, systemId, id);
    if (evidence.withdrawn)
      throw new Fault("input.invalid", "Expected evidence that holds, found it withdrawn already.");
    await writeWithdrawal(tx, id, { at: app.now(), byName: actor.name, because });
    const items = await Promise.all(evidence.poamIds.map((poamId) => requireItem(tx, systemId, poamId)));
    const ids = items.map((item) => item.id);
    await audit(tx, actor, systemId, ids, "item.evidence-withdrawn", evidence, because);
  });

const requireEvidenceRow = async (tx: Tx, systemId: string, id: string): Promise<EvidenceRow> => {
  const found = await findEvidence(tx, systemId, id);
  if (found !== null) return found;
  throw new Fault(
    "evidence.not-found",
    "Expected a piece of evidence of this system, found none of that id. Check the address.",
  );
};

const audit = (
  tx: Tx,
  actor: Actor,
  systemId: string,
  itemIds: readonly string[],
  action: string,
  evidence: EvidenceRow,
  note: string,
): Promise<void> =>
  appendAudit(
    tx,
    actor,
    itemIds.map((objectId) => ({
      action,
      systemId,
      objectType: "item" as const,
      objectId,
      changes: [{ field: "evidence", from: null, to: evidence.fileName ?? evidence.type }],
      note,
    })),
  );
