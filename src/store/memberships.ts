import { sql } from "kysely";
import type { Role } from "#domain/access.ts";
import type { Tx } from "./database.ts";

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** Ids of the organizations that the person administers. */
export const administeredOrganizations = async (tx: Tx, userId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom("administrators")
    .select("organization_id")
    .where("user_id", "=", userId)
    .execute();
  return rows.map((row) => row.organization_id);
};

export const addAdministrator = async (tx: Tx, organizationId: string, userId: string): Promise<void> => {
  await tx
    .insertInto("administrators")
    .values({ organization_id: organizationId, user_id: userId })
    .execute();
};

/** Whether anybody administers anything yet. */
export const hasAdministrator = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom("administrators").select("user_id").limit(1).executeTakeFirst()) !== undefined;

/** The people of a system, by name. */
export const listMembers = async (tx: Tx, systemId: string): Promise<Member[]> => {
  const rows = await tx
    .selectFrom("memberships as m")
    .innerJoin("auth.user as u", "u.id", "m.user_id")
    .select(["u.id as userId", "u.name", "u.email", "m.role"])
    .where("m.system_id", "=", systemId)
    .orderBy("u.name")
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
};

/** Lets one change of a system's people be decided at a time, until the transaction ends. */
export const lockMembers = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('members ' || ${systemId}, 0))`.execute(tx);
};

/** Gives the person that role in the system, whatever they had. */
export const putMembership = async (tx: Tx, systemId: string, userId: string, role: Role): Promise<void> => {
  await tx
    .insertInto("memberships")
    .values({ system_id: systemId, user_id: userId, role })
    .onConflict((oc) => oc.columns(["system_id", "user_id"]).doUpdateSet({ role }))
    .execute();
};

export const removeMembership = async (tx: Tx, systemId: string, userId: string): Promise<boolean> => {
  const result = await tx
    .deleteFrom("memberships")
    .where("system_id", "=", systemId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
};
