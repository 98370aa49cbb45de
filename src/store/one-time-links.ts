import type { Role } from "#domain/access.ts";
import type { Tx } from "./database.ts";

export type LinkPurpose =
  | { readonly purpose: "administrator" }
  | { readonly purpose: "member"; readonly email: string; readonly systemId: string; readonly role: Role };

export type OneTimeLink = LinkPurpose & { readonly tokenHash: string; readonly expiresAt: Date };

export const insertLink = async (tx: Tx, link: OneTimeLink, createdBy: string): Promise<void> => {
  const member = link.purpose === "member" ? link : null;
  await tx
    .insertInto("one_time_links")
    .values({
      token_hash: link.tokenHash,
      purpose: link.purpose,
      email: member?.email ?? null,
      system_id: member?.systemId ?? null,
      role: member?.role ?? null,
      created_by: createdBy,
      expires_at: link.expiresAt,
    })
    .execute();
};

/** The link if it is unused and not expired; locked when it is about to be used, so that it works once. */
export const findLink = async (
  tx: Tx,
  tokenHash: string,
  now: Date,
  lock: boolean,
): Promise<LinkPurpose | null> => {
  const query = tx
    .selectFrom("one_time_links")
    .select(["purpose", "email", "system_id", "role"])
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return null;
  if (row.purpose === "administrator") return { purpose: "administrator" };
  if (row.email === null || row.system_id === null || row.role === null) return null;
  return { purpose: "member", email: row.email, systemId: row.system_id, role: row.role as Role };
};

export const markLinkUsed = async (tx: Tx, tokenHash: string, now: Date): Promise<void> => {
  await tx.updateTable("one_time_links").set({ used_at: now }).where("token_hash", "=", tokenHash).execute();
};

/** Ends all links for a first administrator that were not used: a new one takes their place. */
export const endAdministratorLinks = async (tx: Tx, now: Date): Promise<void> => {
  await tx
    .updateTable("one_time_links")
    .set({ used_at: now })
    .where("purpose", "=", "administrator")
    .where("used_at", "is", null)
    .execute();
};
