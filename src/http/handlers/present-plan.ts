import type { EvergreenReport } from "#app/milestone/evergreen.ts";
import type { ReadMilestone } from "#app/milestone/present-milestone.ts";
import type { ItemPlan, SystemPlan } from "#app/milestone/read-plan.ts";
import type { EvergreenIndex } from "#domain/evergreen.ts";
import { presentTimeliness } from "./present-item.ts";

const presentMilestone = ({ links, changes, needs, timeliness, ...milestone }: ReadMilestone) => ({
  ...milestone,
  changes: changes.map((change) => ({
    kind: change.kind,
    changedOn: change.changedOn,
    due: change.kind === "update" ? change.due : null,
    description: change.kind === "update" ? change.description : null,
    completedOn: change.kind === "complete" ? change.completedOn : null,
    reason: change.reason,
    by: change.by,
  })),
  items: links.map(({ itemId: _, status: _s, ...link }) => link),
  needs: [...needs],
  timeliness: presentTimeliness(timeliness),
});

const presentIndex = (evergreen: EvergreenIndex) => ({
  ...evergreen,
  repeated: [...evergreen.repeated],
  parts: [...evergreen.parts],
});

const presentSteps = (steps: ItemPlan["criticalPath"]) =>
  steps.map((step) => ({ ...step, poamIds: [...step.poamIds] }));

export const presentItemPlan = (plan: ItemPlan) => ({
  ...plan,
  milestones: plan.milestones.map(presentMilestone),
  teams: [...plan.teams],
  waitsFor: [...plan.waitsFor],
  neededBy: [...plan.neededBy],
  criticalPath: presentSteps(plan.criticalPath),
  evergreen: presentIndex(plan.evergreen),
});

export const presentSystemPlan = (plan: SystemPlan) => ({
  ...plan,
  milestones: plan.milestones.map(presentMilestone),
  items: plan.items.map((item) => ({ ...item, waitsFor: [...item.waitsFor] })),
  criticalPath: presentSteps(plan.criticalPath),
});

export const presentEvergreen = ({ total, items, owners }: EvergreenReport) => ({
  total,
  items: items.map((item) => ({ ...item, evergreen: presentIndex(item.evergreen) })),
  owners: [...owners],
});
