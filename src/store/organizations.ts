import { sql } from "kysely";
import type { Tx } from "./database.ts";

export type Organization = { readonly id: string; readonly name: string };

/** The organizations that the actor may see, by name. */
export const listOrganizations = (tx: Tx): Promise<Organization[]> =>
  tx
    .selectFrom("organizations")
    .select(["id", "name"])
    .orderBy(sql`lower(name)`)
    .execute();

/** The organization of that name, made when there is none. */
export const ensureOrganization = async (tx: Tx, id: string, name: string): Promise<Organization> => {
  await tx
    .insertInto("organizations")
    .values({ id, name })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return tx
    .selectFrom("organizations")
    .select(["id", "name"])
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .executeTakeFirstOrThrow();
};

export const renameOrganization = async (tx: Tx, id: string, name: string): Promise<void> => {
  await tx.updateTable("organizations").set({ name }).where("id", "=", id).execute();
};

/** Whether only one organization is served, so that its administrator may take in what is the same for all. */
export const isOneOrganization = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ one: boolean }>`select one_organization() as one`.execute(tx);
  return rows[0]?.one === true;
};
