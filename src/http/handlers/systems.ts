import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { inviteMember, listMembers, removeMember, setMemberRole } from "#app/people/members.ts";
import { createSystem } from "#app/system/create-system.ts";
import { listRulebooks, type OwnSystem } from "#app/system/read-systems.ts";
import { readOverview } from "#app/system/overview.ts";
import { listSystems, readSystem, updateSystem } from "#app/system/read-systems.ts";
import * as routes from "../contract/systems.ts";
import type { Environment, ServerContext } from "../environment.ts";

const presentSystem = (system: OwnSystem): z.infer<typeof routes.System> => ({
  id: system.id,
  name: system.name,
  organization: system.organization,
  rulebook: { id: system.rulebook.id, name: system.rulebook.name },
  impactLevel: system.impactLevel,
  itemPrefix: system.itemPrefix,
  cloudServiceProvider: system.cloudServiceProvider,
  role: system.role,
  rights: [...system.rights],
});

const presentRulebook = (
  rulebook: ReturnType<typeof listRulebooks>[number],
): z.infer<typeof routes.Rulebook> => ({
  id: rulebook.id,
  name: rulebook.name,
  source: rulebook.source,
  impactLevels: [...rulebook.impactLevels],
  dueSoonDays: rulebook.dueSoonDays,
});

export const systemHandlers = (http: OpenAPIHono<Environment>, { app, publicUrl }: ServerContext): void => {
  http.openapi(routes.listRulebooks, (c) => c.json(listRulebooks().map(presentRulebook), 200));

  http.openapi(routes.listSystems, async (c) => {
    const systems = await listSystems(app, c.get("actor"));
    const summaries = systems.map((system) => ({
      ...presentSystem(system),
      open: system.open,
      late: system.late,
      dueSoon: system.dueSoon,
      pendingVerification: system.pendingVerification,
      lastImportAt: system.lastImportAt?.toISOString() ?? null,
    }));
    return c.json(summaries, 200);
  });

  http.openapi(routes.createSystem, async (c) => {
    const { id } = await createSystem(app, c.get("actor"), c.req.valid("json"));
    return c.json(presentSystem(await readSystem(app, c.get("actor"), id)), 201);
  });

  http.openapi(routes.readSystem, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(presentSystem(await readSystem(app, c.get("actor"), systemId)), 200);
  });

  http.openapi(routes.updateSystem, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(presentSystem(await updateSystem(app, c.get("actor"), systemId, c.req.valid("json"))), 200);
  });

  http.openapi(routes.readOverview, async (c) => {
    const overview = await readOverview(app, c.get("actor"), c.req.valid("param").systemId);
    const { openFindings, notObservedFindings, fixedFindings, byRisk, trend, ...rest } = overview;
    const sum = (field: "open" | "late" | "dueSoon"): number =>
      byRisk.reduce((total, risk) => total + risk[field], 0);
    const findings = { open: openFindings, notObserved: notObservedFindings, fixed: fixedFindings };
    const totals = { open: sum("open"), late: sum("late"), dueSoon: sum("dueSoon") };
    return c.json({ ...rest, ...totals, findings, byRisk: [...byRisk], trend: [...trend] }, 200);
  });

  http.openapi(routes.listMembers, async (c) =>
    c.json(await listMembers(app, c.get("actor"), c.req.valid("param").systemId), 200),
  );

  http.openapi(routes.setMemberRole, async (c) => {
    const { systemId, userId } = c.req.valid("param");
    return c.json(await setMemberRole(app, c.get("actor"), systemId, userId, c.req.valid("json").role), 200);
  });

  http.openapi(routes.removeMember, async (c) => {
    const { systemId, userId } = c.req.valid("param");
    await removeMember(app, c.get("actor"), systemId, userId);
    return c.body(null, 204);
  });

  http.openapi(routes.inviteMember, async (c) => {
    const { systemId } = c.req.valid("param");
    const { token, expiresAt } = await inviteMember(app, c.get("actor"), systemId, c.req.valid("json"));
    return c.json({ url: `${publicUrl}/setup#${token}`, expiresAt: expiresAt.toISOString() }, 201);
  });
};
