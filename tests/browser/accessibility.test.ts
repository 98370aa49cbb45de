import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { assertFits, switchTo } from "./fits.ts";
import { setUp } from "./person.ts";
import { openSystem, openVisit, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;
let system: string;
let importPage: string;
let assetPage: string;

before(async () => {
  visit = await openVisit({ demo: true });
  ({ page } = visit);
  await setUp(page, visit.milepost.setupUrl);
  await openSystem(page, "Demo system");
  system = new URL(page.url()).pathname.replace(/\/$/, "");
  await page.goto(`${visit.milepost.url}${system}/imports`);
  const link = page.getByRole("link", { name: /monthly-scan/ }).first();
  importPage = (await link.getAttribute("href")) ?? "";
  await page.goto(`${visit.milepost.url}${system}/assets`);
  const asset = page.getByRole("table", { name: "Assets" }).getByRole("link").first();
  assetPage = (await asset.getAttribute("href")) ?? "";
});

after(() => visit?.close());

const pages = (): ReadonlyArray<readonly [string, string]> => [
  ["portfolio", "/"],
  ["all work", "/work"],
  ["overview", system],
  ["ledger", `${system}/ledger`],
  ["item", `${system}/items/V-1`],
  ["item with a long history", `${system}/items/V-17`],
  ["plan", `${system}/plan`],
  ["evergreen", `${system}/plan?view=evergreen`],
  ["assignment", `${system}/plan?view=assignment`],
  ["library", `${system}/plan?view=library`],
  ["work", `${system}/work`],
  ["readiness", `${system}/readiness`],
  ["metrics", `${system}/metrics`],
  ["imports", `${system}/imports`],
  ["import", importPage],
  ["deviations", `${system}/deviations`],
  ["assets", `${system}/assets`],
  ["asset", assetPage],
  ["controls", `${system}/controls`],
  ["control", `${system}/controls/ra-5`],
  ["mappings", `${system}/mappings`],
  ["add a finding", `${system}/findings/new`],
  ["documents", `${system}/documents`],
  ["CMMC", `${system}/cmmc?open=3.13.11`],
  ["rulebook", `${system}/rulebook`],
  ["rules", `${system}/rules`],
  ["settings", `${system}/settings`],
  ["people", `${system}/people`],
  ["not found", `${system}/nowhere`],
];

/**
 * Each page is loaded at each width, once in either theme, and then switched to the other while it is open, which can break
 * no rule but those of colour.
 */
const WAYS = [
  { width: 1280, themes: ["light", "dark"] },
  { width: 390, themes: ["dark", "light"] },
] as const;

for (const { width, themes } of WAYS) {
  test(`no page breaks the accessibility rules: ${themes.join(" and ")}, ${width} pixels wide`, async (t) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, path] of pages()) {
      await t.test(name, async () => {
        await page.emulateMedia({ colorScheme: themes[0], reducedMotion: "reduce" });
        await page.goto(`${visit.milepost.url}${path}`);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        for (const scheme of themes) {
          await switchTo(page, scheme);
          const checked = scheme === themes[0] ? "everything" : "colours";
          await assertFits(page, `${name} page, ${scheme}`, checked);
        }
      });
    }
  });
}

test("the ledger narrows to the demo's evergreen items, on a wide and on a narrow screen", async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${visit.milepost.url}${system}/ledger`);
  await page.getByRole("button", { name: "Evergreen", exact: true }).click();
  await page.getByText(/^2 of \d+ items/).waitFor();
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  const columns = page.getByRole("list", { name: "Columns in order" });
  await columns.getByText("POA&M ID").waitFor();
  assert.doesNotMatch(await columns.innerText(), /ag-grid/i);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 900 });
  const cards = page.getByRole("list", { name: "Items" });
  await cards.getByText(/Harrow Payment Bridge/).waitFor();
  await cards.getByText(/Wicket Load Balancer/).waitFor();
});

test("where motion is unwanted, another theme is there at once", async () => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(`${visit.milepost.url}${system}/metrics`);
  await page.getByRole("table").first().waitFor();
  await switchTo(page, "dark");
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});

test("sign-in and setup keep the rules too", async () => {
  const stranger = await visit.browser.newContext({ bypassCSP: true });
  const own = page;
  page = await stranger.newPage();
  try {
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      for (const path of ["/sign-in", "/setup#not-a-real-token-but-long-enough-to-be-one"]) {
        await page.goto(`${visit.milepost.url}${path}`);
        await page.reload();
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        await assertFits(page, path);
      }
    }
  } finally {
    page = own;
    await stranger.close();
  }
});
