import type { Actor } from "#domain/access.ts";
import { appendAudit } from "#store/audit.ts";
import { hasAdministrator } from "#store/memberships.ts";
import { endAdministratorLinks, insertLink } from "#store/one-time-links.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { linkExpiry, newToken } from "./one-time-token.ts";

const SERVER: Actor = { kind: "system", name: "server start" };

/** Whether the first administrator is still missing. */
export const needsSetup = (app: App): Promise<boolean> =>
  inTransaction(app.store.db, SERVER, async (tx) => !(await hasAdministrator(tx)));

/** The token of a fresh link for the first administrator; earlier unused ones end. Null when there is an administrator. */
export const createSetupLink = (app: App): Promise<string | null> =>
  inTransaction(app.store.db, SERVER, async (tx) => {
    if (await hasAdministrator(tx)) return null;
    const { token, tokenHash } = newToken();
    await endAdministratorLinks(tx, app.now());
    await insertLink(
      tx,
      { purpose: "administrator", tokenHash, expiresAt: linkExpiry(app.now()) },
      SERVER.name,
    );
    await appendAudit(tx, SERVER, [
      {
        action: "link.created",
        systemId: null,
        objectType: "link",
        objectId: tokenHash,
        note: "first administrator",
      },
    ]);
    return token;
  });
