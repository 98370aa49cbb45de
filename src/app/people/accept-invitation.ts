import { randomUUIDv7 } from "node:crypto";
import type { Actor, Role } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { addAdministrator, listMembers, putMembership } from "#store/memberships.ts";
import { findLink, markLinkUsed, type LinkPurpose } from "#store/one-time-links.ts";
import { ensureOrganization, listOrganizations, renameOrganization } from "#store/organizations.ts";
import { findSystem, listSystems } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { hashOfToken } from "./one-time-token.ts";

const INVITATION: Actor = { kind: "system", name: "one-time link" };

export type Invitation = {
  readonly purpose: "administrator" | "member";
  readonly email: string | null;
  readonly organization: string | null;
  readonly system: string | null;
  readonly role: Role | null;
};

/** What a link is for. Throws `access.setup-link-invalid` for one that is unknown, used or expired. */
export const readInvitation = (app: App, token: string): Promise<Invitation> =>
  inTransaction(app.store.db, INVITATION, async (tx) => {
    const link = await usableLink(tx, app, token, false);
    if (link.purpose === "administrator") {
      return { purpose: "administrator", email: null, organization: null, system: null, role: null };
    }
    const system = await findSystem(tx, link.systemId);
    return {
      purpose: "member",
      email: link.email,
      organization: system?.organization ?? null,
      system: system?.name ?? null,
      role: link.role,
    };
  });

/** How accounts are made; given by the door that keeps them. The id of the person of that e-mail address, new or known. */
export type CreateAccount = (account: {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}) => Promise<{ readonly userId: string }>;

export type AcceptInvitation = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organization?: string | undefined;
};

/**
 * Uses a link up: makes the account and gives it what the link promises. Throws `access.setup-link-invalid`, and
 * `input.invalid` for another e-mail address than the invited one or for a missing organization name.
 */
export const acceptInvitation = (
  app: App,
  token: string,
  input: AcceptInvitation,
  createAccount: CreateAccount,
): Promise<void> =>
  inTransaction(app.store.db, INVITATION, async (tx) => {
    const link = await usableLink(tx, app, token, true);
    if (link.purpose === "member" && link.email.toLowerCase() !== input.email.toLowerCase()) {
      throw new Fault(
        "input.invalid",
        `Expected the invited e-mail address ${link.email}, found ${input.email}. Use the invited address.`,
      );
    }
    const { userId } = await createAccount({
      name: input.name,
      email: input.email.toLowerCase(),
      password: input.password,
    });
    if (link.purpose === "administrator") await makeAdministrator(tx, userId, input.organization);
    else await makeMember(tx, userId, link);
    await markLinkUsed(tx, hashOfToken(token), app.now());
  });

const usableLink = async (tx: Tx, app: App, token: string, lock: boolean): Promise<LinkPurpose> => {
  const link = await findLink(tx, hashOfToken(token), app.now(), lock);
  if (link) return link;
  throw new Fault(
    "access.setup-link-invalid",
    "Expected a one-time link that is unused and not expired, found none. Ask for a new one; for the first administrator, restart the server and use the link that it prints.",
  );
};

/**
 * The first administrator names the organization. Systems that the command line or the demo made before have nobody in
 * them: they become this person's, so that no ledger is out of reach.
 */
const makeAdministrator = async (tx: Tx, userId: string, name: string | undefined): Promise<void> => {
  if (name === undefined)
    throw new Fault("input.invalid", "Expected the name of the organization, found none. Give it.");
  const [existing] = await listOrganizations(tx);
  const organization = existing ?? (await ensureOrganization(tx, randomUUIDv7(), name));
  if (existing) await renameOrganization(tx, existing.id, name);
  await addAdministrator(tx, organization.id, userId);
  await appendAudit(tx, INVITATION, [
    {
      action: "administrator.added",
      systemId: null,
      objectType: "organization",
      objectId: organization.id,
      changes: [{ field: "name", from: existing?.name ?? null, to: name }],
      note: userId,
    },
  ]);
  for (const system of await listSystems(tx)) {
    if ((await listMembers(tx, system.id)).length > 0) continue;
    await putMembership(tx, system.id, userId, "owner");
    await appendAudit(tx, INVITATION, [
      {
        action: "member.added",
        systemId: system.id,
        objectType: "membership",
        objectId: userId,
        note: "owner",
      },
    ]);
  }
};

const makeMember = async (
  tx: Tx,
  userId: string,
  link: LinkPurpose & { purpose: "member" },
): Promise<void> => {
  await putMembership(tx, link.systemId, userId, link.role);
  await appendAudit(tx, INVITATION, [
    {
      action: "member.added",
      systemId: link.systemId,
      objectType: "membership",
      objectId: userId,
      note: link.role,
    },
  ]);
};
