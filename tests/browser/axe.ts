import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

type Violation = {
  readonly id: string;
  readonly help: string;
  readonly nodes: ReadonlyArray<{ readonly html: string }>;
};

/** All rules, or only those that another theme can break: it changes colours and nothing else. */
export type Checked = "everything" | "colours";

const ALL = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What is open in front of a page, which nobody can reach meanwhile and which is checked without it. */
const IN_FRONT = '[aria-modal="true"]';

/**
 * What breaks the rules of WCAG 2.2 AA on the page as it stands; while a dialog is open, in the dialog. Its browser context
 * must bypass the content policy.
 */
export const violationsOf = async (page: Page, checked: Checked): Promise<string[]> => {
  // The checker stays until the next page load; it is large, and a page is checked in four ways.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.addScriptTag({ path: AXE });
  await page.evaluate(stillness);
  const found = await page.evaluate(
    async ({ runOnly, inFront }) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: Node | string, options: object): Promise<{ violations: Violation[] }> };
      };
      const options = {
        runOnly,
        // Descriptions of all the elements that pass, and style sheets for rules outside these tags, are work for nothing.
        resultTypes: ["violations"],
        preload: { assets: ["media"] },
      };
      const context = document.querySelector(inFront) === null ? document : inFront;
      return (await axe.run(context, options)).violations;
    },
    { runOnly: checked === "everything" ? ALL : COLOURS, inFront: IN_FRONT },
  );
  return found.map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes[0]?.html}`);
};

/**
 * Resolves once nothing moves that comes to an end: colours that are still on their way are not those a person reads, and
 * every style that the checker asks for would be worked out anew for all moving elements.
 */
const stillness = async (): Promise<void> => {
  for (let look = 0; look < 50; look++) {
    const moving = document
      .getAnimations()
      .some((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    if (!moving) return;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};
