import { addMilestone, type MilestoneOrder } from "#app/milestone/add-milestone.ts";
import { addAssignmentRule } from "#app/milestone/assignment-rules.ts";
import { updateMilestone } from "#app/milestone/change-milestone.ts";
import { setItemWaits, setTeamPlan } from "#app/milestone/item-plan.ts";
import { day } from "../domain/observations.ts";
import { importBytes, OPERATOR, type TestApp } from "./app.ts";
import { scanFile } from "./scan-file.ts";

/** A step due on 2026-07-01 in V-1, with whatever is said otherwise. */
export const milestone = (order: Partial<MilestoneOrder> = {}): MilestoneOrder => ({
  poamIds: ["V-1"],
  description: "Test the patch.",
  due: day("2026-07-01"),
  workDays: 1,
  ownerId: null,
  team: null,
  needs: [],
  reason: "",
  ...order,
});

const SECOND = scanFile({ day: "2026-01-11", hosts: [{ name: "db-01", records: [{ plugin: 900 }] }] });

/** Puts a row into each table of plans for a system that has the item V-1, and gets the item V-2. */
export const milestoneRows = async (test: TestApp, systemId: string): Promise<void> => {
  const { app } = test;
  await importBytes(test, systemId, SECOND);
  const first = await addMilestone(app, OPERATOR, systemId, milestone());
  await addMilestone(app, OPERATOR, systemId, milestone({ description: "Roll out.", needs: [first] }));
  const ref = { systemId, milestoneId: first };
  await updateMilestone(app, OPERATOR, ref, { due: null, description: null, reason: "Going on." });
  await setItemWaits(app, OPERATOR, { systemId, poamId: "V-1" }, ["V-2"]);
  const team = { team: "Network", plan: "Close the port.", resources: null, remove: false };
  await setTeamPlan(app, OPERATOR, { systemId, poamId: "V-1" }, team);
  await addAssignmentRule(app, OPERATOR, systemId, {
    match: "asset",
    pattern: "lab-*",
    ownerId: null,
    team: "Lab",
  });
};
