import { sql } from "kysely";
import type { RequestState } from "#domain/deviation/request-state.ts";
import { decisionColumns } from "./deviation-state.ts";
import type { DeviationRequest } from "./deviations.ts";
import type { Tx } from "./database.ts";

export type NewDeviation = Omit<
  DeviationRequest,
  "id" | "number" | "item" | "standing" | "cites" | "evidence"
> & {
  readonly evidenceIds: readonly string[];
  readonly itemId: string | null;
  readonly standing: Pick<NonNullable<DeviationRequest["standing"]>, "match" | "from"> | null;
  readonly citesId: string | null;
};

/** Takes the system's next numbers for requests; the first of them. Held until the transaction ends. */
const nextNumber = async (tx: Tx, systemId: string): Promise<number> => {
  // A trial, which is rolled back, must not keep people from asking.
  await sql`select pg_advisory_xact_lock(hashtextextended('deviations ' || ${systemId}, 0))
    where coalesce(current_setting('milepost.trial_numbers', true), '') = ''`.execute(tx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from deviation_requests where system_id = ${systemId}`.execute(
    tx,
  );
  return rows[0]?.next ?? 1;
};

/** Records a request; its id and number. */
export const insertDeviation = async (
  tx: Tx,
  asked: NewDeviation,
): Promise<{ readonly id: string; readonly number: number }> => {
  const number = await nextNumber(tx, asked.systemId);
  const state = decisionColumns(asked.state);
  const row = await tx
    .insertInto("deviation_requests")
    .values({
      system_id: asked.systemId,
      number,
      type: asked.claim.type,
      item_id: asked.itemId,
      match: asked.standing === null ? null : JSON.stringify(asked.standing.match),
      applies_from: asked.standing?.from ?? null,
      cites: asked.citesId,
      claim: JSON.stringify(asked.claim),
      rationale: asked.rationale,
      vulnerability_information: asked.vulnerabilityInformation,
      adjusted: asked.adjusted === null ? null : JSON.stringify(asked.adjusted),
      wanted_until: asked.wantedUntil,
      status: state.status,
      requested_on: asked.requestedOn,
      requested_by: asked.requestedBy,
      requested_by_key: asked.requestedByKey,
      decided_on: state.decidedOn,
      decided_by: state.decidedBy,
      decided_because: state.decidedBecause,
      expires_on: state.expiresOn,
      review_on: state.reviewOn,
    })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow();
  const evidence = asked.evidenceIds.map((id) => ({
    deviation_id: row.id,
    evidence_id: id,
    system_id: asked.systemId,
  }));
  if (evidence.length > 0) await tx.insertInto("deviation_evidence").values(evidence).execute();
  return row;
};

export const updateDeviation = async (tx: Tx, id: string, state: RequestState): Promise<void> => {
  const columns = decisionColumns(state);
  await tx
    .updateTable("deviation_requests")
    .set({
      status: columns.status,
      decided_on: columns.decidedOn,
      decided_by: columns.decidedBy,
      decided_because: columns.decidedBecause,
      expires_on: columns.expiresOn,
      review_on: columns.reviewOn,
      ended_on: columns.endedOn,
      ended_by: columns.endedBy,
      ended_because: columns.endedBecause,
    })
    .where("id", "=", id)
    .execute();
};
