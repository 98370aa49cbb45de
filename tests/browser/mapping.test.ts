import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { findingsTable } from "../support/mapping.ts";
import { assertFits, fits } from "./fits.ts";
import { dropFile, setUp } from "./person.ts";
import { openVisit, type Visit, createSystem } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const goToImports = async (): Promise<void> => {
  await page.getByRole("link", { name: "Imports", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
};

const itemRows = async (): Promise<string> => {
  await page.goto(new URL("items/V-1", page.url().replace(/(systems\/[^/]+\/).*/, "$1")).href);
  await page.getByRole("heading", { level: 1, name: /^V-1/ }).waitFor();
  await page.getByText("Weak cipher").first().waitFor();
  return page.locator("main").innerText();
};

test("a person brings in what no scanner wrote", async (t) => {
  await t.test("drops a table that nobody knows, and is offered to map its columns", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await goToImports();
    const table = findingsTable({}, { id: "F-2", risk: "Urgent", host: "web02.example.org" });
    await dropFile(page, "audit.csv", Buffer.from(table));
    await page.getByText("The file could not be read").waitFor();
    await page.getByRole("button", { name: "Map its columns" }).click();
  });

  await t.test("sees the real rows as they would become while mapping", async () => {
    await page.getByLabel("Source", { exact: false }).first().selectOption("audit");
    await page.getByLabel("Reference", { exact: false }).first().fill("SAR-2026-01");
    await page.getByLabel("Severity comes from").selectOption("Risk");
    await page.getByLabel("Words for the status: open means").selectOption("open");
    await page.getByLabel("How dates are written").fill("MM/DD/YYYY");
    await page.getByText(/2 rows: 1 finding of 1 weakness .* 1 set aside/).waitFor();
    await page.getByText(/1 row set aside, the first: .*found "Urgent"/).waitFor();
    await page.getByLabel("Words for severity: urgent means").selectOption("critical");
    await page.getByText(/2 rows: 2 findings of 2 weaknesses on 2 assets, 0 .* 0 set aside/).waitFor();
  });

  await t.test("the form keeps the accessibility rules, and never scrolls sideways", async () => {
    await fits(page);
  });

  await t.test("saves the mapping by name, and applies the preview", async () => {
    await page.getByLabel("Name of the mapping").fill("Yearly audit");
    await page.getByRole("button", { name: "Save and read the file" }).click();
    await page.getByRole("button", { name: "Apply to the ledger" }).click();
    await page.getByText("Applied to the ledger").waitFor();
    await page.getByText("Yearly audit").first().waitFor();
    assert.match(await itemRows(), /Weak cipher/);
  });

  await t.test("the next file of that kind is read through the saved mapping at once", async () => {
    await goToImports();
    await dropFile(page, "follow-up.csv", Buffer.from(findingsTable({ id: "F-3", found: "03/03/2026" })));
    await page.getByRole("button", { name: "Read through Yearly audit" }).click();
    await page.getByRole("button", { name: "Apply to the ledger" }).click();
    await page.getByText("Applied to the ledger").waitFor();
  });

  await t.test("changes the mapping: a new version", async () => {
    await goToImports();
    await page.getByRole("link", { name: "Mappings" }).click();
    await page.getByRole("link", { name: "Yearly audit" }).click();
    await assertFits(page, "mapping page");
    await page.getByLabel("Words for severity: urgent means").selectOption("high");
    await page.getByRole("button", { name: "Save version 2" }).click();
    await page.getByText(/^Version 2, saved/).waitFor();
    await page.getByText(/^Version 1, saved/).waitFor();
  });

  await t.test("adds a finding by hand, which is refused without its source", async () => {
    await goToImports();
    await page.getByRole("link", { name: "Add a finding" }).click();
    await page.getByLabel("Weakness name").fill("Open relay");
    await page.getByLabel("Description", { exact: false }).first().fill("Mail is passed on for everybody.");
    await page.getByLabel("Date found").fill("2026-05-04");
    await page
      .getByLabel("Asset 1", { exact: true })
      .or(page.getByLabel("Asset 1 *"))
      .last()
      .fill("mail01.example.org");
    await page.getByLabel("Reference", { exact: false }).first().fill("  ");
    await page.locator("form").evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.getByRole("button", { name: "Record the finding" }).click();
    await page.getByText("source.missing").waitFor();
    await page.getByLabel("Source", { exact: false }).first().selectOption("penetration-test");
    await page.getByLabel("Reference", { exact: false }).first().fill("PT-26");
    await page.getByRole("button", { name: "Record the finding" }).click();
    await page.getByRole("heading", { level: 1, name: /^V-\d+/ }).waitFor();
    await page.locator("main").getByText("Open relay").first().waitFor();
  });
});
