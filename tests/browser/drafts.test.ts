import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { scanFile } from "../support/scan-file.ts";
import { fits } from "./fits.ts";
import { setUp, takeScanIn } from "./person.ts";
import { createSystem, goTo, openVisit, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const SCAN = Buffer.from(
  scanFile({ day: "2026-05-01", hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 3 }] }] }),
);

test("a person records a draft, completes it and opens it", async (t) => {
  await t.test("lets new items begin as drafts", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await goTo(page, "Rules");
    await page.getByLabel("As a draft").check();
    await page.getByRole("button", { name: "Try on the stored imports" }).click();
    await page.getByLabel("Reason").fill("We agree on each item.");
    await page.getByRole("button", { name: /^Adopt/ }).click();
    await page.getByLabel("As a draft").and(page.locator(":checked")).waitFor();
    await takeScanIn(page, "may.nessus", SCAN);
  });

  await t.test("saves a finding of an audit as a draft; without its source it is refused", async () => {
    await goTo(page, "Imports");
    await page.getByRole("link", { name: "Add a finding" }).click();
    await page.getByRole("heading", { level: 1, name: "Add a finding" }).waitFor();
    await page.getByLabel("Date found").fill("2026-05-04");
    await page.getByLabel("Weakness name").fill("Shared accounts");
    await page.getByRole("button", { name: "Save as draft" }).click();
    await page.getByText("source.missing").waitFor();
    await page.getByLabel("Source", { exact: false }).first().selectOption("audit");
    await page.getByLabel("Reference").fill("AUDIT-7");
    await fits(page);
    await page.getByRole("button", { name: "Save as draft" }).click();
    await page.getByRole("heading", { level: 1, name: "V-2 Shared accounts" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "This item is a draft" }).waitFor();
    await page.getByText("it needs a description and an asset").waitFor();
    await page.getByText("No asset is named.").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Open item" }).count(), 0);
    await fits(page);
  });

  await t.test("finds drafts in the ledger", async () => {
    await goTo(page, "Ledger");
    await page.getByRole("button", { name: "Draft", exact: true }).click();
    await page.getByRole("link", { name: "V-2" }).first().waitFor();
    await page.getByRole("link", { name: "V-2" }).first().click();
    await page.getByRole("heading", { level: 1, name: "V-2 Shared accounts" }).waitFor();
  });

  await t.test("reads that documents leave drafts out", async () => {
    await goTo(page, "Documents");
    await page.getByText("Drafts, left out").waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "V-2 Shared accounts" }).waitFor();
  });

  await t.test("completes what was typed, and opens the item", async () => {
    await page.getByRole("link", { name: "Complete the finding" }).click();
    await page.getByRole("heading", { level: 1, name: "Complete the finding of V-2" }).waitFor();
    await page.getByLabel("Description").fill("Three people share one account.");
    assert.equal(await page.getByLabel("Reference").inputValue(), "AUDIT-7");
    await page.getByRole("textbox", { name: "Asset 1", exact: false }).fill("web-01");
    await page.getByRole("button", { name: "Record the finding" }).click();
    await page.getByRole("heading", { level: 1, name: "V-2 Shared accounts" }).waitFor();
    const open = page.getByRole("button", { name: "Open item" });
    // The draft's import is taken back in a job.
    for (let tries = 0; tries < 40 && (await open.count()) === 0; tries++) {
      await page.waitForTimeout(500);
      await page.reload();
      await page.getByRole("heading", { level: 2, name: "This item is a draft" }).waitFor();
    }
    await open.click();
    await page.getByLabel("Reason").fill("Agreed with the auditor.");
    await page.getByRole("dialog").getByRole("button", { name: "Open item" }).click();
    await page.getByText("opened the draft").waitFor();
    assert.equal(await page.getByRole("heading", { level: 2, name: "This item is a draft" }).count(), 0);
  });
});
