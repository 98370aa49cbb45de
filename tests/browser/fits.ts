import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { violationsOf, type Checked } from "./axe.ts";
import { until } from "./visit.ts";

/**
 * The page as it stands keeps the accessibility rules and does not scroll sideways: light and narrow, dark and wide. All
 * four ways are those in which `accessibility.test.ts` opens each page. The colours of a theme need a moment to change, so a
 * violation counts when it stays.
 */
export const fits = async (page: Page, wide = 1280): Promise<void> => {
  for (const [scheme, width] of [
    ["light", 390],
    ["dark", wide],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await switchTo(page, scheme);
    await assertFits(page, `${scheme}, ${width} pixels wide`);
  }
  await switchTo(page, "light");
};

/** Changes the theme as a person's system does while the page is open, and waits until the page has followed. */
export const switchTo = async (page: Page, scheme: "light" | "dark"): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
};

/** The same for the page in its present theme and width. */
export const assertFits = async (
  page: Page,
  where: string,
  checked: Checked = "everything",
): Promise<void> => {
  // What is half under the bar of a page that is scrolled is not too small to be pressed.
  await page.evaluate(() => scrollTo(0, 0));
  const violations = await until(
    () => violationsOf(page, checked),
    ({ length }) => length === 0,
    5,
  );
  assert.deepEqual(violations, [], where);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${where}: scrolls sideways by ${overflow} pixels`);
};
