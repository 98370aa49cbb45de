import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { requireEvidence, type EvidenceFacts } from "#domain/evidence.ts";
import { Fault } from "#domain/fault.ts";
import { actorKey } from "#domain/item-move.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { findEvidence, insertEvidence, type EvidenceRow, type NewEvidence } from "#store/evidence.ts";
import type { ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";
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
  const { fileName, bytes, ...facts } = given;
  await inTransaction(app.store.db, actor, (tx) => requirePlace(tx, actor, place));
  requireEvidence(facts, dateOfInstant(app.now()));
  const file = await keepBytes(app, { fileName, bytes });
  return record(app, actor, place, { ...facts, file, type: null });
};

/**
 * Keeps the bytes of a file, which are no evidence until they are recorded. Throws `input.invalid` for an empty one,
 * `report.too-large`.
 */
export const keepBytes = async (
  app: App,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<NonNullable<NewEvidence["file"]>> => {
  const stored = await app.store.rawFiles.put(bytes, MAX_EVIDENCE_BYTES);
  if (stored.bytes === 0)
    throw new Fault("input.invalid", `Expected evidence with something in it, found ${fileName} empty.`);
  return { ...stored, fileName };
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

type Place = { readonly system: System; readonly items: readonly ItemDetail[] };

const requirePlace = async (tx: Tx, actor: Actor, { systemId, poamIds }: EvidencePlace): Promise<Place> => {
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
    const id = await recordEvidence(tx, actor, { system, items }, evidence);
    const ids = items.map((item) => item.id);
    await proposeByContract(tx, app, actor, system, ids);
    const added = await findEvidence(tx, system.id, id);
    if (!added) throw new Error("The evidence that was just written is not there.");
    return added;
  });

/**
 * Records evidence on items, within the transaction of what it goes with; its id. Whoever calls it has checked the right
 * and asks the contracts of the items afterwards (`proposeByContract`).
 */
export const recordEvidence = async (
  tx: Tx,
  actor: Actor,
  { system, items }: Place,
  evidence: Omit<NewEvidence, "addedBy" | "addedByName">,
): Promise<string> => {
  const ids = items.map((item) => item.id);
  const by = { addedBy: actorKey(actor), addedByName: actor.name };
  const id = await insertEvidence(tx, system.id, { ...evidence, ...by }, ids);
  const what = evidence.file?.fileName ?? `attestation "${evidence.type ?? ""}"`;
  await appendAudit(
    tx,
    actor,
    ids.map((objectId) => ({
      action: "item.evidence-added",
      systemId: system.id,
      objectType: "item" as const,
      objectId,
      changes: [{ field: "evidence", from: null, to: what }],
      note: evidence.proves,
    })),
  );
  return id;
};
