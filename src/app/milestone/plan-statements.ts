import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { PlanStatement } from "#domain/milestone/plan-statement.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  insertPlanStatement,
  planStatements,
  updatePlanStatement as writePlanStatement,
} from "#store/plan-statements.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/** The library of the system's organization, inactive statements too. */
export const listPlanStatements = (app: App, actor: Actor, systemId: string): Promise<PlanStatement[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const { organizationId } = await authorize(tx, actor, systemId, "system.read");
    return planStatements(tx, organizationId);
  });

/** Adds a statement to the library, which all systems of the organization share; its id. Throws `input.invalid`. */
export const addPlanStatement = (
  app: App,
  actor: Actor,
  systemId: string,
  given: Omit<PlanStatement, "id" | "active">,
): Promise<string> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "policy.adopt");
    const statement = { ...given, title: needed(given.title), statement: needed(given.statement) };
    const id = await insertPlanStatement(tx, system.organizationId, statement, actor.name);
    if (id === null)
      throw new Fault(
        "input.invalid",
        `Expected a new title in the category ${given.category}, found one that is there: "${statement.title}".`,
      );
    await audit(tx, actor, system, `Added "${statement.title}" (${given.category}).`);
    return id;
  });

/** Rewrites a statement, or takes it out of use; what was written with it before stays as it is. Throws `input.invalid`. */
export const updatePlanStatement = (
  app: App,
  actor: Actor,
  { systemId, statementId }: { readonly systemId: string; readonly statementId: string },
  given: {
    readonly title?: string | undefined;
    readonly statement?: string | undefined;
    readonly active?: boolean | undefined;
  },
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "policy.adopt");
    const all = await planStatements(tx, system.organizationId);
    const before = all.find(({ id }) => id === statementId);
    if (before === undefined)
      throw new Fault("request.not-found", "Expected a statement of the library, found none of that id.");
    const { id, category } = before;
    const after = {
      id,
      title: needed(given.title ?? before.title),
      statement: needed(given.statement ?? before.statement),
      active: given.active ?? before.active,
    };
    const same = all.some(
      (other) =>
        other.id !== id &&
        other.category === category &&
        other.title.toLowerCase() === after.title.toLowerCase(),
    );
    if (same)
      throw new Fault("input.invalid", `Expected another title, found one that is there: "${after.title}".`);
    await writePlanStatement(tx, system.organizationId, after);
    const words = after.active === before.active ? "Changed" : after.active ? "Took up" : "Retired";
    await audit(tx, actor, system, `${words} "${after.title}" (${category}).`);
  });

const needed = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed !== "") return trimmed;
  throw new Fault("input.invalid", "Expected a title and a statement with words in them, found none.");
};

const audit = (tx: Tx, actor: Actor, { id }: System, note: string): Promise<void> =>
  appendAudit(tx, actor, [
    { action: "library.changed", systemId: id, objectType: "system", objectId: id, note },
  ]);
