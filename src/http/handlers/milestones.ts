import type { OpenAPIHono } from "@hono/zod-openapi";
import { addMilestone, shareMilestone } from "#app/milestone/add-milestone.ts";
import { assignItems, previewAssignment } from "#app/milestone/assign-items.ts";
import {
  addAssignmentRule,
  endAssignmentRule,
  listAssignmentRules,
} from "#app/milestone/assignment-rules.ts";
import { completeMilestone, organizeMilestone, updateMilestone } from "#app/milestone/change-milestone.ts";
import { readEvergreen } from "#app/milestone/evergreen.ts";
import { setItemWaits, setTeamPlan } from "#app/milestone/item-plan.ts";
import { addPlanStatement, listPlanStatements, updatePlanStatement } from "#app/milestone/plan-statements.ts";
import { readItemPlan, readSystemPlan } from "#app/milestone/read-plan.ts";
import { requireDay } from "#domain/calendar.ts";
import * as routes from "../contract/milestones.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentEvergreen, presentItemPlan, presentSystemPlan } from "./present-plan.ts";

export const milestoneHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.readItemPlan, async (c) =>
    c.json(presentItemPlan(await readItemPlan(app, c.get("actor"), c.req.valid("param"))), 200),
  );

  http.openapi(routes.readSystemPlan, async (c) =>
    c.json(presentSystemPlan(await readSystemPlan(app, c.get("actor"), c.req.valid("param").systemId)), 200),
  );

  http.openapi(routes.addMilestone, async (c) => {
    const given = c.req.valid("json");
    const order = { ...given, due: requireDay(given.due, "the day of the milestone") };
    return c.json({ id: await addMilestone(app, c.get("actor"), c.req.valid("param").systemId, order) }, 201);
  });

  http.openapi(routes.changeMilestone, async (c) => {
    const [actor, ref, given] = [c.get("actor"), c.req.valid("param"), c.req.valid("json")];
    if (given.kind === "update") {
      const due = given.due === null ? null : requireDay(given.due, "the new day");
      await updateMilestone(app, actor, ref, { ...given, due });
    } else {
      const completedOn = requireDay(given.completedOn, "the day of completion");
      await completeMilestone(app, actor, ref, { ...given, completedOn });
    }
    return c.body(null, 204);
  });

  http.openapi(routes.organizeMilestone, async (c) => {
    await organizeMilestone(app, c.get("actor"), c.req.valid("param"), c.req.valid("json"));
    return c.body(null, 204);
  });

  http.openapi(routes.shareMilestone, async (c) => {
    await shareMilestone(app, c.get("actor"), c.req.valid("param"), c.req.valid("json"));
    return c.body(null, 204);
  });

  http.openapi(routes.setItemWaits, async (c) => {
    await setItemWaits(app, c.get("actor"), c.req.valid("param"), c.req.valid("json").poamIds);
    return c.body(null, 204);
  });

  http.openapi(routes.setTeamPlan, async (c) => {
    await setTeamPlan(app, c.get("actor"), c.req.valid("param"), c.req.valid("json"));
    return c.body(null, 204);
  });

  http.openapi(routes.readEvergreen, async (c) =>
    c.json(presentEvergreen(await readEvergreen(app, c.get("actor"), c.req.valid("param").systemId)), 200),
  );

  http.openapi(routes.listPlanStatements, async (c) =>
    c.json(await listPlanStatements(app, c.get("actor"), c.req.valid("param").systemId), 200),
  );

  http.openapi(routes.addPlanStatement, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json({ id: await addPlanStatement(app, c.get("actor"), systemId, c.req.valid("json")) }, 201);
  });

  http.openapi(routes.updatePlanStatement, async (c) => {
    await updatePlanStatement(app, c.get("actor"), c.req.valid("param"), c.req.valid("json"));
    return c.body(null, 204);
  });

  http.openapi(routes.listAssignmentRules, async (c) =>
    c.json(await listAssignmentRules(app, c.get("actor"), c.req.valid("param").systemId), 200),
  );

  http.openapi(routes.addAssignmentRule, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json({ id: await addAssignmentRule(app, c.get("actor"), systemId, c.req.valid("json")) }, 201);
  });

  http.openapi(routes.endAssignmentRule, async (c) => {
    await endAssignmentRule(app, c.get("actor"), c.req.valid("param"));
    return c.body(null, 204);
  });

  http.openapi(routes.previewAssignment, async (c) =>
    c.json(await previewAssignment(app, c.get("actor"), c.req.valid("param").systemId), 200),
  );

  http.openapi(routes.assignItems, async (c) =>
    c.json(await assignItems(app, c.get("actor"), c.req.valid("param").systemId), 200),
  );
};
