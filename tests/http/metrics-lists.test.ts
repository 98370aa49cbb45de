import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { updateItem, type ItemChange } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import type { Metrics } from "#app/metrics/read-metrics.ts";
import type { Actor } from "#domain/access.ts";
import { importBytes, newMember, newSystem, OPERATOR, type Person } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";
import { useResource } from "../support/store.ts";
import { call, testServer } from "./test-server.ts";

const PLUGINS = Array.from({ length: 14 }, (_, index) => 500 + index);
const GONE = new Set([512, 513]);
const TRIVY = new URL("../corpus/trivy/many.json", import.meta.url);

const scan = (day: string, plugins: readonly number[]): string =>
  scanFile({
    day,
    plugins: PLUGINS,
    hosts: [
      {
        name: "web-01",
        credentialed: true,
        records: plugins.map((plugin) => ({ plugin, severity: 1 + (plugin % 4) })),
      },
    ],
  });

type Page = { readonly total: number; readonly items: ReadonlyArray<{ readonly poamId: string }> };

describe("the lists behind the metrics", () => {
  const t = useResource(() => testServer());
  let system = "";
  let person: Person;
  let metrics: Metrics;

  const get = async (path: string): Promise<unknown> => {
    const answer = await call(t(), { method: "GET", path: `/api/systems/${system}${path}`, as: person });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  const listed = async (query: Readonly<Record<string, string>>): Promise<number> => {
    const page = (await get(`/items?${new URLSearchParams(query).toString()}`)) as Page;
    assert.equal(page.items.length, page.total);
    return page.total;
  };
  /** Writes at the time that the application sees, so that the ledger's history is of those days. */
  const now = (): Actor => ({ kind: "operator", name: "test operator", at: t().clock.now });
  const edit = async (number: number, change: ItemChange): Promise<void> => {
    const item = { systemId: system, poamId: `V-${number}` };
    const { version } = await readItem(t().app, OPERATOR, system, item.poamId);
    await updateItem(t().app, now(), { ...item, version }, change);
  };

  before(async () => {
    system = await newSystem(t());
    person = await newMember(t(), system, "owner");
    t().clock.now = new Date("2026-01-10T12:00:00Z");
    await importBytes(t(), system, scan("2026-01-10", PLUGINS), { actor: now() });
    t().clock.now = new Date("2026-03-01T12:00:00Z");
    const left = PLUGINS.filter((plugin) => !GONE.has(plugin));
    await importBytes(t(), system, scan("2026-03-01", left), { actor: now() });
    for (const poamId of ["V-13", "V-14"]) {
      const { version } = await readItem(t().app, OPERATOR, system, poamId);
      const order = { move: "close", reason: "Verified." } as const;
      await moveItem(t().app, now(), { systemId: system, poamId, version }, order);
    }
    t().clock.now = new Date("2026-05-20T12:00:00Z");
    await importBytes(t(), system, await readFile(TRIVY), {
      actor: now(),
      fileName: "image.json",
      assetName: "image",
    });
    await edit(1, { ownerId: person.userId, fields: { pointOfContact: "Ada Example" } });
    await edit(2, { fields: { pointOfContact: "Ada Example", controls: ["AC-2(1)", "SI-2", "AC-17"] } });
    await edit(3, { team: "Platform", fields: { controls: ["ac-3", "RA.L2-3.11.2"] } });
    await edit(4, { fields: { controls: ["CCI-000366"] } });
    await edit(5, { fields: { controls: ["3.11.2", "Our own rule"] } });
    await edit(13, { fields: { pointOfContact: "Ada Example", controls: ["AC-6"] } });
    metrics = (await get("/metrics")) as Metrics;
  });

  test("each figure by owner, family and source is the length of its list", async () => {
    const { closedFrom } = metrics;
    const tables = { owner: metrics.byOwner, family: metrics.byFamily, source: metrics.bySource };
    const names = Object.entries(tables).map(([by, rows]) => [by, new Set(rows.map(({ name }) => name))]);
    assert.deepEqual(Object.fromEntries(names), {
      owner: new Set([null, "Ada Example", "The owner", "Platform"]),
      family: new Set(["AC", "CM", "RA", "SI", "3.11", null]),
      source: new Set(["Nessus", "Trivy"]),
    });
    let late = 0;
    for (const [by, rows] of Object.entries(tables)) {
      for (const row of rows) {
        const of = { [by]: row.name ?? "" };
        const counted = [
          await listed({ ...of, open: "true" }),
          await listed({ ...of, late: "true" }),
          await listed({ ...of, closedFrom }),
        ];
        assert.deepEqual(counted, [row.open, row.late, row.closed], `${by} ${row.name}`);
        late += row.late;
      }
    }
    assert.ok(late > 0, "nothing was late");
    const closed = metrics.byOwner.reduce((sum, row) => sum + row.closed, 0);
    assert.equal(closed, 2);
  });

  test("each figure by age and risk, and each closure by risk, is the length of its list", async () => {
    for (const bucket of metrics.ageing) {
      const { detectedFrom, detectedTo } = bucket;
      const days = {
        ...(detectedFrom === null ? {} : { detectedFrom }),
        ...(detectedTo === null ? {} : { detectedTo }),
      };
      for (const rating of ["critical", "high", "moderate", "low"] as const) {
        assert.equal(await listed({ ...days, rating, open: "true" }), bucket[rating], bucket.name);
      }
    }
    const { closedFrom } = metrics;
    for (const { rating, closed } of metrics.remediation) {
      const risk = rating === "all" ? [] : [["rating", rating] as const];
      assert.equal(await listed({ closedFrom, ...Object.fromEntries(risk) }), closed, rating);
    }
  });

  test("the figures of the present month are the lengths of the lists of today", async () => {
    const present = metrics.months.filter(({ month }) => month === metrics.on.slice(0, 7));
    assert.equal(present.length, 4);
    for (const { rating, open, late } of present) {
      assert.equal(await listed({ rating, open: "true" }), open, rating);
      assert.equal(await listed({ rating, late: "true" }), late, rating);
    }
  });

  test("a name that nobody has lists nothing; a day that no calendar has is refused", async () => {
    assert.equal(await listed({ owner: "Nobody of that name" }), 0);
    assert.equal(await listed({ family: "ZZ" }), 0);
    assert.equal(await listed({ source: "nessus" }), 0, "a source goes by its name for people");
    const path = `/api/systems/${system}/items?closedFrom=2026-02-30`;
    assert.equal((await call(t(), { method: "GET", path, as: person })).status, 400);
  });
});
