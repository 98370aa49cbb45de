import { sql } from "kysely";
import type { ClosureContract, ContractFacts } from "#domain/closure-contract.ts";
import type { Tx } from "./database.ts";
import type { SeenItem } from "./items.ts";

/** The items of a system that have a contract of their own, by id. */
export const contractsOf = async (tx: Tx, systemId: string): Promise<Map<string, ClosureContract>> => {
  const { rows } = await sql<{ id: string; contract: ClosureContract }>`
    select id, closure_contract as contract from poam_items
    where system_id = ${systemId} and closure_contract is not null
      and status not in ('closed', 'false positive', 'cancelled')`.execute(tx);
  return new Map(rows.map(({ id, contract }) => [id, contract]));
};

export const contractOf = async (tx: Tx, itemId: string): Promise<ClosureContract | null> => {
  const row = await tx
    .selectFrom("poam_items")
    .select("closure_contract as contract")
    .where("id", "=", itemId)
    .executeTakeFirst();
  return (row?.contract as ClosureContract | null | undefined) ?? null;
};

/** Writes the contract if the item still has that version; whether it had. */
export const updateContract = async (
  tx: Tx,
  { id, version }: SeenItem,
  contract: ClosureContract | null,
): Promise<boolean> => {
  const result = await tx
    .updateTable("poam_items")
    .set({
      closure_contract: contract === null ? null : JSON.stringify(contract),
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

type StoredFacts = Omit<ContractFacts, "today" | "fewestCleanScans">;

/** What a contract may ask of the item, but for the day and its scans. */
export const contractFacts = async (tx: Tx, itemId: string): Promise<StoredFacts> => {
  const { rows } = await sql<StoredFacts>`
    select
      (select count(*)::int from findings where item_id = ${itemId}) as findings,
      (select count(*)::int from findings where item_id = ${itemId} and status = 'fixed') as "fixedFindings",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'type', e.attestation_type,
          'expiresOn', e.expires_on, 'withdrawn', e.withdrawn_at is not null)), '[]')
        from evidence_items l join evidence e on e.id = l.evidence_id where l.item_id = ${itemId}) as evidence,
      (select jsonb_build_object('total', count(*), 'complete', count(*) filter (where exists (
          select from milestone_changes c where c.milestone_id = m.milestone_id and c.kind = 'complete')))
        from item_milestones m where m.item_id = ${itemId}) as milestones`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("A query without a table gave no row.");
  return row;
};
