import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importBytes, newSystem, useApp } from "../support/app.ts";
import { scanFile, type MadeHost } from "../support/scan-file.ts";

const scan = (day: string, ...hosts: readonly MadeHost[]): string =>
  scanFile({ day, plugins: [500], hosts: hosts.map((host) => ({ records: [{ plugin: 500 }], ...host })) });

describe("assets over the months", () => {
  const t = useApp();

  const assets = async (system: string): Promise<string[]> => {
    const { rows } = await t().owner.query<{ row: string }>(
      `select a.identifier || ' ' || coalesce(a.fqdn, '-') || ' ' || (
         select count(*) from findings f where f.asset_id = a.id and status = 'open') as row
       from assets a where a.system_id = $1 order by 1`,
      [system],
    );
    return rows.map(({ row }) => row);
  };

  test("a new address is not a new host, and its finding is seen again", async () => {
    const system = await newSystem(t());
    await importBytes(
      t(),
      system,
      scan("2026-01-10", { name: "10.0.0.5", ip: "10.0.0.5", fqdn: "ws1.example.test" }),
    );
    const { counts } = await importBytes(
      t(),
      system,
      scan("2026-02-10", { name: "10.0.0.9", ip: "10.0.0.9", fqdn: "WS1.example.test" }),
    );
    assert.deepEqual([counts?.opened, counts?.seenAgain], [0, 1]);
    assert.deepEqual(await assets(system), ["10.0.0.9 WS1.example.test 1"]);
  });

  test("an address that goes to another host does not carry the findings along", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", { name: "10.0.0.5", fqdn: "ws1.example.test" }));
    const { counts } = await importBytes(
      t(),
      system,
      scan(
        "2026-02-10",
        { name: "10.0.0.5", fqdn: "ws2.example.test" },
        { name: "10.0.0.6", fqdn: "ws1.example.test", records: [] },
      ),
    );
    assert.deepEqual([counts?.opened, counts?.seenAgain, counts?.fixed], [1, 0, 1]);
    assert.deepEqual(await assets(system), ["10.0.0.5 ws2.example.test 1", "10.0.0.6 ws1.example.test 0"]);
  });

  test("a host that was known by its address only is the same once its name is known", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", { name: "10.0.0.5", credentialed: false }));
    const { counts } = await importBytes(
      t(),
      system,
      scan("2026-02-10", { name: "10.0.0.5", ip: "10.0.0.5", fqdn: "ws1.example.test" }),
    );
    assert.deepEqual([counts?.opened, counts?.seenAgain], [0, 1]);
    assert.deepEqual(await assets(system), ["10.0.0.5 ws1.example.test 1"]);
  });

  test("two machines behind one name in one scan stay two", async () => {
    const system = await newSystem(t());
    const twins = [
      { name: "10.0.0.1", ip: "10.0.0.1", fqdn: "vip.example.test", mac: "02:00:00:00:00:01" },
      { name: "10.0.0.2", ip: "10.0.0.2", fqdn: "vip.example.test", mac: "02:00:00:00:00:02" },
    ];
    await importBytes(t(), system, scan("2026-01-10", ...twins));
    const { counts } = await importBytes(t(), system, scan("2026-02-10", ...twins.toReversed()));
    assert.deepEqual([counts?.opened, counts?.seenAgain], [0, 2]);
    assert.equal((await assets(system)).length, 2);
  });
});
