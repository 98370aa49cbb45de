import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { IntakePolicy } from "#domain/intake-policy.ts";
import type { LedgerDifference } from "#domain/ledger-difference.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { ledgerDifference, noteLedger } from "#store/ledger-difference.ts";
import { bumpRevision, saveIntakePolicy, type System } from "#store/systems.ts";
import { inRolledBackTransaction, inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import type { Tell } from "../import/tell.ts";
import { followed, type Followed } from "./followed.ts";
import { retellLedger } from "./retell-ledger.ts";

/** What a policy would make of the imports that are stored, and the revision of the ledger that it was tried on. */
export type TriedPolicy = { readonly revision: number; readonly difference: LedgerDifference };

/** The rules laboratory: tells the ledger anew under another policy, compares, and undoes everything. */
export const tryIntakePolicy = (
  app: App,
  actor: Actor,
  systemId: string,
  policy: IntakePolicy,
  follow: Followed = {},
): Promise<TriedPolicy> =>
  followed(app, actor, { systemId, action: "policy.try" }, follow, (tell) =>
    inRolledBackTransaction(app.store.db, actor, async (tx) => {
      const system = await authorize(tx, actor, systemId, "policy.try");
      return { revision: system.revision, difference: await tellUnder(tx, app, actor, system, policy, tell) };
    }),
  );

/**
 * Adopts a policy: the ledger is told anew under it. `revision` is the one that the policy was tried on; when the ledger
 * changed since, `policy.stale` is thrown, so that nothing is adopted that was not shown.
 */
export const adoptIntakePolicy = (
  app: App,
  actor: Actor,
  systemId: string,
  adoption: { readonly policy: IntakePolicy; readonly revision: number; readonly reason: string },
  follow: Followed = {},
): Promise<LedgerDifference> =>
  followed(app, actor, { systemId, action: "policy.adopt" }, follow, (tell) =>
    inTransaction(app.store.db, actor, async (tx) => {
      const system = await authorize(tx, actor, systemId, "policy.adopt");
      if (system.revision !== adoption.revision) {
        throw new Fault(
          "policy.stale",
          `Expected the ledger as it was when the policy was tried (revision ${adoption.revision}), found revision ${system.revision}. Try the policy again and look at what it does now.`,
        );
      }
      const difference = await tellUnder(tx, app, actor, system, adoption.policy, tell);
      await saveIntakePolicy(tx, systemId, adoption.policy);
      await bumpRevision(tx, systemId);
      await appendAudit(tx, actor, [
        {
          action: "policy.adopted",
          systemId,
          objectType: "system",
          objectId: systemId,
          changes: changesOf(system.intakePolicy, adoption.policy),
          note: adoption.reason,
        },
      ]);
      return difference;
    }),
  );

const tellUnder = async (
  tx: Tx,
  app: App,
  actor: Actor,
  system: System,
  policy: IntakePolicy,
  tell: Tell,
): Promise<LedgerDifference> => {
  const present = system.intakePolicy;
  const keepsGroups =
    present.grouping === policy.grouping &&
    present.configuration === policy.configuration &&
    present.correlation === policy.correlation;
  await noteLedger(tx, system.id);
  await retellLedger(tx, app, {
    actor,
    system: { ...system, intakePolicy: policy },
    keepsGroups,
    note: "Another intake policy was adopted.",
    tell,
  });
  return ledgerDifference(tx, system.id);
};

const changesOf = (from: IntakePolicy, to: IntakePolicy) =>
  (Object.keys(to) as Array<keyof IntakePolicy>)
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: String(from[field]), to: String(to[field]) }));

export const readIntakePolicy = (app: App, actor: Actor, systemId: string): Promise<IntakePolicy> =>
  inTransaction(
    app.store.db,
    actor,
    async (tx) => (await authorize(tx, actor, systemId, "system.read")).intakePolicy,
  );
