import type { Actor, Role } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  listMembers as readMembers,
  lockMembers,
  putMembership,
  removeMembership,
  type Member,
} from "#store/memberships.ts";
import { insertLink } from "#store/one-time-links.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { linkExpiry, newToken } from "./one-time-token.ts";

/** The people of a system, by name. */
export const listMembers = (app: App, actor: Actor, systemId: string): Promise<Member[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "member.read");
    return readMembers(tx, systemId);
  });

/**
 * Gives a member another role; an administrator can take a role this way. Throws `access.denied` when the system would
 * lose its last owner.
 */
export const setMemberRole = (
  app: App,
  actor: Actor,
  systemId: string,
  userId: string,
  role: Role,
): Promise<Member> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await lockMembers(tx, systemId);
    await authorize(tx, actor, systemId, "member.manage");
    const members = await readMembers(tx, systemId);
    const known = members.find((member) => member.userId === userId) ?? null;
    if (!known && (actor.kind !== "user" || actor.userId !== userId)) requireMember(members, userId);
    if (known?.role === "owner" && role !== "owner") requireOtherOwner(members, userId);
    await putMembership(tx, systemId, userId, role);
    await auditMember(tx, actor, systemId, userId, "member.role-changed", known?.role ?? null, role);
    return requireMember(await readMembers(tx, systemId), userId);
  });

export const removeMember = (app: App, actor: Actor, systemId: string, userId: string): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await lockMembers(tx, systemId);
    await authorize(tx, actor, systemId, "member.manage");
    const members = await readMembers(tx, systemId);
    const member = requireMember(members, userId);
    if (member.role === "owner") requireOtherOwner(members, userId);
    await removeMembership(tx, systemId, userId);
    await auditMember(tx, actor, systemId, userId, "member.removed", member.role, null);
  });

/** A one-time link that makes whoever uses it a member; the token is given out only now. */
export const inviteMember = (
  app: App,
  actor: Actor,
  systemId: string,
  invited: { readonly email: string; readonly role: Role },
): Promise<{ readonly token: string; readonly expiresAt: Date }> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "member.manage");
    const { token, tokenHash } = newToken();
    const expiresAt = linkExpiry(app.now());
    await insertLink(tx, { purpose: "member", systemId, tokenHash, expiresAt, ...invited }, actor.name);
    await appendAudit(tx, actor, [
      {
        action: "member.invited",
        systemId,
        objectType: "link",
        objectId: tokenHash,
        note: `${invited.email} as ${invited.role}`,
      },
    ]);
    return { token, expiresAt };
  });

const requireMember = (members: readonly Member[], userId: string): Member => {
  const member = members.find((candidate) => candidate.userId === userId);
  if (member) return member;
  throw new Fault(
    "input.invalid",
    "Expected a member of this system, found none of that id. Reload the list.",
  );
};

const requireOtherOwner = (members: readonly Member[], userId: string): void => {
  if (members.some((member) => member.role === "owner" && member.userId !== userId)) return;
  throw new Fault(
    "access.denied",
    "Expected that an owner stays, found that this is the last one. Make somebody else an owner first.",
  );
};

const auditMember = (
  tx: Tx,
  actor: Actor,
  systemId: string,
  userId: string,
  action: string,
  from: string | null,
  to: string | null,
): Promise<void> =>
  appendAudit(tx, actor, [
    { action, systemId, objectType: "membership", objectId: userId, changes: [{ field: "role", from, to }] },
  ]);
