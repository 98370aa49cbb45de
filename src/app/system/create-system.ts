import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { ImpactLevel } from "#domain/rulebook.ts";
import { rulebookById } from "#rulebooks/index.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { putMembership } from "#store/memberships.ts";
import { ensureOrganization, listOrganizations } from "#store/organizations.ts";
import { findSystem, insertSystem, type System } from "#store/systems.ts";
import { administeredOrganizations } from "#store/memberships.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";

export type CreateSystem = {
  readonly name: string;
  readonly rulebook: string;
  readonly impactLevel?: ImpactLevel | null;
  readonly itemPrefix?: string;
  readonly cloudServiceProvider?: string | null;
};

/** What the first organization is called until its administrator says otherwise. */
const FIRST_ORGANIZATION = "Organization";

/**
 * A new system in the actor's organization; a person who makes one becomes its owner.
 * Throws `access.denied` for people who administer nothing, `system.exists`, and `input.invalid` for an unknown rulebook.
 */
export const createSystem = async (app: App, actor: Actor, input: CreateSystem): Promise<System> => {
  const rulebook = rulebookById(input.rulebook);
  if (input.impactLevel && !rulebook.impactLevels.includes(input.impactLevel)) {
    throw new Fault(
      "input.invalid",
      `Expected an impact level of ${rulebook.name}: ${rulebook.impactLevels.join(", ")}. Found ${input.impactLevel}.`,
    );
  }
  return inTransaction(app.store.db, actor, async (tx) => {
    const organizationId = await organizationFor(tx, actor);
    const id = await insertSystem(tx, {
      organizationId,
      name: input.name,
      rulebookId: rulebook.id,
      impactLevel: input.impactLevel ?? null,
      itemPrefix: input.itemPrefix ?? "V-",
      cloudServiceProvider: input.cloudServiceProvider ?? null,
    });
    if (id === null) {
      throw new Fault(
        "system.exists",
        `Expected a new name, found that the organization has a system called "${input.name}". Choose another name.`,
      );
    }
    await appendAudit(tx, actor, [
      { action: "system.created", systemId: id, objectType: "system", objectId: id, note: input.name },
    ]);
    if (actor.kind === "user") {
      await putMembership(tx, id, actor.userId, "owner");
      await appendAudit(tx, actor, [
        {
          action: "member.added",
          systemId: id,
          objectType: "membership",
          objectId: actor.userId,
          note: "owner",
        },
      ]);
    }
    const system = await findSystem(tx, id);
    if (!system) throw new Error("The system that was just made is not there.");
    return system;
  });
};

const organizationFor = async (tx: Tx, actor: Actor): Promise<string> => {
  if (actor.kind !== "user") {
    const [first] = await listOrganizations(tx);
    return (first ?? (await ensureOrganization(tx, randomUUIDv7(), FIRST_ORGANIZATION))).id;
  }
  const [administered] = await administeredOrganizations(tx, actor.userId);
  if (administered) return administered;
  throw new Fault(
    "access.denied",
    "Expected an administrator of an organization: only they create systems. Ask yours.",
  );
};
