import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import { insertBaseline, listBaselines, uniqueVulnerabilities, type Baseline } from "#store/baselines.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

export type Baselines = {
  /** Different weaknesses in open items now. */
  readonly uniqueVulnerabilities: number;
  /** Every baseline that was set, the one that counts first. */
  readonly baselines: readonly Baseline[];
};

export const readBaselines = (app: App, actor: Actor, systemId: string): Promise<Baselines> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return {
      uniqueVulnerabilities: await uniqueVulnerabilities(tx, systemId),
      baselines: await listBaselines(tx, systemId),
    };
  });

export type GivenBaseline = {
  readonly on: CalendarDate;
  readonly vulnerabilities: number;
  readonly reason: string;
};

/**
 * Sets the number of unique vulnerabilities from which an increase is counted. Earlier ones are kept. Throws
 * `input.invalid` for a day that has not come.
 */
export const setBaseline = (
  app: App,
  actor: Actor,
  systemId: string,
  { on, vulnerabilities, reason }: GivenBaseline,
): Promise<Baselines> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "policy.adopt");
    const today = dateOfInstant(app.now());
    if (on > today)
      throw new Fault("input.invalid", `Expected a day that has come, ${today} at the latest. Found ${on}.`);
    const [before] = await listBaselines(tx, systemId);
    await insertBaseline(tx, systemId, { on, vulnerabilities, reason, by: actor.name });
    await appendAudit(tx, actor, [
      {
        action: "system.baseline-set",
        systemId,
        objectType: "system",
        objectId: systemId,
        changes: [
          {
            field: "vulnerabilityBaseline",
            from: before === undefined ? null : `${before.vulnerabilities} on ${before.on}`,
            to: `${vulnerabilities} on ${on}`,
          },
        ],
        note: reason,
      },
    ]);
    return {
      uniqueVulnerabilities: await uniqueVulnerabilities(tx, systemId),
      baselines: await listBaselines(tx, systemId),
    };
  });
