import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { checkedCompletion, checkedUpdate, type MilestoneUpdate } from "#domain/milestone/milestone-rules.ts";
import { milestoneState } from "#domain/milestone/milestone.ts";
import type { Tx } from "#store/database.ts";
import {
  appendMilestoneChange,
  lockPlan,
  putMilestoneNeeds,
  reviseMilestone,
  updateMilestoneWork,
} from "#store/milestones-writes.ts";
import type { StoredMilestone } from "#store/milestones.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { momentOfWrite } from "./moment-of-write.ts";
import { requireMember } from "../item/edit-item.ts";
import { requireKnown } from "./add-milestone.ts";
import { auditMilestone, requireMilestone } from "./milestone-audit.ts";
import { requirePlanWithoutCircle } from "./plan-edges.ts";

export type MilestoneRef = { readonly systemId: string; readonly milestoneId: string };

/**
 * Moves or rewords a milestone. The change is appended to a frozen one; the original of one whose items are all drafts is
 * rewritten. Throws the faults of `checkedUpdate`.
 */
export const updateMilestone = (
  app: App,
  actor: Actor,
  ref: MilestoneRef,
  given: MilestoneUpdate,
): Promise<void> =>
  changing(app, actor, ref, async (tx, milestone) => {
    const state = milestoneState(milestone, milestone.changes);
    const update = checkedUpdate(state, given);
    const [due, description] = [update.due ?? state.due, update.description ?? state.description];
    if (milestone.frozen) {
      const changedOn = dateOfInstant(momentOfWrite(app, actor));
      const change = { kind: "update", changedOn, ...update, by: actor.name } as const;
      await appendMilestoneChange(tx, ref.systemId, milestone.id, change);
    } else await reviseMilestone(tx, milestone.id, { due, description });
    await auditMilestone(tx, actor, ref.systemId, milestone.links, {
      action: milestone.frozen ? "item.milestone-updated" : "item.milestone-revised",
      changes: [
        { of: " date", from: state.due, to: due },
        { of: "", from: state.description, to: description },
      ],
      note: update.reason,
    });
  });

/** Completes a milestone, in every item that it belongs to. Throws the faults of `checkedCompletion`. */
export const completeMilestone = (
  app: App,
  actor: Actor,
  ref: MilestoneRef,
  given: { readonly completedOn: CalendarDate; readonly reason: string },
): Promise<void> =>
  changing(app, actor, ref, async (tx, milestone) => {
    const today = dateOfInstant(app.now());
    const state = milestoneState(milestone, milestone.changes);
    const completedOn = checkedCompletion(state, given.completedOn, today);
    const reason = given.reason.trim();
    await appendMilestoneChange(tx, ref.systemId, milestone.id, {
      kind: "complete",
      changedOn: dateOfInstant(momentOfWrite(app, actor)),
      completedOn,
      reason,
      by: actor.name,
    });
    await auditMilestone(tx, actor, ref.systemId, milestone.links, {
      action: "item.milestone-completed",
      changes: [{ of: " completed", from: null, to: completedOn }],
      note: reason || null,
    });
  });

/** Who does it, how many days it takes, what has to be done first; what is absent stays. */
export type MilestoneWork = {
  readonly ownerId?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly workDays?: number | undefined;
  readonly needs?: readonly string[] | undefined;
};

/** Changes the work on a milestone, which is not frozen. Throws `milestone.circle`, `milestone.not-found`, `input.invalid`. */
export const organizeMilestone = (
  app: App,
  actor: Actor,
  ref: MilestoneRef,
  given: MilestoneWork,
): Promise<void> =>
  changing(app, actor, ref, async (tx, milestone) => {
    const ownerId = given.ownerId === undefined ? milestone.ownerId : given.ownerId;
    const owner = await ownerName(tx, ref.systemId, milestone, ownerId);
    const team = given.team === undefined ? milestone.team : given.team?.trim() || null;
    const workDays = given.workDays ?? milestone.workDays;
    await updateMilestoneWork(tx, milestone.id, { ownerId, team, workDays });
    const needs = [...new Set(given.needs ?? milestone.needs)];
    if (given.needs !== undefined) {
      await requireKnown(tx, ref.systemId, needs);
      await putMilestoneNeeds(tx, ref.systemId, milestone.id, needs);
      await requirePlanWithoutCircle(tx, ref.systemId);
    }
    await auditMilestone(tx, actor, ref.systemId, milestone.links, {
      action: "item.milestone-organized",
      changes: [
        { of: " owner", from: milestone.owner, to: owner },
        { of: " team", from: milestone.team, to: team },
        { of: " days", from: String(milestone.workDays), to: String(workDays) },
        { of: " waits for", from: await words(tx, ref, milestone.needs), to: await words(tx, ref, needs) },
      ],
      note: null,
    });
  });

const ownerName = async (
  tx: Tx,
  systemId: string,
  before: StoredMilestone,
  ownerId: string | null,
): Promise<string | null> => {
  if (ownerId === before.ownerId) return before.owner;
  return ownerId === null ? null : requireMember(tx, systemId, ownerId);
};

const words = async (tx: Tx, { systemId }: MilestoneRef, ids: readonly string[]): Promise<string | null> => {
  const names: string[] = [];
  for (const id of ids) {
    const { links, description } = await requireMilestone(tx, systemId, id);
    names.push(links[0] === undefined ? description : `${links[0].poamId} (${links[0].number})`);
  }
  return names.length === 0 ? null : names.toSorted().join(", ");
};

const changing = (
  app: App,
  actor: Actor,
  { systemId, milestoneId }: MilestoneRef,
  change: (tx: Tx, milestone: StoredMilestone) => Promise<void>,
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    await lockPlan(tx, systemId);
    await change(tx, await requireMilestone(tx, systemId, milestoneId));
  });
