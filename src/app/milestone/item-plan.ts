import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { plannedItems, putItemTeam, removeItemTeam, teamsOfItem } from "#store/milestones-plan.ts";
import { lockPlan, putItemWaits } from "#store/milestones-writes.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { requirePlanWithoutCircle } from "./plan-edges.ts";

type Place = { readonly systemId: string; readonly poamId: string };

/** Says for which other items an item waits, instead of what was said before. Throws `milestone.circle`, `item.not-found`. */
export const setItemWaits = (
  app: App,
  actor: Actor,
  { systemId, poamId }: Place,
  waitsFor: readonly string[],
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    await lockPlan(tx, systemId);
    const item = await requireItem(tx, systemId, poamId);
    if (waitsFor.includes(poamId))
      throw new Fault("milestone.circle", `Expected another item than ${poamId} itself to wait for.`);
    const others: Array<{ readonly id: string; readonly poamId: string }> = [];
    for (const other of new Set(waitsFor)) others.push(await requireItem(tx, systemId, other));
    const before = await waitsOf(tx, systemId, item.id);
    await putItemWaits(
      tx,
      systemId,
      item.id,
      others.map(({ id }) => id),
    );
    await requirePlanWithoutCircle(tx, systemId);
    const to = others.map((other) => other.poamId).join(", ") || null;
    if (to === before) return;
    await auditItem(tx, actor, systemId, item.id, "item.waits-changed", {
      field: "waitsFor",
      from: before,
      to,
    });
  });

const waitsOf = async (tx: Tx, systemId: string, itemId: string): Promise<string | null> => {
  const items = await plannedItems(tx, systemId);
  const own = items.find(({ id }) => id === itemId)?.waitsFor ?? [];
  const names = items.filter(({ id }) => own.includes(id)).map(({ poamId }) => poamId);
  return names.join(", ") || null;
};

/** Writes what a team does about an item; both null takes the team off it. Throws `input.invalid`. */
export const setTeamPlan = (
  app: App,
  actor: Actor,
  { systemId, poamId }: Place,
  given: {
    readonly team: string;
    readonly plan: string | null;
    readonly resources: string | null;
    readonly remove: boolean;
  },
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    await lockPlan(tx, systemId);
    const item = await requireItem(tx, systemId, poamId);
    const team = given.team.trim();
    if (team === "") throw new Fault("input.invalid", "Expected the name of a team, found none.");
    const before = (await teamsOfItem(tx, item.id)).find((each) => each.team === team);
    const from = before === undefined ? null : wordsOf(before);
    if (given.remove) {
      if (!(await removeItemTeam(tx, item.id, team)))
        throw new Fault("input.invalid", `Expected a team of ${poamId}, found none called ${team}.`);
      return auditItem(tx, actor, systemId, item.id, "item.team-removed", {
        field: `team ${team}`,
        from,
        to: null,
      });
    }
    const plan = { plan: given.plan?.trim() || null, resources: given.resources?.trim() || null };
    await putItemTeam(tx, systemId, item.id, { team, ...plan });
    const to = wordsOf(plan);
    if (from === to) return;
    await auditItem(tx, actor, systemId, item.id, "item.team-planned", { field: `team ${team}`, from, to });
  });

const wordsOf = ({
  plan,
  resources,
}: {
  readonly plan: string | null;
  readonly resources: string | null;
}): string =>
  [plan, resources === null ? null : `Resources: ${resources}`].filter((part) => part !== null).join("\n") ||
  "no plan yet";

const auditItem = (
  tx: Tx,
  actor: Actor,
  systemId: string,
  itemId: string,
  action: string,
  change: { readonly field: string; readonly from: string | null; readonly to: string | null },
): Promise<void> =>
  appendAudit(tx, actor, [{ action, systemId, objectType: "item", objectId: itemId, changes: [change] }]);
