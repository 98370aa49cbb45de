import { createRoute, z } from "@hono/zod-openapi";
import { ASSIGNMENT_MATCHES } from "#domain/milestone/assignment-rule.ts";
import { STATEMENT_CATEGORIES } from "#domain/milestone/plan-statement.ts";
import { Day, Id, json, jsonBody, problems } from "./common.ts";
import {
  AssignedItem,
  AssignmentRule,
  EvergreenReport,
  ItemPlan,
  PlanStatement,
  SystemPlan,
} from "./milestone-view.ts";

const TAGS = ["milestones"];
const PoamId = z.string().min(1).max(40);
const systemParams = z.object({ systemId: Id });
const itemParams = z.object({ systemId: Id, poamId: PoamId });
const milestoneParams = z.object({ systemId: Id, milestoneId: Id });
const Description = z.string().trim().min(1).max(2000);
const Reason = z.string().trim().max(4000);
const Team = z.string().trim().min(1).max(200);
const WorkDays = z.int().min(0).max(3650);
const Needs = z.array(Id).max(100);
const PoamIds = z.array(PoamId).min(1).max(500);
const done = { 204: { description: "It is done." }, ...problems };
const created = (name: string) => ({
  201: json(z.object({ id: Id }).openapi(name), "What was made."),
  ...problems,
});

export const readItemPlan = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/items/{poamId}/plan",
  operationId: "readItemPlan",
  tags: TAGS,
  request: { params: itemParams },
  responses: { 200: json(ItemPlan, "Milestones, teams, what waits for what."), ...problems },
});

export const readSystemPlan = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/plan",
  operationId: "readSystemPlan",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(SystemPlan, "Open milestones and the critical path."), ...problems },
});

export const addMilestone = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/milestones",
  operationId: "addMilestone",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          poamIds: PoamIds,
          description: Description,
          due: Day,
          /** One day when nobody says. */
          workDays: WorkDays.default(1),
          ownerId: z.string().min(1).max(100).nullable().default(null),
          team: Team.nullable().default(null),
          needs: Needs.default([]),
          reason: Reason.default(""),
        })
        .openapi("NewMilestone"),
    ),
  },
  responses: created("MilestoneId"),
});

export const changeMilestone = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/milestones/{milestoneId}/changes",
  operationId: "changeMilestone",
  tags: TAGS,
  request: {
    params: milestoneParams,
    ...jsonBody(
      z
        .discriminatedUnion("kind", [
          z.strictObject({
            kind: z.literal("update"),
            due: Day.nullable().default(null),
            description: Description.nullable().default(null),
            reason: Reason.min(1),
          }),
          z.strictObject({
            kind: z.literal("complete"),
            completedOn: Day,
            reason: Reason.default(""),
          }),
        ])
        .openapi("NewMilestoneChange"),
    ),
  },
  responses: done,
});

export const organizeMilestone = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}/milestones/{milestoneId}",
  operationId: "organizeMilestone",
  tags: TAGS,
  request: {
    params: milestoneParams,
    ...jsonBody(
      z
        .strictObject({
          ownerId: z.string().min(1).max(100).nullable().optional(),
          team: Team.nullable().optional(),
          workDays: WorkDays.optional(),
          needs: Needs.optional(),
        })
        .openapi("MilestoneWork"),
    ),
  },
  responses: done,
});

export const shareMilestone = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/milestones/{milestoneId}/items",
  operationId: "shareMilestone",
  tags: TAGS,
  request: {
    params: milestoneParams,
    ...jsonBody(z.strictObject({ poamIds: PoamIds, reason: Reason.default("") }).openapi("SharedMilestone")),
  },
  responses: done,
});

export const setItemWaits = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/items/{poamId}/waits-for",
  operationId: "setItemWaits",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(z.strictObject({ poamIds: z.array(PoamId).max(100) }).openapi("ItemWaits")),
  },
  responses: done,
});

export const setTeamPlan = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/items/{poamId}/teams",
  operationId: "setTeamPlan",
  tags: TAGS,
  request: {
    params: itemParams,
    ...jsonBody(
      z
        .strictObject({
          team: Team,
          plan: z.string().max(32_000).nullable(),
          resources: z.string().max(32_000).nullable(),
          /** Takes the team off the item. */
          remove: z.boolean().default(false),
        })
        .openapi("NewTeamPlan"),
    ),
  },
  responses: done,
});

export const readEvergreen = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/evergreen",
  operationId: "readEvergreen",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(EvergreenReport, "Items that are rolled instead of done."), ...problems },
});

export const listPlanStatements = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/plan-statements",
  operationId: "listPlanStatements",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(z.array(PlanStatement), "The organization's library."), ...problems },
});

export const addPlanStatement = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/plan-statements",
  operationId: "addPlanStatement",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          category: z.enum(STATEMENT_CATEGORIES),
          title: z.string().trim().min(1).max(200),
          statement: z.string().trim().min(1).max(8000),
        })
        .openapi("NewPlanStatement"),
    ),
  },
  responses: created("PlanStatementId"),
});

export const updatePlanStatement = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}/plan-statements/{statementId}",
  operationId: "updatePlanStatement",
  tags: TAGS,
  request: {
    params: z.object({ systemId: Id, statementId: Id }),
    ...jsonBody(
      z
        .strictObject({
          title: z.string().trim().min(1).max(200).optional(),
          statement: z.string().trim().min(1).max(8000).optional(),
          active: z.boolean().optional(),
        })
        .openapi("PlanStatementChange"),
    ),
  },
  responses: done,
});

export const listAssignmentRules = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/assignment-rules",
  operationId: "listAssignmentRules",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(z.array(AssignmentRule), "The rules in their order."), ...problems },
});

export const addAssignmentRule = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/assignment-rules",
  operationId: "addAssignmentRule",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(
      z
        .strictObject({
          match: z.enum(ASSIGNMENT_MATCHES),
          pattern: z.string().trim().min(1).max(200),
          ownerId: z.string().min(1).max(100).nullable().default(null),
          team: Team.nullable().default(null),
        })
        .openapi("NewAssignmentRule"),
    ),
  },
  responses: created("AssignmentRuleId"),
});

export const endAssignmentRule = createRoute({
  method: "delete",
  path: "/api/systems/{systemId}/assignment-rules/{ruleId}",
  operationId: "endAssignmentRule",
  tags: TAGS,
  request: { params: z.object({ systemId: Id, ruleId: Id }) },
  responses: done,
});

export const previewAssignment = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/assignment",
  operationId: "previewAssignment",
  tags: TAGS,
  request: { params: systemParams },
  responses: {
    200: json(z.array(AssignedItem), "What the rules would give; nothing is changed."),
    ...problems,
  },
});

export const assignItems = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/assignment",
  operationId: "assignItems",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(z.array(AssignedItem), "What the rules gave."), ...problems },
});
