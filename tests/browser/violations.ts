import type { Page } from "playwright-core";

type Violation = {
  readonly id: string;
  readonly help: string;
  readonly nodes: ReadonlyArray<{ readonly html: string }>;
};

/** What the page breaks of the accessibility rules, one line each. `axe` is the file of the checker. */
export const violations = async (page: Page, axe: string): Promise<string[]> => {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(async () => {
    const checker = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return (await checker.axe.run({ runOnly: { type: "tag", values: tags } })).violations;
  });
  return found.map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes[0]?.html}`);
};
