import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { findingsOfItem, lastRecords } from "#store/provenance.ts";
import { listSystems, type System } from "#store/systems.ts";
import type { Tx } from "#store/database.ts";
import { findItem } from "#store/items.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { detectorName } from "#domain/detectors.ts";
import { resolveSystem } from "../system/read-systems.ts";
import { presentItem } from "./read-item.ts";
import { statementsOfItem } from "./statements.ts";

const SHOWN_FINDINGS = 100_000;

/** Everything about one item in one value, each finding with the record that last showed it. */
export const showItem = async (app: App, actor: Actor, poamId: string, systemName: string | undefined) => {
  const wanted = systemName === undefined ? null : await resolveSystem(app, actor, systemName);
  return inTransaction(app.store.db, actor, async (tx) => {
    const system = wanted ?? (await onlySystemWith(tx, poamId));
    const {
      id,
      detector,
      weaknessId: _,
      history,
      ...item
    } = await presentItem(tx, app, actor, system.id, poamId, "system.read");
    const findings = await findingsOfItem(tx, id, { offset: 0, limit: SHOWN_FINDINGS });
    const records = await lastRecords(
      tx,
      findings.map((finding) => ({ importId: finding.lastImportId, ordinal: finding.lastOrdinal })),
    );
    return {
      ...item,
      statements: await statementsOfItem(tx, system.id, id),
      system: system.name,
      detectorSource: detectorName(detector),
      findings: findings.map(({ lastImportId, lastOrdinal, ...finding }) => {
        const record = records.get(`${lastImportId} ${lastOrdinal}`);
        if (!record) throw new Error(`Finding ${finding.id} has lost its record.`);
        const { outcome: _outcome, scannedAt, ...provenance } = record;
        return { ...finding, provenance: { ...provenance, scannedAt: scannedAt?.toISOString() ?? null } };
      }),
      history: history.map(({ at, actorName, ...event }) => ({
        at: at.toISOString(),
        actor: actorName,
        ...event,
      })),
    };
  });
};

const onlySystemWith = async (tx: Tx, poamId: string): Promise<System> => {
  const systems: System[] = [];
  for (const system of await listSystems(tx)) {
    if (await findItem(tx, system.id, poamId)) systems.push(system);
  }
  const [only, other] = systems;
  if (only && !other) return only;
  if (!only)
    throw new Fault(
      "item.not-found",
      `Expected a POA&M item ${poamId} in some system, found none. Check the number.`,
    );
  throw new Fault(
    "input.invalid",
    `Expected one system with an item ${poamId}, found ${systems.map((s) => s.name).join(", ")}. Add --system.`,
  );
};
