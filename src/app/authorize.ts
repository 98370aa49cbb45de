import {
  ACTIONS,
  ADMINISTRATOR_ACTIONS,
  rightsOf,
  type Action,
  type Actor,
  type Role,
} from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { administeredOrganizations } from "#store/memberships.ts";
import { findSystemFor, rolesOf, type System } from "#store/systems.ts";

/**
 * The system, if the actor may do that in it. A system of others and one that does not exist look the same
 * (`system.not-found`); a right that the role lacks is `access.denied`.
 */
export const authorize = async (tx: Tx, actor: Actor, systemId: string, action: Action): Promise<System> =>
  (await authorizeWithRights(tx, actor, systemId, action)).system;

/** `authorize`, and everything else that the actor may do in the system. */
export const authorizeWithRights = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  action: Action,
): Promise<{ readonly system: System; readonly rights: Rights }> => {
  const found = await findSystemFor(tx, systemId, actor.kind === "user" ? actor.userId : null);
  const rights = found && rightsFrom(actor, found);
  if (!found || !rights) {
    throw new Fault(
      "system.not-found",
      `Expected a system ${systemId}, found none that you may see. Check the address or ask its owner for a role.`,
    );
  }
  const { system } = found;
  if (rights.actions.includes(action)) return { system, rights };
  throw new Fault(
    "access.denied",
    `Expected a role that may do "${action}" in ${system.name}, found ${rights.role ?? "an administrator without a role there"}. Ask an owner of the system; an administrator can take a role under people.`,
  );
};

export type Rights = { readonly role: Role | null; readonly actions: readonly Action[] };

/** Tells, for any system, what the actor is in it and may do there; null for a person whom it does not concern. */
export const rightsReader = async (tx: Tx, actor: Actor): Promise<(system: System) => Rights | null> => {
  if (actor.kind !== "user") return () => rightsFrom(actor, { role: null, administers: false });
  const roles = await rolesOf(tx, actor.userId);
  const organizations = new Set(await administeredOrganizations(tx, actor.userId));
  return ({ id, organizationId }) =>
    rightsFrom(actor, { role: roles.get(id) ?? null, administers: organizations.has(organizationId) });
};

type Standing = { readonly role: Role | null; readonly administers: boolean };

const rightsFrom = (actor: Actor, { role, administers }: Standing): Rights | null => {
  if (actor.kind !== "user") return { role: null, actions: ACTIONS };
  if (role === null && !administers) return null;
  const actions = new Set([
    ...(role === null ? [] : rightsOf(role)),
    ...(administers ? ADMINISTRATOR_ACTIONS : []),
  ]);
  return { role, actions: ACTIONS.filter((action) => actions.has(action)) };
};
