import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { administeredOrganizations } from "#store/memberships.ts";
import { isOneOrganization } from "#store/organizations.ts";

/**
 * Whether the actor may take in what is the same for everybody, such as CISA's catalog: the operator, and an administrator
 * where there is one organization.
 */
export const mayActForAll = async (tx: Tx, actor: Actor): Promise<boolean> =>
  actor.kind !== "user" ||
  ((await isOneOrganization(tx)) && (await administeredOrganizations(tx, actor.userId)).length > 0);

/** Throws `access.denied` unless `mayActForAll`; `what` stands at the beginning of a clause, such as "catalogs are". */
export const authorizeForAll = async (tx: Tx, actor: Actor, what: string): Promise<void> => {
  if (await mayActForAll(tx, actor)) return;
  throw new Fault(
    "access.denied",
    `Expected the operator of the host, or an administrator where there is one organization; ${what} the same for everybody. Ask the operator.`,
  );
};

/**
 * The one in whose name the database lets what is the same for everybody be written, and every system follow it: an
 * administrator is no member of each system. Only after `authorizeForAll`; audit events name the person all the same.
 */
export const onBehalfOfAll = (actor: Actor): Actor =>
  actor.kind === "user" ? { kind: "system", name: actor.name } : actor;
