import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import { insertOwnRulebook, ownRulebook } from "#store/rulebooks.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { isShipped, rulebookMade } from "../system/rulebook-of.ts";

export type GivenRulebook = {
  readonly id: string;
  readonly name: string;
  readonly baseId: string;
  /** Settings by key, such as `remediation.days.high: 21`. */
  readonly changes: Readonly<Record<string, unknown>>;
};

/**
 * Keeps a rulebook of the system's organization in a new version. Systems stay on the version that they adopted. Throws
 * `input.invalid` for an id that ships with the program, an unknown base, or settings that do not fit.
 */
export const saveRulebook = (
  app: App,
  actor: Actor,
  systemId: string,
  given: GivenRulebook,
): Promise<{ readonly id: string; readonly version: number }> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "policy.adopt");
    if (isShipped(given.id))
      throw new Fault(
        "input.invalid",
        `Expected an id of your own, found "${given.id}", which ships with Milepost. Choose another id.`,
      );
    rulebookMade(given);
    const { organizationId } = system;
    const version = ((await ownRulebook(tx, organizationId, given.id))?.version ?? 0) + 1;
    const kept = await insertOwnRulebook(tx, organizationId, { ...given, version, createdBy: actor.name });
    if (!kept)
      throw new Fault(
        "policy.stale",
        `Expected version ${version} of ${given.id} to be new, found that somebody kept one meanwhile. Look at it and save again.`,
      );
    await appendAudit(tx, actor, [
      {
        action: "rulebook.saved",
        systemId,
        objectType: "system",
        objectId: systemId,
        note: `${given.name} (${given.id}), version ${version}`,
      },
    ]);
    return { id: given.id, version };
  });
