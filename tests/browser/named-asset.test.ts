import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { fits } from "./fits.ts";
import { dropFile, dropFiles, setUp } from "./person.ts";
import { createSystem, goTo, openVisit, rowsOf, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const audit = {
  auditReportVersion: 2,
  vulnerabilities: {
    left: {
      name: "left",
      severity: "high",
      via: [
        {
          source: 1,
          name: "left",
          title: "Flaw in left",
          severity: "high",
          url: "https://example.org/GHSA-aaaa-bbbb-cccc",
          range: "<2",
        },
      ],
      nodes: ["node_modules/left"],
      fixAvailable: true,
    },
  },
  metadata: { vulnerabilities: { total: 1 } },
};

test("a person names the repository that a file does not name", async (t) => {
  await t.test("the preview says what is missing", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await goTo(page, "Imports");
    await dropFile(page, "audit.json", Buffer.from(JSON.stringify(audit)));
    await page.getByText("The file does not name its asset").waitFor();
    await fits(page);
  });

  await t.test("a name that is none is refused beside the field", async () => {
    await page.getByLabel("Name of the asset").fill("./app");
    await page.getByRole("button", { name: "Use this name" }).click();
    await page.getByText("input.invalid").waitFor();
  });

  await t.test("the preview is made again with the name, and the finding stands on it", async () => {
    await page.getByLabel("Name of the asset").fill("git.example.org/shop");
    await page.getByRole("button", { name: "Use this name" }).click();
    await page.getByText("The asset has the name that was given").waitFor();
    const [row] = await rowsOf(page, "New: weaknesses");
    assert.match(row ?? "", /git\.example\.org\/shop/);
    await page.getByRole("button", { name: "Apply to the ledger" }).click();
    await page.getByText("Applied to the ledger").waitFor();
    await page.getByRole("definition").filter({ hasText: "git.example.org/shop" }).first().waitFor();
  });

  await t.test("in a batch the file is named where its diff is open", async () => {
    await goTo(page, "Imports");
    const other = { ...audit, extra: "another report" };
    await dropFiles(page, {
      "shop.json": Buffer.from(JSON.stringify(other)),
      "till.json": Buffer.from(JSON.stringify({ ...other, extra: "a third" })),
    });
    await page.getByRole("button", { name: "Show the diff of till.json" }).click();
    await page.getByLabel("Name of the asset").fill("git.example.org/till");
    await page.getByRole("button", { name: "Use this name" }).click();
    await page.getByText("The asset has the name that was given").waitFor();
    const [row] = await rowsOf(page, "New: weaknesses");
    assert.match(row ?? "", /git\.example\.org\/till/);
    await fits(page);
  });
});
