import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { acceptInvitation, readInvitation } from "#app/people/accept-invitation.ts";
import { inviteMember, listMembers, removeMember, setMemberRole } from "#app/people/members.ts";
import { createSetupLink, needsSetup } from "#app/people/setup-link.ts";
import { newMember, newPerson, newSystem, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";

const ACCOUNT = { name: "Ada", email: "ada@example.test", password: "a long enough password" };

describe("people", () => {
  const t = useApp();
  const create = async () => ({ userId: (await newPerson(t(), "Ada")).userId });

  test("a setup link works once, and a newer one ends it", async () => {
    assert.equal(await needsSetup(t().app), true);
    const first = (await createSetupLink(t().app)) ?? "";
    const second = (await createSetupLink(t().app)) ?? "";
    await refused(readInvitation(t().app, first), "access.setup-link-invalid");
    assert.equal((await readInvitation(t().app, second)).purpose, "administrator");
    await refused(acceptInvitation(t().app, second, ACCOUNT, create), "input.invalid");
    await acceptInvitation(t().app, second, { ...ACCOUNT, organization: "Example" }, create);
    await refused(
      acceptInvitation(t().app, second, { ...ACCOUNT, organization: "Example" }, create),
      "access.setup-link-invalid",
    );
    assert.equal(await needsSetup(t().app), false);
    assert.equal(await createSetupLink(t().app), null);
  });

  test("an invitation is for one address, for some days, and works once also when used twice at once", async () => {
    const system = await newSystem(t());
    const owner = await newMember(t(), system, "owner");
    const invited = { email: "Ada@Example.test", role: "assessor" as const };
    const { token, expiresAt } = await inviteMember(t().app, owner, system, invited);
    const other = { ...ACCOUNT, email: "eve@example.test" };
    await refused(acceptInvitation(t().app, token, other, create), "input.invalid");
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => acceptInvitation(t().app, token, ACCOUNT, create)),
    );
    assert.equal(answers.filter(({ status }) => status === "fulfilled").length, 1);
    assert.deepEqual((await listMembers(t().app, owner, system)).map(({ role }) => role).toSorted(), [
      "assessor",
      "owner",
    ]);
    const late = await inviteMember(t().app, owner, system, invited);
    const now = t().clock.now;
    t().clock.now = new Date(expiresAt.getTime() + 1);
    await refused(readInvitation(t().app, late.token), "access.setup-link-invalid");
    t().clock.now = now;
    await refused(readInvitation(t().app, `${late.token}x`), "access.setup-link-invalid");
    const { rows } = await t().owner.query("select 1 from one_time_links where token_hash = $1", [
      late.token,
    ]);
    assert.deepEqual(rows, [], "only the hash of a token is stored");
  });

  test("the last owner stays", async () => {
    const system = await newSystem(t());
    const owner = await newMember(t(), system, "owner");
    await refused(removeMember(t().app, owner, system, owner.userId), "access.denied");
    await refused(setMemberRole(t().app, owner, system, owner.userId, "viewer"), "access.denied");
    const second = await newMember(t(), system, "owner");
    await setMemberRole(t().app, second, system, owner.userId, "viewer");
    await refused(removeMember(t().app, owner, system, second.userId), "access.denied");
  });

  test("two owners who remove each other at the same time do not both go", async () => {
    for (let round = 0; round < 5; round += 1) {
      const system = await newSystem(t());
      const [a, b] = [await newMember(t(), system, "owner"), await newMember(t(), system, "owner")];
      await Promise.allSettled([
        removeMember(t().app, a, system, b.userId),
        removeMember(t().app, b, system, a.userId),
      ]);
      const { rows } = await t().owner.query(
        "select 1 from memberships where system_id = $1 and role = 'owner'",
        [system],
      );
      assert.equal(rows.length, 1);
    }
  });
});
