import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { findMilestone, type MilestoneLink, type StoredMilestone } from "#store/milestones.ts";

/** The milestone, or `milestone.not-found`. */
export const requireMilestone = async (tx: Tx, systemId: string, id: string): Promise<StoredMilestone> => {
  const milestone = await findMilestone(tx, systemId, id);
  if (milestone) return milestone;
  throw new Fault("milestone.not-found", "Expected a milestone of this system, found none of that id.");
};

/** What happened to a milestone, in the history of each item that it belongs to; `field` names it by its number there. */
export const auditMilestone = (
  tx: Tx,
  actor: Actor,
  systemId: string,
  links: ReadonlyArray<Pick<MilestoneLink, "itemId" | "number">>,
  event: {
    readonly action: string;
    readonly changes: ReadonlyArray<Omit<FieldChange, "field"> & { readonly of: string }>;
    readonly note: string | null;
  },
): Promise<void> =>
  appendAudit(
    tx,
    actor,
    links.map(({ itemId, number }) => ({
      action: event.action,
      systemId,
      objectType: "item",
      objectId: itemId,
      changes: event.changes
        .filter(({ from, to }) => from !== to)
        .map(({ of, from, to }) => ({ field: `milestone ${number}${of}`, from, to })),
      note: event.note,
    })),
  );
