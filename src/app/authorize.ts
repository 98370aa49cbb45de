import { roleMay, type Action, type Actor, type Role } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { findSystem, rolesOf, type System } from "#store/systems.ts";

/**
 * The system, if the actor may do that in it. A system of others and one that does not exist look the same
 * (`system.not-found`); a right that the role lacks is `access.denied`.
 */
export const authorize = async (tx: Tx, actor: Actor, systemId: string, action: Action): Promise<System> => {
  const system = await findSystem(tx, systemId);
  const role = system && (await roleIn(tx, actor, systemId));
  if (!system || role === null) {
    throw new Fault(
      "system.not-found",
      `Expected a system ${systemId}, found none that you may see. Check the address or ask its owner for a role.`,
    );
  }
  if (role === "operator" || roleMay(role, action)) return system;
  throw new Fault(
    "access.denied",
    `Expected a role that may do "${action}" in ${system.name}, found ${role}. Ask an owner of the system.`,
  );
};

const roleIn = async (tx: Tx, actor: Actor, systemId: string): Promise<Role | "operator" | null> => {
  if (actor.kind !== "user") return "operator";
  return (await rolesOf(tx, actor.userId)).get(systemId) ?? null;
};
