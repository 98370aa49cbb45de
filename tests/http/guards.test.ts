import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { newMember, newSystem, type Person } from "../support/app.ts";
import { countRows } from "../support/ledger.ts";
import { useResource } from "../support/store.ts";
import { call, ORIGIN, testServer, type Call } from "./test-server.ts";

type Problem = {
  status: number;
  code: string;
  detail: string;
  requestId: string;
  title: string;
  type: string;
};

describe("what the web door refuses before anything is done", () => {
  const t = useResource(() => testServer());
  let system = "";
  let owner: Person;

  before(async () => {
    system = await newSystem(t());
    owner = await newMember(t(), system, "owner");
  });

  const refusal = async (request: Partial<Call>, status: number): Promise<Problem> => {
    const answer = await call(t(), {
      method: "PATCH",
      path: `/api/systems/${system}`,
      as: owner,
      ...request,
    });
    const text = await answer.text();
    assert.equal(answer.status, status, text);
    assert.equal(answer.headers.get("content-type"), "application/problem+json; charset=utf-8");
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const problem = JSON.parse(text) as Problem;
    assert.equal(problem.status, status);
    assert.equal(problem.requestId, answer.headers.get("x-request-id"));
    assert.match(problem.requestId, /^[0-9a-f-]{36}$/);
    assert.equal(problem.type, `urn:milepost:fault:${problem.code}`);
    assert.ok(problem.title && problem.detail);
    return problem;
  };
  const name = async (): Promise<unknown> =>
    (await t().owner.query("select name from systems where id = $1", [system])).rows[0];

  test("a change that comes from another site", async () => {
    const before = await name();
    const foreign: ReadonlyArray<Readonly<Record<string, string>>> = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1:8081" },
      { origin: `${ORIGIN}.evil.example` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ];
    for (const headers of foreign) {
      const problem = await refusal({ json: { name: "Taken over" }, headers }, 403);
      assert.equal(problem.code, "access.denied");
    }
    for (const method of ["POST", "PUT", "DELETE"])
      await refusal({ method, path: "/api/systems", headers: { origin: "https://evil.example" } }, 403);
    await refusal(
      {
        method: "POST",
        path: "/api/auth/sign-in/email",
        json: {},
        headers: { origin: "https://evil.example" },
      },
      403,
    );
    assert.deepEqual(await name(), before);
    const own = await call(t(), {
      method: "PATCH",
      path: `/api/systems/${system}`,
      json: {},
      as: owner,
      headers: { "sec-fetch-site": "same-origin" },
    });
    assert.equal(own.status, 200);
  });

  test("a body of another type, also one that browsers send without asking", async () => {
    const before = await name();
    const types = [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json, text/plain",
      "application/json; charset=utf-16",
      "text/plain; application/json",
      "application/jsonx",
    ];
    for (const type of types) {
      const bytes = JSON.stringify({ name: "Taken over" });
      const problem = await refusal({ bytes, headers: { "content-type": type } }, 400);
      assert.equal(problem.code, "input.invalid");
    }
    await refusal({ bytes: JSON.stringify({ name: "Taken over" }) }, 400);
    assert.deepEqual(await name(), before);
  });

  test("a body that does not fit: broken, another shape, unknown or too many properties", async () => {
    const before = await name();
    for (const bytes of ["", "{", '{"name":', "[]", "null", "7", '"text"', "{'name': 'x'}", "\u0000"])
      await refusal({ bytes, headers: { "content-type": "application/json" } }, 400);
    const bodies = [
      { name: "" },
      { name: " " },
      { name: 7 },
      { name: ["x"] },
      { name: null },
      { name: "x".repeat(201) },
      { name: "x", administrator: true },
      { id: system },
      { itemPrefix: "X-" },
      { impactLevel: "extreme" },
      JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}') as unknown,
    ];
    for (const json of bodies) await refusal({ json }, 400);
    assert.deepEqual(await name(), before);
  });

  test("a body that is too large, said or not", async () => {
    const bytes = JSON.stringify({ name: "x".repeat(1024 * 1024) });
    const type = { "content-type": "application/json" };
    const problem = await refusal({ bytes, headers: type }, 400);
    assert.match(problem.detail, /1048576/);
    await refusal({ bytes, headers: { ...type, "content-length": "10" } }, 400);
  });

  test("queries that are not what a field takes, above all such that look like SQL", async () => {
    const items = `/api/systems/${system}/items`;
    const queries = [
      "?limit=0",
      "?limit=5001",
      "?limit=1;drop table poam_items",
      "?limit=1%20or%201=1",
      "?limit=-1",
      "?limit=1e3x",
      "?limit=NaN",
      "?limit=Infinity",
      "?offset=-1",
      "?offset=1.5",
      "?offset=99999999999999999999",
      "?status=open'--",
      "?status=",
      "?sort=number;delete from systems",
      "?order=asc",
    ];
    for (const query of queries) await refusal({ method: "GET", path: items + query }, 400);
    for (const path of [
      "/api/systems/1%20or%201=1",
      "/api/systems/..%2f..%2fetc",
      `/api/systems/${system}'/items`,
      "/api/imports/1",
      "/api/imports/00000000-0000-7000-8000-000000000000/records/0",
      "/api/imports/00000000-0000-7000-8000-000000000000/records/x",
      `${items}/${"V".repeat(41)}`,
    ])
      await refusal({ method: "GET", path }, 400);
    assert.equal(await countRows(t().owner, "systems", `id = '${system}'`), 1);
  });

  test("addresses and formats that do not exist, and texts that the database cannot hold", async () => {
    assert.equal((await refusal({ method: "GET", path: "/api/nothing" }, 404)).code, "route.not-found");
    await refusal({ method: "DELETE", path: "/api/systems" }, 404);
    await refusal({ method: "GET", path: `/api/systems/${system}/export?format=fedramp-poam@9` }, 400);
    assert.equal(
      (await refusal({ method: "GET", path: `/api/systems/${system}/items/V-999` }, 404)).code,
      "item.not-found",
    );
    for (const path of [`/api/systems/${system}/items/%00`, `/api/systems/${system}/items/V%FF`]) {
      const answer = await call(t(), { method: "GET", path, as: owner });
      assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status} ${await answer.text()}`);
    }
    const nul = await call(t(), {
      method: "PATCH",
      path: `/api/systems/${system}`,
      json: { name: "a\u0000b" },
      as: owner,
    });
    assert.equal(nul.status, 400, await nul.text());
  });

  test("every answer carries the security headers", async () => {
    const paths = [
      "/healthz",
      "/api/session",
      "/api/systems",
      "/api/nothing",
      "/",
      "/assets/x.js",
      "/api/openapi.json",
    ];
    for (const path of paths) {
      const { headers, status } = await call(t(), { method: "GET", path });
      const policy = headers.get("content-security-policy") ?? "";
      for (const part of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ])
        assert.ok(policy.includes(part), `${path} ${status}: ${part}`);
      assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.match(headers.get("referrer-policy") ?? "", /^(no-referrer|same-origin)$/, path);
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
      assert.equal(headers.get("access-control-allow-origin"), null, path);
      assert.equal(headers.get("x-powered-by"), null, path);
      if (path.startsWith("/api/")) assert.equal(headers.get("cache-control"), "no-store", path);
    }
  });
});

describe("a bug", () => {
  const SECRET = "password=hunter2 at /srv/milepost/data";
  const t = useResource(() =>
    testServer((app) => ({
      ...app,
      now: () => {
        throw new Error(SECRET);
      },
    })),
  );

  test("tells the client nothing but where it stands in the log", async () => {
    const system = await newSystem({ ...t(), app: { ...t().app, now: () => new Date() } });
    const viewer = await newMember(t(), system, "viewer");
    const answer = await call(t(), { method: "GET", path: `/api/systems/${system}/overview`, as: viewer });
    const text = await answer.text();
    assert.equal(answer.status, 500, text);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
    assert.doesNotMatch(text, /hunter2|srv|Error|\.ts|stack/);
    const { requestId, code } = JSON.parse(text) as Problem;
    assert.equal(code, "bug");
    assert.ok(t().logged.some((line) => line.includes(requestId) && line.includes(SECRET)));
  });
});
