import { createRoute, z } from "@hono/zod-openapi";
import {
  Action,
  Day,
  Id,
  ImpactLevel,
  Instant,
  json,
  jsonBody,
  problems,
  RiskRating,
  Role,
  orNull,
} from "./common.ts";

const systemParams = z.object({ systemId: Id });
const TAGS = ["systems"];

export const System = z
  .object({
    id: Id,
    name: z.string(),
    organization: z.string(),
    rulebook: z.object({ id: z.string(), name: z.string() }),
    impactLevel: orNull(ImpactLevel),
    itemPrefix: z.string(),
    cloudServiceProvider: z.string().nullable(),
    /** The signed-in person's role; null for an administrator who holds none. */
    role: orNull(Role),
    rights: z.array(Action),
  })
  .openapi("System");

export const SystemSummary = System.extend({
  open: z.int(),
  late: z.int(),
  dueSoon: z.int(),
  pendingVerification: z.int(),
  lastImportAt: Instant.nullable(),
}).openapi("SystemSummary");

const systemFields = {
  name: z.string().trim().min(1).max(200),
  impactLevel: orNull(ImpactLevel).optional(),
  cloudServiceProvider: z.string().trim().min(1).max(200).nullable().optional(),
};

export const listSystems = createRoute({
  method: "get",
  path: "/api/systems",
  operationId: "listSystems",
  tags: TAGS,
  responses: {
    200: json(z.array(SystemSummary), "The systems that the person may see, by name."),
    ...problems,
  },
});

export const createSystem = createRoute({
  method: "post",
  path: "/api/systems",
  operationId: "createSystem",
  tags: TAGS,
  request: jsonBody(
    z
      .strictObject({
        ...systemFields,
        rulebook: z.string(),
        /** What item numbers start with; `V-` gives V-1, V-2 and so on. */
        itemPrefix: z
          .string()
          .regex(/^[A-Za-z][A-Za-z0-9._-]{0,15}$/)
          .optional(),
      })
      .openapi("NewSystem"),
  ),
  responses: { 201: json(System, "The new system; its creator is its owner."), ...problems },
});

export const readSystem = createRoute({
  method: "get",
  path: "/api/systems/{systemId}",
  operationId: "readSystem",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(System, "The system."), ...problems },
});

export const updateSystem = createRoute({
  method: "patch",
  path: "/api/systems/{systemId}",
  operationId: "updateSystem",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(z.strictObject(systemFields).partial().openapi("SystemChange")),
  },
  responses: { 200: json(System, "The system as changed."), ...problems },
});

export const Rulebook = z
  .object({
    id: z.string(),
    name: z.string(),
    source: z.string(),
    impactLevels: z.array(ImpactLevel),
    dueSoonDays: z.int(),
  })
  .openapi("Rulebook");

export const listRulebooks = createRoute({
  method: "get",
  path: "/api/rulebooks",
  operationId: "listRulebooks",
  tags: TAGS,
  responses: { 200: json(z.array(Rulebook), "Every rulebook that a system can follow."), ...problems },
});

const RiskCounts = z.object({ rating: RiskRating, open: z.int(), late: z.int(), dueSoon: z.int() });

export const Overview = z
  .object({
    asOf: Day,
    /** One entry per rating, worst first. `late` and `dueSoon` are parts of `open`. */
    byRisk: z.array(RiskCounts),
    open: z.int(),
    late: z.int(),
    dueSoon: z.int(),
    pendingVerification: z.int(),
    closed: z.int(),
    withoutPointOfContact: z.int(),
    findings: z.object({ open: z.int(), notObserved: z.int(), fixed: z.int() }),
    assets: z.int(),
    /** The last twelve months up to `asOf`, oldest first: open items at the month's end (or at `asOf`) by rating. */
    trend: z.array(
      z.object({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        critical: z.int(),
        high: z.int(),
        moderate: z.int(),
        low: z.int(),
        opened: z.int(),
        closed: z.int(),
      }),
    ),
  })
  .openapi("Overview");

export const readOverview = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/overview",
  operationId: "readOverview",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(Overview, "Where the system stands today."), ...problems },
});

export const Member = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), role: Role })
  .openapi("Member");

export const listMembers = createRoute({
  method: "get",
  path: "/api/systems/{systemId}/members",
  operationId: "listMembers",
  tags: TAGS,
  request: { params: systemParams },
  responses: { 200: json(z.array(Member), "The people of the system, by name."), ...problems },
});

const memberParams = z.object({ systemId: Id, userId: z.string().min(1).max(64) });

export const setMemberRole = createRoute({
  method: "put",
  path: "/api/systems/{systemId}/members/{userId}",
  operationId: "setMemberRole",
  tags: TAGS,
  request: { params: memberParams, ...jsonBody(z.strictObject({ role: Role }).openapi("MemberRole")) },
  responses: { 200: json(Member, "The person with the new role."), ...problems },
});

export const removeMember = createRoute({
  method: "delete",
  path: "/api/systems/{systemId}/members/{userId}",
  operationId: "removeMember",
  tags: TAGS,
  request: { params: memberParams },
  responses: { 204: { description: "The person no longer belongs to the system." }, ...problems },
});

export const inviteMember = createRoute({
  method: "post",
  path: "/api/systems/{systemId}/invitations",
  operationId: "inviteMember",
  tags: TAGS,
  request: {
    params: systemParams,
    ...jsonBody(z.strictObject({ email: z.email().max(320), role: Role }).openapi("NewInvitation")),
  },
  responses: {
    201: json(
      z.object({ url: z.string(), expiresAt: Instant }).openapi("InvitationLink"),
      "A one-time link to hand to the person; it is shown only now.",
    ),
    ...problems,
  },
});
