import type { Page } from "playwright-core";
import { buildPageIfNeeded } from "../scripts/build-page.ts";
import { openBrowser } from "../tests/browser/open-browser.ts";
import { signIn, systemWith } from "./support/client.ts";
import { largeReport } from "./support/large-ledger.ts";
import { machine, median, round } from "./support/measure.ts";
import { withDataFolder } from "./support/scratch-store.ts";
import { startBenchServer } from "./support/server.ts";

// Opens a ledger of ten thousand items in a real browser and prints what a person waits for, in milliseconds, as JSON:
//   node bench/page.ts
const RUNS = 5;
const CELLS = '.ag-row .ag-cell[col-id="weaknessName"]';

/** Milliseconds from `act` until `ready` (a question asked in the page) holds in a painted frame. */
const until = async (page: Page, act: () => Promise<unknown>, ready: string): Promise<number> => {
  const began = performance.now();
  await act();
  await page.waitForFunction(ready, undefined, { polling: "raf", timeout: 30_000 });
  return performance.now() - began;
};

const rowsVisible = `document.querySelectorAll(${JSON.stringify(CELLS)}).length > 5`;
/** The names in the rows on the screen, from the top. */
const shownRows = `[...document.querySelectorAll(${JSON.stringify(CELLS)})]
  .map((cell) => [Number(cell.closest(".ag-row").getAttribute("row-index")), cell.textContent])
  .toSorted(([a], [b]) => a - b).map(([, name]) => name).join("|")`;

const changedFrom = (rows: string): string => `(${shownRows}) !== ${JSON.stringify(rows)}`;

const visit = async (page: Page, ledger: string) => {
  const open = await until(page, () => page.goto(ledger, { waitUntil: "commit" }), rowsVisible);
  await page.waitForLoadState("networkidle");
  const before = await page.evaluate<string>(shownRows);
  const heading = page.getByRole("columnheader", { name: /weakness/i }).first();
  const sort = await until(page, () => heading.click(), changedFrom(before));
  const sorted = await page.evaluate<string>(shownRows);
  const filter = page.getByLabel("Quick filter");
  const quickFilter = await until(page, () => filter.fill("Quillpost"), changedFrom(sorted));
  return { open, sort, quickFilter };
};

const summary = (values: readonly number[]) => ({
  median: round(median(values), 0),
  runs: values.map((value) => round(value, 0)),
});

const result = await withDataFolder(async (folder) => {
  await buildPageIfNeeded();
  const server = await startBenchServer(folder);
  const browser = await openBrowser();
  try {
    const client = await signIn(server);
    const system = await systemWith(server, client, await largeReport());
    const { total } = await client.call<{ total: number }>("GET", `/api/systems/${system}/items?limit=1`);
    const visits: Array<Awaited<ReturnType<typeof visit>>> = [];
    for (let run = 0; run < RUNS; run += 1) {
      // A context of its own: nothing is cached from the visit before. The page's policy would forbid our questions.
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        bypassCSP: true,
      });
      const cookies = client.cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
      });
      await context.addCookies(cookies);
      visits.push(await visit(await context.newPage(), `${server.url}/systems/${system}/ledger`));
      await context.close();
    }
    return {
      items: total,
      openToRows: summary(visits.map((each) => each.open)),
      sortToRows: summary(visits.map((each) => each.sort)),
      quickFilterToRows: summary(visits.map((each) => each.quickFilter)),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
});
console.log(JSON.stringify({ machine: machine(), ...result }, null, 2));
