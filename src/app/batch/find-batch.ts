import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import { findBatch, type BatchRow } from "#store/batches.ts";
import type { Tx } from "#store/database.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The batch, or `batch.not-found`. */
export const requireBatch = async (tx: Tx, batchId: string): Promise<BatchRow> => {
  const row = UUID.test(batchId) ? await findBatch(tx, batchId) : null;
  if (row) return row;
  throw new Fault(
    "batch.not-found",
    `Expected a batch ${batchId}, found none that you may see. Check the address.`,
  );
};

export const auditBatch = (
  tx: Tx,
  actor: Actor,
  { id, systemId }: Pick<BatchRow, "id" | "systemId">,
  action: string,
  note: string,
): Promise<void> => appendAudit(tx, actor, [{ action, systemId, objectType: "batch", objectId: id, note }]);
