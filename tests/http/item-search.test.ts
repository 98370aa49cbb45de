import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { putMembership } from "#store/memberships.ts";
import { inTransaction } from "#store/transaction.ts";
import { importBytes, newMember, newSystem, OPERATOR, type Person } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";
import { useResource } from "../support/store.ts";
import { call, testServer } from "./test-server.ts";

type Found = { readonly systemId: string; readonly poamId: string; readonly weaknessName: string };

const scan = (plugins: readonly number[]): string =>
  scanFile({
    day: "2026-01-10",
    hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin })) }],
  });

describe("items found by words", () => {
  const t = useResource(() => testServer());
  let here = "";
  let there = "";
  let person: Person;

  const found = async (query: Readonly<Record<string, string>>, as = person): Promise<Found[]> => {
    const path = `/api/items?${new URLSearchParams(query).toString()}`;
    const answer = await call(t(), { method: "GET", path, as });
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as Found[];
  };

  const ids = async (q: string): Promise<string[]> => (await found({ q })).map(({ poamId }) => poamId);

  before(async () => {
    here = await newSystem(t());
    there = await newSystem(t());
    person = await newMember(t(), here, "viewer");
    await importBytes(t(), here, scan([501, 502, 611]));
    await importBytes(t(), there, scan([501, 777]));
  });

  test("every word stands in the name or the number, whatever the case", async () => {
    assert.deepEqual(await ids("CHECK made 50"), ["V-1", "V-2"]);
    assert.deepEqual(await ids("v-3"), ["V-3"]);
    assert.deepEqual(await ids("%"), [], "a sign of a pattern is a letter like others");
    assert.deepEqual(await ids("check 777"), [], "an item of a system of others");
  });

  test("a person sees the items of own systems only, those of the first system first", async () => {
    const both = await newMember(t(), here, "viewer");
    await inTransaction(t().store.db, OPERATOR, (tx) => putMembership(tx, there, both.userId, "viewer"));
    const stranger = await newMember(t(), await newSystem(t()), "owner");
    assert.deepEqual(await found({ q: "check" }, stranger), []);
    for (const first of [here, there]) {
      const systems = (await found({ q: "check 501", first }, both)).map(({ systemId }) => systemId);
      assert.deepEqual(systems, [first, first === here ? there : here]);
    }
    const few = await found({ q: "check", limit: "2" });
    assert.equal(few.length, 2);
  });

  test("nothing to find, or too much at once, is refused", async () => {
    for (const query of ["", "?q=", "?q=%20", "?q=a&limit=51"]) {
      const answer = await call(t(), { method: "GET", path: `/api/items${query}`, as: person });
      assert.equal(answer.status, 400, query);
    }
  });
});
