import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { violationsOf } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { setUp } from "./person.ts";
import { runMilepost, type RunningMilepost } from "./running-milepost.ts";

let milepost: RunningMilepost;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let system: string;
let importPage: string;
let assetPage: string;

before(async () => {
  milepost = await runMilepost({ demo: true });
  browser = await openBrowser();
  context = await browser.newContext({ bypassCSP: true });
  page = await context.newPage();
  await setUp(page, milepost.setupUrl);
  await page.getByRole("link", { name: "Demo system" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Demo system" }).waitFor();
  system = new URL(page.url()).pathname.replace(/\/$/, "");
  await page.goto(`${milepost.url}${system}/imports`);
  const link = page.getByRole("link", { name: /monthly-scan/ }).first();
  importPage = (await link.getAttribute("href")) ?? "";
  await page.goto(`${milepost.url}${system}/assets`);
  const asset = page.getByRole("table", { name: "Assets" }).getByRole("link").first();
  assetPage = (await asset.getAttribute("href")) ?? "";
});

after(async () => {
  await browser?.close();
  await milepost?.stop();
});

const violations = (): Promise<string[]> => violationsOf(page);

const pages = (): ReadonlyArray<readonly [string, string]> => [
  ["portfolio", "/"],
  ["overview", system],
  ["ledger", `${system}/ledger`],
  ["item", `${system}/items/V-1`],
  ["imports", `${system}/imports`],
  ["import", importPage],
  ["assets", `${system}/assets`],
  ["asset", assetPage],
  ["mappings", `${system}/mappings`],
  ["add a finding", `${system}/findings/new`],
  ["documents", `${system}/documents`],
  ["rules", `${system}/rules`],
  ["people", `${system}/people`],
  ["not found", `${system}/nowhere`],
];

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`no page breaks the accessibility rules: ${scheme}, ${width} pixels wide`, async () => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path] of pages()) {
        await page.goto(`${milepost.url}${path}`);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await violations(), [], `${name} page`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(overflow <= 0, `${name} page scrolls sideways by ${overflow} pixels`);
      }
    });
  }
}

test("sign-in and setup keep the rules too", async () => {
  const stranger = await browser.newContext({ bypassCSP: true });
  const own = page;
  page = await stranger.newPage();
  try {
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      for (const path of ["/sign-in", "/setup#not-a-real-token-but-long-enough-to-be-one"]) {
        await page.goto(`${milepost.url}${path}`);
        await page.reload();
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await violations(), [], path);
      }
    }
  } finally {
    page = own;
    await stranger.close();
  }
});
