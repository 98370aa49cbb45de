import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readItem } from "#app/item/read-item.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (day: string, severity: number, salt = ""): string =>
  scanFile({ day, salt, hosts: [{ name: "web-01", records: [{ plugin: 500, severity }] }] });
const [LOW, MODERATE, HIGH] = [1, 2, 3] as const;

describe("a rating that the scanner changes by itself", () => {
  const t = useApp();

  const rated = async (system: string) => {
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    const { originalRiskRating, adjustedRiskRating, scheduledCompletionDate } = item;
    return [originalRiskRating, adjustedRiskRating, scheduledCompletionDate];
  };

  test("a raise counts from its scan on and moves the date; the original stays", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-05-01", MODERATE));
    assert.deepEqual(await rated(system), ["moderate", null, "2026-07-30"]);
    await importBytes(t(), system, scan("2026-05-20", HIGH));
    assert.deepEqual(await rated(system), ["moderate", "high", "2026-05-31"]);
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual(item.clockFacts.scannerRaise, { rating: "high", raisedOn: "2026-05-20" });
    const event = item.history.find(({ action }) => action === "item.rated-by-scanner");
    assert.deepEqual(event?.changes, [{ field: "adjustedRiskRating", from: null, to: "high" }]);
  });

  test("a raise that the scanner takes back counts no more; lowering below the original never does", async () => {
    const system = await newSystem(t());
    for (const [day, severity] of [
      ["2026-05-01", MODERATE],
      ["2026-05-20", HIGH],
      ["2026-06-01", LOW],
    ] as const)
      await importBytes(t(), system, scan(day, severity));
    assert.deepEqual(await rated(system), ["moderate", null, "2026-07-30"]);
  });

  test("an older scan that shows the raise earlier, and undoing the raise", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-05-01", MODERATE));
    const later = await importBytes(t(), system, scan("2026-05-20", HIGH));
    const earlier = await importBytes(t(), system, scan("2026-05-10", HIGH));
    const raise = async () =>
      (await readItem(t().app, OPERATOR, system, "V-1")).clockFacts.scannerRaise?.raisedOn;
    assert.equal(await raise(), "2026-05-10");
    await undoImport(t().app, OPERATOR, earlier.id);
    assert.equal(await raise(), "2026-05-20");
    await undoImport(t().app, OPERATOR, later.id);
    assert.deepEqual(await rated(system), ["moderate", null, "2026-07-30"]);
  });
});
