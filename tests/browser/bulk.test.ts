import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { scanFile } from "../support/scan-file.ts";
import { assertFits } from "./fits.ts";
import { setUp, takeScanIn } from "./person.ts";
import { createSystem, goTo, openVisit, rowsOf, type Visit } from "./visit.ts";
import assert from "node:assert/strict";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit({ width: 1440 });
  ({ page } = visit);
});

after(() => visit?.close());

const SCAN = Buffer.from(
  scanFile({
    day: "2026-05-01",
    hosts: [{ name: "web-01", records: [500, 501, 502].map((plugin) => ({ plugin })) }],
  }),
);

test("a person edits many items at once, and takes it back", async (t) => {
  await t.test("takes a scan in", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await takeScanIn(page, "may.nessus", SCAN);
  });

  await t.test("picks two rows and sees what the edit would change", async () => {
    await goTo(page, "Ledger");
    await page.locator(".ag-row").nth(2).waitFor();
    const boxes = page.locator(".ag-selection-checkbox input");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "Edit 2 selected" }).click();
    await page.getByLabel("What to change").selectOption({ label: "Likelihood" });
    await page.getByLabel("Likelihood", { exact: true }).selectOption("high");
    await page.getByRole("button", { name: "Show what it changes" }).click();
    assert.equal((await rowsOf(page, "What the bulk edit changes")).length, 2);
    await page.getByText("2 items would change").waitFor();
  });

  await t.test("writes it to both", async () => {
    await page.getByLabel("Reason").fill("Same exposure.");
    await page.getByRole("button", { name: "Write to 2 items" }).click();
    await page.getByText("2 items edited.", { exact: false }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  await t.test("takes it back out of the list of bulk edits", async () => {
    await page.getByRole("button", { name: "Bulk edits" }).click();
    await page.getByText("likelihood of 2 items").waitFor();
    await assertFits(page, "bulk edits");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByLabel("Reason").fill("Not so.");
    await page.getByRole("button", { name: "Undo the bulk edit" }).click();
    await page.getByText("2 items restored.").waitFor();
    await page.getByText(/^Undone/).waitFor();
  });
});
