import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { requireEvidence, type EvidenceFacts } from "#domain/evidence.ts";
import { Fault } from "#domain/fault.ts";
import { actorKey } from "#domain/item-move.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { findEvidence, insertEvidence, type EvidenceRow, type NewEvidence } from "#store/evidence.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { proposeByContract } from "./closure-contract.ts";

/** The largest file that is kept as evidence: 1 GiB. */
export const MAX_EVIDENCE_BYTES = 1024 ** 3;

/** On which items of which system it stands. */
export type EvidencePlace = { readonly systemId: string; readonly poamIds: readonly string[] };

/**
 * Keeps a file as evidence on items; the same bytes are stored once. Throws `input.invalid`, `report.too-large`,
 * `item.not-found`, all before anything is recorded.
 */
export const addEvidence = async (
  app: App,
  actor: Actor,
  place: EvidencePlace,
  given: EvidenceFacts & { readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<EvidenceRow> => {
  const { fileName, bytes: content, ...facts } = given;
  await inTransaction(app.store.db, actor, (tx) => requirePlace(tx, actor, place));
  requireEvidence(facts, dateOfInstant(app.now()));
  const stored = await app.store.rawFiles.put(content, MAX_EVIDENCE_BYTES);
  if (stored.bytes === 0)
    throw new Fault("input.invalid", `Expected evidence with something in it, found ${fileName} empty.`);
  return record(app, actor, place, { ...facts, file: { ...stored, fileName }, type: null });
};

/** Keeps what somebody attests, for what no scan can check. Throws `input.invalid`, `item.not-found`. */
export const attest = async (
  app: App,
  actor: Actor,
  place: EvidencePlace,
  given: EvidenceFacts & { readonly type: string },
): Promise<EvidenceRow> => {
  requireEvidence(given, dateOfInstant(app.now()));
  return record(app, actor, place, { ...given, file: null });
};

const requirePlace = async (tx: Tx, actor: Actor, { systemId, poamIds }: EvidencePlace) => {
  const system = await authorize(tx, actor, systemId, "item.edit");
  const items = await Promise.all(poamIds.map((poamId) => requireItem(tx, systemId, poamId)));
  return { system, items };
};

const record = (
  app: App,
  actor: Actor,
  place: EvidencePlace,
  evidence: Omit<NewEvidence, "addedBy" | "addedByName">,
): Promise<EvidenceRow> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const { system, items } = await requirePlace(tx, actor, place);
    const ids = items.map(({ id }) => id);
    const by = { addedBy: actorKey(actor), addedByName: actor.name };
    const id = await insertEvidence(tx, system.id, { ...evidence, ...by }, ids);
    const what = evidence.file?.fileName ?? `attestation "${evidence.type ?? ""}"`;
    await appendAudit(
      tx,
      actor,
      items.map((item) => ({
        action: "item.evidence-added",
        systemId: system.id,
        objectType: "item" as const,
        objectId: item.id,
        changes: [{ field: "evidence", from: null, to: what }],
        note: evidence.proves,
      })),
    );
    await proposeByContract(tx, app, actor, system, ids);
    const added = await findEvidence(tx, system.id, id);
    if (!added) throw new Error("The evidence that was just written is not there.");
    return added;
  });
