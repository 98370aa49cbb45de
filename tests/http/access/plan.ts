import { randomUUID } from "node:crypto";
import type { AccessArea } from "./access-area.ts";

/** Milestones, assignment, readiness, work queues and metrics. */
export const PLAN_ACCESS: AccessArea = {
  cells: {
    //                      owner contr asses appro viewer other admin anonymous
    readItemPlan: /*     */ "200 200 200 200 200 404 403 401",
    readSystemPlan: /*   */ "200 200 200 200 200 404 403 401",
    addMilestone: /*     */ "201 201 403 403 403 404 403 401",
    changeMilestone: /*  */ "404 404 403 403 403 404 403 401",
    organizeMilestone: /**/ "404 404 403 403 403 404 403 401",
    shareMilestone: /*   */ "404 404 403 403 403 404 403 401",
    setItemWaits: /*     */ "204 204 403 403 403 404 403 401",
    setTeamPlan: /*      */ "204 204 403 403 403 404 403 401",
    readReadiness: /*    */ "200 200 200 200 200 404 403 401",
    readItemReadiness: /**/ "200 200 200 200 200 404 403 401",
    judgeDocument: /*    */ "200 200 200 200 200 200 200 401",
    readBaselines: /*    */ "200 200 200 200 200 404 403 401",
    setBaseline: /*      */ "201 403 403 403 403 404 403 401",
    readWork: /*         */ "200 200 200 200 200 404 403 401",
    readAllWork: /*      */ "200 200 200 200 200 200 200 401",
    readNeedsAttention: /**/ "200 200 200 200 200 404 403 401",
    readMetrics: /*      */ "200 200 200 200 200 404 403 401",
    readEvergreen: /*    */ "200 200 200 200 200 404 403 401",
    listPlanStatements: /**/ "200 200 200 200 200 404 403 401",
    addPlanStatement: /* */ "201 403 403 403 403 404 403 401",
    updatePlanStatement: /**/ "404 403 403 403 403 404 403 401",
    listAssignmentRules: /**/ "200 200 200 200 200 404 403 401",
    addAssignmentRule: /**/ "201 403 403 403 403 404 403 401",
    endAssignmentRule: /**/ "404 403 403 403 403 404 403 401",
    previewAssignment: /**/ "200 200 403 403 403 404 403 401",
    assignItems: /*      */ "200 200 403 403 403 404 403 401",
  },
  bodies: {
    addMilestone: () => ({ poamIds: ["V-1"], description: "Test the patch.", due: "2026-07-01" }),
    changeMilestone: () => ({ kind: "complete", completedOn: "2026-06-01" }),
    organizeMilestone: () => ({ workDays: 2 }),
    shareMilestone: () => ({ poamIds: ["V-1"] }),
    setItemWaits: () => ({ poamIds: [] }),
    setTeamPlan: () => ({ team: "Network", plan: "Close the port.", resources: null }),
    addPlanStatement: () => ({ category: "plan", title: randomUUID(), statement: "Install the patch." }),
    updatePlanStatement: () => ({ active: false }),
    addAssignmentRule: () => ({ match: "asset", pattern: "lab-*", team: "Lab" }),
    setBaseline: () => ({ on: "2026-01-01", vulnerabilities: 40, reason: "Test." }),
  },
  queries: {
    judgeDocument: "?rulebook=fedramp-rev5",
  },
};
