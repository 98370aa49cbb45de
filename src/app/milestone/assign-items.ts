import type { Actor } from "#domain/access.ts";
import { assignmentOf, ruleWords } from "#domain/milestone/assignment-rule.ts";
import { appendAudit } from "#store/audit.ts";
import {
  assignableItems,
  assignItems as writeAssignments,
  assignmentRules,
} from "#store/assignment-rules.ts";
import type { Tx } from "#store/database.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/** An item that the rules give an owner or a team, which it lacks. */
export type AssignedItem = {
  readonly poamId: string;
  readonly weaknessName: string;
  readonly owner: string | null;
  readonly team: string | null;
  /** By which rules, in words. */
  readonly because: string;
};

type Assigned = AssignedItem & { readonly id: string; readonly ownerId: string | null };

/** What `assignItems` would do; nothing is changed. */
export const previewAssignment = (app: App, actor: Actor, systemId: string): Promise<AssignedItem[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "policy.try");
    return shown(await matching(tx, systemId, false));
  });

/** Gives items an owner and a team by the rules. Never changes an owner or a team that is there. What it gave. */
export const assignItems = (app: App, actor: Actor, systemId: string): Promise<AssignedItem[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    const assigned = await matching(tx, systemId, false);
    await write(tx, actor, systemId, assigned);
    return shown(assigned);
  });

/** The same for the items that this transaction recorded, on the rules' own behalf. One small query without rules. */
export const assignNewItems = async (tx: Tx, systemId: string): Promise<void> => {
  await write(tx, { kind: "system", name: "assignment rules" }, systemId, await matching(tx, systemId, true));
};

const matching = async (tx: Tx, systemId: string, fresh: boolean): Promise<Assigned[]> => {
  const rules = await assignmentRules(tx, systemId);
  if (rules.length === 0) return [];
  const match = new Set(rules.map((rule) => rule.match));
  const nameOf = new Map(rules.map(({ id, owner }) => [id, owner]));
  return (await assignableItems(tx, systemId, { fresh, match })).flatMap((item) => {
    const found = assignmentOf(rules, item.facts);
    const owner = item.ownerId === null ? found.owner : null;
    const team = item.team === null ? found.team : null;
    const by = [...new Set([owner, team])].filter((rule) => rule !== null);
    if (by.length === 0) return [];
    return [
      {
        id: item.id,
        poamId: item.poamId,
        weaknessName: item.weaknessName,
        ownerId: owner?.ownerId ?? null,
        owner: owner === null ? null : (nameOf.get(owner.id) ?? null),
        team: team?.team ?? null,
        because: `By the assignment rule for ${by.map(ruleWords).join(" and ")}.`,
      },
    ];
  });
};

const write = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  assigned: readonly Assigned[],
): Promise<void> => {
  if (assigned.length === 0) return;
  await writeAssignments(tx, assigned);
  await appendAudit(
    tx,
    actor,
    assigned.map(({ id, owner, team, because }) => ({
      action: "item.assigned",
      systemId,
      objectType: "item",
      objectId: id,
      changes: [
        { field: "owner", from: null, to: owner },
        { field: "team", from: null, to: team },
      ].filter(({ to }) => to !== null),
      note: because,
    })),
  );
};

const shown = (assigned: readonly Assigned[]): AssignedItem[] =>
  assigned.map(({ id: _, ownerId: _o, ...item }) => item);
