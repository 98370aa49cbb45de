import { z } from "@hono/zod-openapi";
import { ASSIGNMENT_MATCHES } from "#domain/milestone/assignment-rule.ts";
import { STATEMENT_CATEGORIES } from "#domain/milestone/plan-statement.ts";
import { Day, Id, ItemStatus, orNull, Timeliness } from "./common.ts";

const MilestoneChange = z
  .object({
    kind: z.enum(["update", "complete"]),
    changedOn: Day,
    /** What held from then on; null for what stayed. */
    due: Day.nullable(),
    description: z.string().nullable(),
    completedOn: Day.nullable(),
    reason: z.string(),
    by: z.string(),
  })
  .openapi("MilestoneChange");

export const Milestone = z
  .object({
    id: Id,
    /** As first written; frozen once an item that it belongs to is recorded. */
    original: z.object({ description: z.string(), due: Day }),
    frozen: z.boolean(),
    description: z.string(),
    due: Day,
    completedOn: Day.nullable(),
    /** Null when it is done. */
    timeliness: orNull(Timeliness),
    slips: z.int(),
    workDays: z.int(),
    earliestFinish: Day.nullable(),
    cannotMakeIt: z.boolean(),
    isCritical: z.boolean(),
    ownerId: z.string().nullable(),
    owner: z.string().nullable(),
    team: z.string().nullable(),
    createdBy: z.string(),
    changes: z.array(MilestoneChange),
    /** The items that it belongs to, with its number in each. */
    items: z.array(
      z.object({
        poamId: z.string(),
        number: z.int(),
        planned: z.boolean(),
        addedOn: Day,
        addedBy: z.string(),
        reason: z.string(),
      }),
    ),
    /** Ids of the milestones that have to be done first. */
    needs: z.array(Id),
  })
  .openapi("Milestone");

const PlanNeighbour = z
  .object({
    poamId: z.string(),
    weaknessName: z.string(),
    status: ItemStatus,
    earliestFinish: Day.nullable(),
  })
  .openapi("PlanNeighbour");

const CriticalStep = z
  .object({
    milestoneId: Id,
    description: z.string(),
    poamIds: z.array(z.string()),
    workDays: z.int(),
    start: Day,
    finish: Day,
  })
  .openapi("CriticalStep");

export const EvergreenIndex = z
  .object({
    /** 0 not rolled at all, 100 the worst. */
    index: z.int(),
    isEvergreen: z.boolean(),
    occasions: z.int(),
    days: z.int(),
    repeated: z.array(z.string()),
    neverDone: z.int(),
    emptyUpdates: z.int(),
    parts: z.array(z.object({ points: z.int(), because: z.string() })),
  })
  .openapi("EvergreenIndex");

export const TeamPlan = z
  .object({ team: z.string(), plan: z.string().nullable(), resources: z.string().nullable() })
  .openapi("TeamPlan");

export const ItemPlan = z
  .object({
    milestones: z.array(Milestone),
    teams: z.array(TeamPlan),
    waitsFor: z.array(PlanNeighbour),
    neededBy: z.array(PlanNeighbour),
    earliestFinish: Day.nullable(),
    criticalPath: z.array(CriticalStep),
    evergreen: EvergreenIndex,
  })
  .openapi("ItemPlan");

export const SystemPlan = z
  .object({
    milestones: z.array(Milestone),
    items: z.array(
      PlanNeighbour.extend({
        owner: z.string().nullable(),
        scheduledCompletionDate: Day.nullable(),
        openMilestones: z.int(),
        cannotMakeIt: z.boolean(),
        waitsFor: z.array(z.string()),
      }).openapi("PlanItem"),
    ),
    criticalPath: z.array(CriticalStep),
    earliestFinish: Day.nullable(),
  })
  .openapi("SystemPlan");

const EvergreenTotal = z
  .object({
    items: z.int(),
    evergreen: z.int(),
    index: z.int(),
    occasions: z.int(),
    days: z.int(),
  })
  .openapi("EvergreenTotal");

export const EvergreenReport = z
  .object({
    total: EvergreenTotal,
    items: z.array(
      z.object({
        poamId: z.string(),
        weaknessName: z.string(),
        owner: z.string().nullable(),
        scheduledCompletionDate: Day.nullable(),
        evergreen: EvergreenIndex,
      }),
    ),
    owners: z.array(z.object({ owner: z.string().nullable(), total: EvergreenTotal })),
  })
  .openapi("EvergreenReport");

export const PlanStatement = z
  .object({
    id: Id,
    category: z.enum(STATEMENT_CATEGORIES),
    title: z.string(),
    statement: z.string(),
    active: z.boolean(),
  })
  .openapi("PlanStatement");

export const AssignmentRule = z
  .object({
    id: Id,
    match: z.enum(ASSIGNMENT_MATCHES),
    pattern: z.string(),
    ownerId: z.string().nullable(),
    owner: z.string().nullable(),
    team: z.string().nullable(),
    createdBy: z.string(),
  })
  .openapi("AssignmentRule");

export const AssignedItem = z
  .object({
    poamId: z.string(),
    weaknessName: z.string(),
    owner: z.string().nullable(),
    team: z.string().nullable(),
    because: z.string(),
  })
  .openapi("AssignedItem");
