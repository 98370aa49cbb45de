import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { violationsOf } from "./axe.ts";
import { until } from "./visit.ts";

/**
 * The page as it stands keeps the accessibility rules and does not scroll sideways: light and dark, wide and narrow. The
 * colours of a theme need a moment to change, so a violation counts when it stays.
 */
export const fits = async (page: Page, wide = 1280): Promise<void> => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [390, wide]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      await assertFits(page, `${colorScheme}, ${width} pixels wide`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
};

/** The same for the page in its present theme and width. */
export const assertFits = async (page: Page, where: string): Promise<void> => {
  const violations = await until(
    () => violationsOf(page),
    ({ length }) => length === 0,
    5,
  );
  assert.deepEqual(violations, [], where);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${where}: scrolls sideways by ${overflow} pixels`);
};
