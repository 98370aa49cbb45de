import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { ruleWords, type AssignmentRule } from "#domain/milestone/assignment-rule.ts";
import { appendAudit } from "#store/audit.ts";
import {
  assignmentRules,
  endAssignmentRule as endRule,
  insertAssignmentRule,
  type StoredRule,
} from "#store/assignment-rules.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireMember } from "../item/edit-item.ts";

/** The rules by which new items get an owner and a team, in the order in which they are asked. */
export const listAssignmentRules = (app: App, actor: Actor, systemId: string): Promise<StoredRule[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return assignmentRules(tx, systemId);
  });

/** Adds a rule after the others; its id. Items that are there already stay as they are. Throws `input.invalid`. */
export const addAssignmentRule = (
  app: App,
  actor: Actor,
  systemId: string,
  given: Omit<AssignmentRule, "id">,
): Promise<string> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "policy.adopt");
    const rule = { ...given, pattern: given.pattern.trim(), team: given.team?.trim() || null };
    if (rule.pattern === "" || (rule.ownerId === null && rule.team === null))
      throw new Fault(
        "input.invalid",
        "Expected a pattern and an owner or a team, found less. A rule says for what, and who.",
      );
    const owner = rule.ownerId === null ? null : await requireMember(tx, systemId, rule.ownerId);
    const id = await insertAssignmentRule(tx, systemId, rule, actor.name);
    const who = [owner, rule.team].filter((part) => part !== null).join(", ");
    await appendAudit(tx, actor, [
      {
        action: "assignment.rule-added",
        systemId,
        objectType: "system",
        objectId: systemId,
        changes: [{ field: ruleWords({ ...rule, id }), from: null, to: who }],
      },
    ]);
    return id;
  });

/** Ends a rule; owners that it gave stay. Throws `request.not-found`. */
export const endAssignmentRule = (
  app: App,
  actor: Actor,
  { systemId, ruleId }: { readonly systemId: string; readonly ruleId: string },
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "policy.adopt");
    const rule = (await assignmentRules(tx, systemId)).find(({ id }) => id === ruleId);
    if (rule === undefined || !(await endRule(tx, systemId, ruleId, actor.name)))
      throw new Fault("request.not-found", "Expected an assignment rule in force, found none of that id.");
    const who = [rule.owner, rule.team].filter((part) => part !== null).join(", ");
    await appendAudit(tx, actor, [
      {
        action: "assignment.rule-ended",
        systemId,
        objectType: "system",
        objectId: systemId,
        changes: [{ field: ruleWords(rule), from: who, to: null }],
      },
    ]);
  });
