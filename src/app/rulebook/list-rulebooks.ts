import type { Actor } from "#domain/access.ts";
import { RULEBOOKS } from "#rulebooks/index.ts";
import { ownRulebooks, rulebookHistory } from "#store/rulebooks.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/** The rulebooks that a system can follow: those that ship with the program, then its organization's own. */
export const listSystemRulebooks = (app: App, actor: Actor, systemId: string) =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const own = await ownRulebooks(tx, system.organizationId);
    return {
      inForce: { id: system.rulebookId, version: system.rulebookVersion },
      rulebooks: [
        ...RULEBOOKS.map(({ id, name, about }) => ({
          id,
          name,
          about,
          version: null,
          baseId: null,
          changes: {} as Readonly<Record<string, unknown>>,
        })),
        ...own.map(({ id, name, version, baseId, changes, createdBy }) => ({
          id,
          name,
          version,
          baseId,
          changes,
          about: `The organization's own, kept by ${createdBy}.`,
        })),
      ],
      history: await rulebookHistory(tx, systemId),
    };
  });
