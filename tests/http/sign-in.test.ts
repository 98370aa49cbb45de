import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inviteMember } from "#app/people/members.ts";
import { createSetupLink } from "#app/people/setup-link.ts";
import { newSystem, OPERATOR } from "../support/app.ts";
import { useResource } from "../support/store.ts";
import { call, testServer } from "./test-server.ts";

const ADA = { name: "Ada", email: "ada@example.test", password: "a long enough password" };

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");

describe("signing in", () => {
  const t = useResource(() => testServer());

  const signIn = (email: string, password: string) =>
    call(t(), { method: "POST", path: "/api/auth/sign-in/email", json: { email, password } });
  const session = async (
    cookie: string,
  ): Promise<{ user: { email: string } | null; setupNeeded: boolean }> => {
    const answer = await call(t(), { method: "GET", path: "/api/session", headers: { cookie } });
    return (await answer.json()) as { user: { email: string } | null; setupNeeded: boolean };
  };

  test("from the one-time link to a session and out of it", async () => {
    assert.deepEqual([(await session("")).user, (await session("")).setupNeeded], [null, true]);
    const token = await createSetupLink(t().app);
    const accepting = await call(t(), {
      method: "POST",
      path: `/api/invitations/${token}`,
      json: { ...ADA, organization: "Example" },
    });
    assert.equal(accepting.status, 204, await accepting.text());
    const answer = await signIn(ADA.email, ADA.password);
    assert.equal(answer.status, 200);
    for (const each of answer.headers.getSetCookie()) {
      assert.match(each, /HttpOnly/i);
      assert.match(each, /SameSite=(Lax|Strict)/i);
    }
    const cookie = cookieOf(answer);
    assert.equal((await session(cookie)).user?.email, ADA.email);
    assert.equal((await session(cookie)).setupNeeded, false);
    const out = await call(t(), {
      method: "POST",
      path: "/api/auth/sign-out",
      json: {},
      headers: { cookie },
    });
    assert.equal(out.status, 200);
    assert.equal(
      (await session(cookie)).user,
      null,
      "the session ended on the server, not only in the browser",
    );
  });

  test("a wrong password and an unknown address get the same answer", async () => {
    const [wrong, unknown] = [
      await signIn(ADA.email, "not the right password"),
      await signIn("nobody@example.test", "not the right password"),
    ];
    assert.equal(wrong.status, unknown.status);
    assert.equal(wrong.status, 401);
    assert.equal(await wrong.text(), await unknown.text());
    assert.deepEqual(wrong.headers.getSetCookie(), []);
  });

  test("nobody makes an account without a link", async () => {
    for (const path of ["/api/auth/sign-up/email", "/api/auth/sign-up"]) {
      const answer = await call(t(), { method: "POST", path, json: { ...ADA, email: "eve@example.test" } });
      assert.ok(answer.status >= 400, `${path} ${answer.status}`);
    }
    const { rows } = await t().owner.query(`select 1 from auth."user" where email = 'eve@example.test'`);
    assert.deepEqual(rows, []);
  });

  test("who has an account already keeps it: an invitation needs its password and does not change it", async () => {
    const system = await newSystem(t());
    const { token } = await inviteMember(t().app, OPERATOR, system, { email: ADA.email, role: "viewer" });
    const accept = (password: string) =>
      call(t(), { method: "POST", path: `/api/invitations/${token}`, json: { ...ADA, password } });
    assert.equal((await accept("another long password")).status, 400);
    assert.equal((await accept(ADA.password)).status, 204);
    assert.equal((await signIn(ADA.email, ADA.password)).status, 200);
  });

  test("a short password is refused, and a made-up session is none", async () => {
    const system = await newSystem(t());
    const { token } = await inviteMember(t().app, OPERATOR, system, {
      email: "bob@example.test",
      role: "viewer",
    });
    const short = await call(t(), {
      method: "POST",
      path: `/api/invitations/${token}`,
      json: { name: "Bob", email: "bob@example.test", password: "too short" },
    });
    assert.equal(short.status, 400);
    assert.equal((await session("milepost.session_token=made-up.made-up")).user, null);
  });
});
