import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { assertFits } from "./fits.ts";
import { setUp } from "./person.ts";
import { goTo, openSystem, openVisit, until, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;
let system: string;

before(async () => {
  visit = await openVisit({ demo: true });
  ({ page } = visit);
  await setUp(page, visit.milepost.setupUrl);
  await openSystem(page, "Demo system");
  system = new URL(page.url()).pathname.replace(/\/$/, "");
});

after(() => visit?.close());

const filters = () => page.getByRole("list", { name: "Active filters" });

/** How many rows the ledger says that it shows, once it says that number. */
const shown = (expected: number): Promise<number> =>
  until(
    async () => {
      const words = (await page.getByText(/^[\d,]+ of [\d,]+ items$/).textContent()) ?? "";
      return Number(words.split(" ")[0]?.replaceAll(",", ""));
    },
    (rows) => rows === expected,
    50,
  );

test("each figure of the metrics leads to the items that it counts", async (t) => {
  for (const [table, filter] of [
    ["Items by owner", "Owner"],
    ["Items by control family", "Control family"],
    ["Items by source", "Source"],
    ["Open items by age and risk", "Detected"],
  ] as const) {
    await t.test(table, async () => {
      await goTo(page, "Metrics");
      const links = page.getByRole("table", { name: table }).getByRole("link");
      await links.first().waitFor();
      const labels = await links.evaluateAll((all) => all.map((link) => link.getAttribute("aria-label")));
      const firsts = ["open", "late", "closed"].flatMap(
        (what) => labels.find((label) => label?.includes(` ${what}`)) ?? [],
      );
      assert.ok(firsts.length > 0, labels.join("; "));
      for (const label of firsts) {
        await goTo(page, "Metrics");
        const link = page.getByRole("table", { name: table }).getByRole("link", { name: label, exact: true });
        const figure = Number((await link.textContent())?.replaceAll(",", ""));
        await link.click();
        await page.getByRole("heading", { level: 1, name: "Ledger" }).waitFor();
        await filters()
          .getByRole("button", { name: new RegExp(`Remove the filter ${filter}`) })
          .waitFor();
        assert.equal(await shown(figure), figure, label);
      }
    });
  }
});

test("a filter says what it is and can be taken out, on a wide and on a narrow screen", async () => {
  await page.goto(`${visit.milepost.url}${system}/ledger?owner=&family=RA&status=all`);
  const remove = filters().getByRole("button", { name: "Remove the filter Owner: nobody" });
  await remove.waitFor();
  await assertFits(page, "ledger with filters");
  await remove.click();
  await remove.waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).searchParams.get("family"), "RA");
  assert.equal(new URL(page.url()).searchParams.has("owner"), false);
  await page.getByRole("button", { name: "Owner, family, source" }).click();
  await page.getByRole("combobox", { name: "Owner" }).selectOption({ index: 1 });
  const other = filters().getByRole("button", { name: /^Remove the filter Owner: / });
  await other.waitFor();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 900 });
  await other.waitFor();
  await assertFits(page, "narrow ledger with filters");
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await filters().waitFor({ state: "detached" });
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the palette finds an item by words of its weakness", async () => {
  await page.goto(`${visit.milepost.url}${system}/ledger?status=all`);
  const cell = page.locator('.ag-row .ag-cell[col-id="weaknessName"]').first();
  const name = (await cell.textContent())?.trim() ?? "";
  const words = name.split(/\s+/).slice(0, 3).toReversed().join(" ").toLowerCase();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/items") asked.push(request.url());
  });
  await page.keyboard.press("Control+k");
  const box = page.getByRole("textbox", { name: "Search systems, pages and items" });
  await box.pressSequentially(words, { delay: 20 });
  const line = page.locator(".mantine-Spotlight-action").filter({ hasText: name }).first();
  await line.waitFor();
  assert.ok(asked.length < words.length / 2, `asked ${asked.length} times for ${words.length} letters`);
  await assertFits(page, "palette with items");
  await line.click();
  await page.getByRole("heading", { level: 1, name: /^V-\d+/ }).waitFor();
  assert.match(page.url(), /\/items\/V-\d+$/);
});

test("a control that is still read goes by no other control's name", async () => {
  const { promise: held, resolve: answer } = Promise.withResolvers<void>();
  await page.route("**/controls/ac-2.1", async (route) => {
    if (route.request().resourceType() === "fetch") await held;
    await route.continue();
  });
  await page.goto(`${visit.milepost.url}${system}/controls/ac-2.1`);
  await page.getByRole("heading", { level: 1, name: "Control", exact: true }).waitFor();
  assert.equal(await page.getByText("AC-2.1").count(), 0);
  answer();
  await page.getByRole("heading", { level: 1, name: /^AC-2\(1\)/ }).waitFor();
});
