import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decideDeviation } from "#app/deviation/decide-deviation.ts";
import { requestDeviation } from "#app/deviation/request-deviation.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { ACCEPTANCE } from "../support/claims.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (on: string, shown: readonly number[]): string =>
  scanFile({
    day: on,
    plugins: [1, 500],
    hosts: [
      { name: "web-01", records: [{ plugin: 1, severity: 0 }, ...shown.map((plugin) => ({ plugin }))] },
    ],
  });

describe("an accepted item whose proposed closure does not hold", () => {
  const t = useApp();

  const proposed = async () => {
    const systemId = await newSystem(t());
    const asker = await newMember(t(), systemId, "contributor");
    const approver = await newMember(t(), systemId, "approver");
    await importBytes(t(), systemId, scan("2026-06-01", [500]));
    const ref = { systemId, poamId: "V-1" };
    const claim = { claim: ACCEPTANCE, rationale: "Because.", until: day("2026-12-31") };
    const { id } = await requestDeviation(t().app, asker, ref, claim);
    const approve = { move: "approve", reason: "Agreed." } as const;
    await decideDeviation(t().app, approver, { systemId, deviationId: id }, approve);
    await importBytes(t(), systemId, scan("2026-06-05", []));
    const item = await readItem(t().app, OPERATOR, systemId, "V-1");
    assert.equal(item.status, "pending verification");
    return { systemId, approver, version: item.version };
  };
  const state = async (systemId: string) => {
    const { status, until, history } = await readItem(t().app, OPERATOR, systemId, "V-1");
    return { status, until, last: history[0]?.note };
  };
  const held = {
    status: "risk accepted",
    until: "2026-12-31",
    last: "The proposed closure did not hold; DR-1 accepts the risk until 2026-12-31.",
  };

  test("is accepted again when a scan shows the finding", async () => {
    const { systemId } = await proposed();
    await importBytes(t(), systemId, scan("2026-06-10", [500]));
    assert.deepEqual(await state(systemId), held);
  });

  test("is accepted again when a person does not believe the proof", async () => {
    const { systemId, approver, version } = await proposed();
    const order = { move: "reopen", reason: "The scan was aimed at a copy." } as const;
    await moveItem(t().app, approver, { systemId, poamId: "V-1", version }, order);
    assert.deepEqual(await state(systemId), held);
  });
});
