import type { Action, Actor, Role } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { workDays } from "#domain/work-queues.ts";
import { RULEBOOKS } from "#rulebooks/index.ts";
import { appendAudit } from "#store/audit.ts";
import {
  findSystem,
  findSystemByName,
  listSystems as readSystems,
  systemFigures,
  updateSystem as writeSystem,
  type System,
  type SystemChange,
  type SystemFigures,
} from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize, rightsReader, type Rights } from "../authorize.ts";
import type { App } from "../context.ts";
import { rulebookOf } from "./rulebook-of.ts";

/** A system with what the actor is in it and may do there. */
export type OwnSystem = System & {
  readonly rulebook: Rulebook;
  readonly role: Role | null;
  readonly rights: readonly Action[];
};

/** Every rulebook that a system can follow. */
export const listRulebooks = (): readonly Rulebook[] => RULEBOOKS;

export type SystemSummary = OwnSystem & SystemFigures;

/** The systems that the actor may see, with their figures of today, by name. */
export const listSystems = (app: App, actor: Actor): Promise<SystemSummary[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const systems = await readSystems(tx);
    const today = dateOfInstant(app.now());
    const days = new Map(systems.map((s) => [s.id, workDays(rulebookOf(s), today)]));
    const figures = await systemFigures(tx, today, days);
    const rights = await rightsReader(tx, actor);
    return systems.map((system) => ({
      ...owned(system, rights(system)),
      ...(figures.get(system.id) ?? noFigures(system.id)),
    }));
  });

/** One system. An administrator sees its name and settings without holding a role in it. */
export const readSystem = (app: App, actor: Actor, systemId: string): Promise<OwnSystem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await findSystem(tx, systemId);
    if (!system)
      throw new Fault(
        "system.not-found",
        `Expected a system ${systemId}, found none that you may see. Check the address.`,
      );
    return owned(system, (await rightsReader(tx, actor))(system));
  });

/** A system by its name or id, as the command line names it. */
export const resolveSystem = (app: App, actor: Actor, name: string): Promise<System> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await findSystemByName(tx, name);
    if (system) return system;
    const known = (await readSystems(tx)).map((s) => s.name).join(", ");
    throw new Fault(
      "system.not-found",
      `Expected a system called "${name}", found ${known || "none at all"}. Make one with "system create".`,
    );
  });

export const updateSystem = (
  app: App,
  actor: Actor,
  systemId: string,
  change: SystemChange,
): Promise<OwnSystem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const before = await authorize(tx, actor, systemId, "system.edit");
    await writeSystem(tx, systemId, change).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "23505") {
        throw new Fault(
          "system.exists",
          `Expected a new name, found that the organization has a system called "${change.name}". Choose another name.`,
        );
      }
      throw error;
    });
    const after = await authorize(tx, actor, systemId, "system.edit");
    const changes = (["name", "impactLevel", "cloudServiceProvider"] as const)
      .map((field) => ({ field, from: before[field], to: after[field] }))
      .filter(({ from, to }) => from !== to);
    await appendAudit(tx, actor, [
      { action: "system.edited", systemId, objectType: "system", objectId: systemId, changes },
    ]);
    return owned(after, (await rightsReader(tx, actor))(after));
  });

const owned = (system: System, rights: Rights | null): OwnSystem => ({
  ...system,
  rulebook: rulebookOf(system),
  role: rights?.role ?? null,
  rights: rights?.actions ?? [],
});

const noFigures = (systemId: string): SystemFigures => ({
  systemId,
  open: 0,
  late: 0,
  dueSoon: 0,
  pendingVerification: 0,
  lastImportAt: null,
});
