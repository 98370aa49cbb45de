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
import { findSystem, rolesOf, type System } from "#store/systems.ts";

/**
 * The system, if the actor may do that in it. A system of others and one that does not exist look the same
 * (`system.not-found`); a right that the role lacks is `access.denied`.
 */
export const authorize = async (tx: Tx, actor: Actor, systemId: string, action: Action): Promise<System> => {
  const system = await findSystem(tx, systemId);
  const rights = system && (await rightsReader(tx, actor))(system);
  if (!system || !rights) {
    throw new Fault(
      "system.not-found",
      `Expected a system ${systemId}, found none that you may see. Check the address or ask its owner for a role.`,
    );
  }
  if (rights.actions.includes(action)) return system;
  throw new Fault(
    "access.denied",
    `Expected a role that may do "${action}" in ${system.name}, found ${rights.role ?? "an administrator without a role there"}. Ask an owner of the system; an administrator can take a role under people.`,
  );
};

export type Rights = { readonly role: Role | null; readonly actions: readonly Action[] };

/** Tells, for any system, what the actor is in it and may do there; null for a person whom it does not concern. */
export const rightsReader = async (tx: Tx, actor: Actor): Promise<(system: System) => Rights | null> => {
  if (actor.kind !== "user") return () => ({ role: null, actions: ACTIONS });
  const roles = await rolesOf(tx, actor.userId);
  const organizations = new Set(await administeredOrganizations(tx, actor.userId));
  return (system) => {
    const role = roles.get(system.id) ?? null;
    const administers = organizations.has(system.organizationId);
    if (role === null && !administers) return null;
    const actions = new Set([
      ...(role === null ? [] : rightsOf(role)),
      ...(administers ? ADMINISTRATOR_ACTIONS : []),
    ]);
    return { role, actions: ACTIONS.filter((action) => actions.has(action)) };
  };
};
