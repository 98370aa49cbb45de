import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { adoptIntakePolicy, readIntakePolicy, tryIntakePolicy } from "#app/retell/intake-policy.ts";
import { readWorkProgress, type Followed } from "#app/retell/followed.ts";
import { previewUndo, startUndo } from "#app/retell/undo-import.ts";
import type { LedgerDifference } from "#domain/ledger-difference.ts";
import * as routes from "../contract/retelling.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport } from "./present-import.ts";

const present = (difference: LedgerDifference): z.infer<typeof routes.LedgerDifference> => ({
  findings: { ...difference.findings, moves: [...difference.findings.moves] },
  items: difference.items.map((item) => ({
    ...item,
    takesFrom: [...item.takesFrom],
    givesTo: [...item.givesTo],
  })),
  itemsLeftOut: difference.itemsLeftOut,
});

type Followable = {
  readonly req: { readonly raw: Request; valid(target: "query"): { workId?: string | undefined } };
};

/** The work goes on as long as somebody waits for its answer. */
const followOf = ({ req }: Followable): Followed => ({ ...req.valid("query"), signal: req.raw.signal });

export const retellingHandlers = (http: OpenAPIHono<Environment>, { app, queue }: ServerContext): void => {
  http.openapi(routes.previewUndo, async (c) => {
    const { importId } = c.req.valid("param");
    return c.json(present(await previewUndo(app, c.get("actor"), importId, followOf(c))), 200);
  });

  http.openapi(routes.readWorkProgress, async (c) => {
    const { systemId, workId } = c.req.valid("param");
    return c.json({ progress: await readWorkProgress(app, c.get("actor"), systemId, workId) }, 200);
  });

  http.openapi(routes.undoImport, async (c) => {
    const { importId } = c.req.valid("param");
    const { reason } = c.req.valid("json");
    return c.json(presentImport(await startUndo(app, queue, c.get("actor"), importId, reason)), 202);
  });

  http.openapi(routes.readIntakePolicy, async (c) => {
    const { systemId } = c.req.valid("param");
    return c.json(await readIntakePolicy(app, c.get("actor"), systemId), 200);
  });

  http.openapi(routes.tryIntakePolicy, async (c) => {
    const { systemId } = c.req.valid("param");
    const tried = await tryIntakePolicy(app, c.get("actor"), systemId, c.req.valid("json"), followOf(c));
    return c.json({ revision: tried.revision, difference: present(tried.difference) }, 200);
  });

  http.openapi(routes.adoptIntakePolicy, async (c) => {
    const { systemId } = c.req.valid("param");
    const difference = await adoptIntakePolicy(
      app,
      c.get("actor"),
      systemId,
      c.req.valid("json"),
      followOf(c),
    );
    return c.json(present(difference), 200);
  });
};
