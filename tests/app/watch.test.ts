import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { App } from "#app/context.ts";
import { listImports } from "#app/import/read-imports.ts";
import { takeWatched } from "#app/watch/take-watched.ts";
import { newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { countRows } from "../support/ledger.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("a file of a watched folder", () => {
  const t = useApp();

  test("that is being taken in when the watching stops is not in the ledger, and is taken up again", async () => {
    const systemId = await newSystem(t());
    const report = { file: { path: "in/scan.nessus", open: () => streamOf(SCAN) }, fault: null };
    const stop = new AbortController();
    const { rawFiles } = t().store;
    const stopping: App = {
      ...t().app,
      store: {
        ...t().store,
        rawFiles: {
          ...rawFiles,
          async *read(sha256, range) {
            stop.abort();
            yield* rawFiles.read(sha256, range);
          },
        },
      },
    };
    await assert.rejects(takeWatched(stopping, OPERATOR, { systemId, signal: stop.signal }, report));
    assert.equal(await countRows(t().owner, "findings", `system_id = '${systemId}'`), 0);
    const { signal } = new AbortController();
    const again = await takeWatched(t().app, OPERATOR, { systemId, signal }, report);
    assert.equal(again.outcome, "applied");
    assert.equal((await takeWatched(t().app, OPERATOR, { systemId, signal }, report)).outcome, "known");
    const rows = await listImports(t().app, OPERATOR, systemId);
    assert.deepEqual(
      rows.map(({ status }) => status),
      ["applied"],
    );
  });
});
