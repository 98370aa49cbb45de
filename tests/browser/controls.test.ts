import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { PLAN_BYTES } from "../oscal/plan-file.ts";
import { milepost } from "../support/command-line.ts";
import { assertFits } from "./fits.ts";
import { setUp } from "./person.ts";
import { takeThreeScansIn } from "./three-scans.ts";
import { giveFile, goTo, openSystem, openVisit, rowsOf, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
  await takeThreeScansIn(visit.milepost, "Harbor");
});

after(() => visit?.close());

const says = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();

test("a person looks at the controls, first without and then with a catalog", async (t) => {
  await t.test("without a catalog the page lists ids and says how to load one", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await openSystem(page, "Harbor");
    await goTo(page, "Controls");
    await says(/milepost catalog import FILE/);
    assert.match((await rowsOf(page, "Controls: RA")).join("\n"), /RA-5 not in a catalog \d+/);
    await assertFits(page, "controls without a catalog");
    await page.getByRole("main").getByRole("link", { name: "Settings" }).click();
    await page
      .getByRole("region", { name: "Catalogs of controls" })
      .getByText(/^None is loaded\./)
      .waitFor();
    await page.goBack();
    await says(/milepost catalog import FILE/);
  });

  await t.test("the operator loads one, and the controls have titles", async () => {
    const { folder, data } = visit.milepost;
    const file = join(folder, "catalog.json");
    await writeFile(file, bytesOf(catalogFile()));
    const { code, err } = await milepost("catalog", "import", file, ...data);
    assert.equal(code, 0, err);
    await page.reload();
    assert.match((await rowsOf(page, "Controls: RA")).join("\n"), /RA-5 Looking for holes \d+/);
    await page.getByLabel("Find a control").fill("holes");
    await says("1 control");
    assert.match(page.url(), /q=holes/);
  });

  await t.test("a control leads to its items, and an item back to its control", async () => {
    await page.getByRole("link", { name: "RA-5", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "RA-5 Looking for holes" }).waitFor();
    await says("Look.");
    const [first = ""] = await rowsOf(page, "Items under RA-5");
    const poamId = first.split(" ")[0] ?? "";
    await assertFits(page, "control");
    await page.getByRole("link", { name: poamId, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: poamId }).waitFor();
    const links = page.getByRole("list", { name: "Controls of this item" });
    await links.getByText("Looking for holes").waitFor();
    await links.getByRole("link", { name: "RA-5", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "RA-5 Looking for holes" }).waitFor();
  });

  await t.test("a statement of the security plan is linked to an item, and shows it", async () => {
    const address = page.url();
    const system = new URL(address).pathname.split("/")[2] ?? "";
    await goTo(page, "Controls");
    const plan = page.getByRole("region", { name: "System security plan" });
    await plan.getByText(/^None yet\./).waitFor();
    await giveFile(page, "Take in a plan", "ssp.json", PLAN_BYTES);
    await plan.getByText(/^Plan, version 2, of Harbor\. Taken in by /).waitFor();
    await assertFits(page, "controls with a security plan");
    await page.goto(`${visit.milepost.url}/systems/${system}/items/V-1`);
    const box = page.getByRole("checkbox", { name: "RA-5: ra-5_smt.a" });
    const saved = page.waitForResponse(/plan-statements$/);
    await box.check();
    await saved;
    await assertFits(page, "item with a security plan");
    await page.goto(address);
    const rows = await rowsOf(page, "Statements of the plan under RA-5");
    assert.deepEqual(rows, ["RA-5 as a whole none", "ra-5_smt.a V-1"]);
    await assertFits(page, "control with a security plan");
  });
});
