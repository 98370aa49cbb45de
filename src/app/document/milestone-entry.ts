import { milestoneState } from "#domain/milestone/milestone.ts";
import type { MilestoneChange, PlannedMilestone, PoamEntry } from "#documents/poam-document.ts";
import type { MilestoneLink, StoredMilestone } from "#store/milestones.ts";

/**
 * The entry with the item's milestones (FedRAMP POA&M Template Completion Guide, columns M and N): the original plan,
 * which never changes, and every change with the milestone's number. The date of a change is the milestone's: the new one,
 * or the day on which it was completed; the reason stands in the text.
 */
export const withMilestones = (
  entry: PoamEntry,
  itemId: string,
  milestones: readonly StoredMilestone[],
): PoamEntry => {
  const own = milestones.flatMap((milestone) => {
    const link = milestone.links.find((each) => each.itemId === itemId);
    return link === undefined ? [] : [{ milestone, link }];
  });
  return {
    ...entry,
    milestones: own.filter(({ link }) => link.planned).map(planned),
    milestoneChanges: own
      .flatMap(({ milestone, link }) => changesOf(milestone, link))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .map(({ change }) => change),
  };
};

type Linked = { readonly milestone: StoredMilestone; readonly link: MilestoneLink };

const planned = ({ milestone, link }: Linked): PlannedMilestone => ({
  number: link.number,
  date: milestone.due,
  description: milestone.description,
});

type DatedChange = { readonly on: string; readonly change: MilestoneChange };

/** A milestone that came later begins with a change of its own, in the words that it had then. */
const changesOf = (milestone: StoredMilestone, link: MilestoneLink): DatedChange[] => {
  const { number, addedOn } = link;
  const before = link.planned ? [] : milestone.changes.filter(({ changedOn }) => changedOn < addedOn);
  const first = milestoneState(milestone, before);
  const added = {
    on: addedOn,
    change: { number, kind: "new", date: first.due, description: first.description },
  } as const;
  let state = { due: milestone.due, description: milestone.description };
  const changes = milestone.changes.map((change): DatedChange => {
    if (change.kind === "complete")
      return {
        on: change.changedOn,
        change: {
          number,
          kind: "complete",
          date: change.completedOn,
          description: change.reason || "Completed.",
        },
      };
    state = { due: change.due ?? state.due, description: change.description ?? state.description };
    return {
      on: change.changedOn,
      change: {
        number,
        kind: "update",
        date: state.due,
        description: change.description === null ? change.reason : `${change.description} (${change.reason})`,
      },
    };
  });
  return [...(link.planned ? [] : [added]), ...changes.slice(before.length)];
};
