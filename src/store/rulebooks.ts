import type { Tx } from "./database.ts";

/** An organization's own rulebook in one version: another one with some settings changed. */
export type OwnRulebook = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly baseId: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly createdBy: string;
};

const own = (tx: Tx, organizationId: string) =>
  tx
    .selectFrom("organization_rulebooks")
    .select([
      "id",
      "version",
      "name",
      "base_id as baseId",
      "changes",
      "created_at as createdAt",
      "created_by as createdBy",
    ])
    .$narrowType<{ changes: Record<string, unknown> }>()
    .where("organization_id", "=", organizationId);

/** The newest version of each of the organization's own rulebooks, by name. */
export const ownRulebooks = (tx: Tx, organizationId: string): Promise<OwnRulebook[]> =>
  own(tx, organizationId).distinctOn("id").orderBy("id").orderBy("version", "desc").execute();

/** One version of it, the newest when none is named; null when there is none. */
export const ownRulebook = async (
  tx: Tx,
  organizationId: string,
  id: string,
  version?: number,
): Promise<OwnRulebook | null> => {
  const query = own(tx, organizationId).where("id", "=", id).orderBy("version", "desc").limit(1);
  const found = version === undefined ? query : query.where("version", "=", version);
  return (await found.executeTakeFirst()) ?? null;
};

/** Keeps a new version; false when somebody else kept one of that number meanwhile. */
export const insertOwnRulebook = async (
  tx: Tx,
  organizationId: string,
  rulebook: Omit<OwnRulebook, "createdAt">,
): Promise<boolean> => {
  const kept = await tx
    .insertInto("organization_rulebooks")
    .values({
      organization_id: organizationId,
      id: rulebook.id,
      version: rulebook.version,
      name: rulebook.name,
      base_id: rulebook.baseId,
      changes: JSON.stringify(rulebook.changes),
      created_by: rulebook.createdBy,
    })
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
};

/** Which rulebook, in which version; null is one that ships with the program. */
export type RulebookChoice = { readonly rulebookId: string; readonly rulebookVersion: number | null };

/** Puts the system under a rulebook and keeps since when. */
export const setSystemRulebook = async (
  tx: Tx,
  systemId: string,
  choice: RulebookChoice & { readonly by: string; readonly reason: string },
): Promise<void> => {
  const columns = { rulebook_id: choice.rulebookId, rulebook_version: choice.rulebookVersion };
  await tx.updateTable("systems").set(columns).where("id", "=", systemId).execute();
  await tx
    .insertInto("system_rulebooks")
    .values({ system_id: systemId, ...columns, adopted_by: choice.by, reason: choice.reason })
    .execute();
};

/** Every rulebook that the system followed, the first one first. */
export const rulebookHistory = (
  tx: Tx,
  systemId: string,
): Promise<
  Array<RulebookChoice & { readonly adoptedAt: Date; readonly adoptedBy: string; readonly reason: string }>
> =>
  tx
    .selectFrom("system_rulebooks")
    .select([
      "rulebook_id as rulebookId",
      "rulebook_version as rulebookVersion",
      "adopted_at as adoptedAt",
      "adopted_by as adoptedBy",
      "reason",
    ])
    .where("system_id", "=", systemId)
    .orderBy("seq")
    .execute();
