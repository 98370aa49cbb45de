import { Readable } from "node:stream";
import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { addEvidence, attest } from "#app/evidence/add-evidence.ts";
import { readContract, setContract } from "#app/evidence/closure-contract.ts";
import { listEvidence, openEvidence, shareEvidence, withdrawEvidence } from "#app/evidence/read-evidence.ts";
import { requireDay, type CalendarDate } from "#domain/calendar.ts";
import type { ClauseState } from "#domain/closure-contract.ts";
import { Fault } from "#domain/fault.ts";
import * as routes from "../contract/evidence.ts";
import type { Environment, ServerContext } from "../environment.ts";

type Row = Awaited<ReturnType<typeof listEvidence>>[number];

const present = ({
  addedBy: _,
  addedByName,
  addedAt,
  poamIds,
  ...row
}: Row): z.infer<typeof routes.Evidence> => ({
  ...row,
  addedBy: addedByName,
  addedAt: addedAt.toISOString(),
  poamIds: [...poamIds],
});

const expiry = (day: string | null | undefined): CalendarDate | null =>
  day === null || day === undefined ? null : requireDay(day, "the last day");

const clauses = (states: readonly ClauseState[]): Array<z.infer<typeof routes.ClauseState>> => [...states];

export const evidenceHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listEvidence, async (c) => {
    const { poamId } = c.req.valid("query");
    const rows = await listEvidence(app, c.get("actor"), c.req.valid("param").systemId, poamId);
    return c.json(rows.map(present), 200);
  });

  http.openapi(routes.addEvidence, async (c) => {
    const { poamIds, collectedOn, expiresOn, ...facts } = c.req.valid("query");
    const bytes = c.req.raw.body;
    if (bytes === null) throw new Fault("input.invalid", "Expected the bytes of the evidence as the body.");
    const place = {
      systemId: c.req.valid("param").systemId,
      poamIds: poamIds.split(",").filter((poamId) => poamId !== ""),
    };
    const days = { collectedOn: requireDay(collectedOn, "its day"), expiresOn: expiry(expiresOn) };
    return c.json(present(await addEvidence(app, c.get("actor"), place, { ...facts, ...days, bytes })), 201);
  });

  http.openapi(routes.attest, async (c) => {
    const { poamIds, collectedOn, expiresOn, ...facts } = c.req.valid("json");
    const place = { systemId: c.req.valid("param").systemId, poamIds };
    const days = { collectedOn: requireDay(collectedOn, "its day"), expiresOn: expiry(expiresOn) };
    return c.json(present(await attest(app, c.get("actor"), place, { ...facts, ...days })), 201);
  });

  http.openapi(routes.downloadEvidence, async (c) => {
    const { systemId, evidenceId } = c.req.valid("param");
    const { sha256, byteCount, bytes } = await openEvidence(app, c.get("actor"), systemId, evidenceId);
    // Named by its hash: the name under which it was uploaded is not to be trusted in a header.
    return c.body(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, 200, {
      "content-type": "application/octet-stream",
      "content-length": String(byteCount),
      "content-disposition": `attachment; filename="${sha256}"`,
    });
  });

  http.openapi(routes.shareEvidence, async (c) => {
    const { systemId, evidenceId: id } = c.req.valid("param");
    await shareEvidence(app, c.get("actor"), { systemId, id }, c.req.valid("json").poamIds);
    return c.body(null, 204);
  });

  http.openapi(routes.withdrawEvidence, async (c) => {
    const { systemId, evidenceId: id } = c.req.valid("param");
    await withdrawEvidence(app, c.get("actor"), { systemId, id }, c.req.valid("json").reason);
    return c.body(null, 204);
  });

  http.openapi(routes.readContract, async (c) =>
    c.json(clauses(await readContract(app, c.get("actor"), c.req.valid("param"))), 200),
  );

  http.openapi(routes.setContract, async (c) => {
    const { version, clauses: given } = c.req.valid("json");
    const ref = { ...c.req.valid("param"), version };
    const contract = given.length === 0 ? null : given;
    return c.json(clauses(await setContract(app, c.get("actor"), ref, contract)), 200);
  });
};
