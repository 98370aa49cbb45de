import { administeredOrganizations } from "#store/memberships.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";

/** Whether the person administers an organization. */
export const isAdministrator = (app: App, userId: string): Promise<boolean> =>
  inTransaction(
    app.store.db,
    { kind: "user", userId, name: "" },
    async (tx) => (await administeredOrganizations(tx, userId)).length > 0,
  );
