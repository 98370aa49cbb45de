import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { fits } from "./fits.ts";
import { setUp } from "./person.ts";
import { poamWorkbook, READY } from "../support/poam-workbook.ts";
import { takeThreeScansIn } from "./three-scans.ts";
import { giveFile, goTo, openSystem, openVisit, rowsOf, until, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
  await takeThreeScansIn(visit.milepost, "Harbor");
  await setUp(page, visit.milepost.setupUrl);
  await openSystem(page, "Harbor");
});

after(() => visit?.close());

const says = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();

test("from what waits to what is wrong with an item, and how the ledger goes", async (t) => {
  await t.test("Work counts what waits, and each row leads to its item", async () => {
    await goTo(page, "Work");
    const queues = page.getByRole("navigation", { name: "Queues" });
    await queues.getByRole("link", { name: /^Late \d+$/ }).waitFor();
    const late = await rowsOf(page, "Late");
    assert.equal(late.length, 10);
    await page.getByRole("button", { name: /^Show \d+ more of Late$/ }).click();
    const all = await until(
      () => rowsOf(page, "Late"),
      (rows) => rows.length > 10,
    );
    assert.match(all[0] ?? "", /^V-\d+ .* \d{4}-\d{2}-\d{2} \d+ days ago$/);
    await queues.getByRole("link", { name: /^Needs attention \d+$/ }).waitFor();
    await page.getByRole("table", { name: "Needs attention" }).getByRole("link").first().click();
  });

  await t.test("All work has the same of every system, and says whose each row is", async () => {
    const address = page.url();
    await goTo(page, "All work");
    const [first = ""] = await rowsOf(page, "Late");
    assert.match(first, /^V-\d+ .* Harbor .* days ago$/);
    await page.getByRole("table", { name: "Late" }).getByRole("link", { name: "Harbor" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Work", exact: true }).waitFor();
    await page.goto(address);
  });

  await t.test("the item says the same of itself", async () => {
    const panel = page.getByRole("region", { name: /^Readiness: (?:\d+ errors?, )?\d+ (?:error|warning)s?/ });
    await panel.getByRole("list", { name: "What the checks find" }).waitFor();
    assert.match(await panel.innerText(), /Error/);
    await panel.getByRole("link", { name: "The whole ledger" }).click();
    await page.getByRole("heading", { level: 1, name: "Readiness" }).waitFor();
  });

  await t.test("Readiness groups by check; all findings of one are a button away", async () => {
    await says(/\d+ items judged by FedRAMP Rev 5 on \d{4}-\d{2}-\d{2}: \d+ errors/);
    const title = "Milestones missing";
    assert.equal((await rowsOf(page, `Items with: ${title}`)).length, 10);
    await page.getByRole("button", { name: new RegExp(`^Show all \\d+ of ${title}$`) }).click();
    const rows = await until(
      () => rowsOf(page, `Items with: ${title}`),
      (found) => found.length > 10,
    );
    assert.ok(rows.length > 10);
  });

  await t.test("an owner sets the baseline of unique vulnerabilities", async () => {
    await says(/No baseline is set/);
    await page.getByRole("button", { name: "Set the baseline" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Unique vulnerabilities").fill("5");
    await dialog.getByLabel("Of the day").fill("2026-01-05");
    await dialog.getByLabel("Reason").fill("At the authorization.");
    await dialog.getByRole("button", { name: "Set", exact: true }).click();
    await says("The baseline is 5, of 2026-01-05.");
    await says(/unique vulnerabilities, baseline 5\./);
  });

  await t.test("a document is judged by the same checks, and what is none is refused", async () => {
    const section = page.getByRole("region", { name: "Judge a document" });
    await page.getByRole("link", { name: "Judge a document" }).click();
    const seen = await until(
      () => section.evaluate((element) => element.getBoundingClientRect().top < innerHeight),
      (is) => is,
    );
    assert.ok(seen, "the link leads down to it");
    await giveFile(page, "Choose a document", "note.xlsx", Buffer.from("no workbook"));
    await section.getByText("document.unrecognized").waitFor();
    const wrong = { ...READY, poamId: "V-2", sourceIdentifier: "501", pointOfContact: null };
    const nameless = { ...wrong, poamId: "" };
    await giveFile(page, "Choose a document", "may.xlsx", await poamWorkbook(READY, wrong, nameless));
    await section.getByText(/2 items judged by FedRAMP Rev 5 on 2026-05-10: 1 error, 0 warnings/).waitFor();
    await section.getByRole("heading", { name: "Owner missing: 1 item" }).waitFor();
    await section.getByText("The row has content and no POAM ID; it was set aside.").waitFor();
    assert.deepEqual(await rowsOf(page, "In the document: Owner missing"), [
      "V-2 OpenSSL is out of date Moderate There is no point of contact.",
    ]);
    assert.equal(await section.getByText("document.unrecognized").count(), 0);
    await fits(page);
    await giveFile(page, "Choose a document", "ready.xlsx", await poamWorkbook(READY));
    await section.getByText("No check finds anything in it.").waitFor();
  });

  await t.test("Metrics tells each figure in a sentence and in a table", async () => {
    await goTo(page, "Metrics");
    await says(/fix(?:es)? removes? \d+ % of the late risk\./);
    assert.ok((await rowsOf(page, "Fixes, the one that removes the most late risk first")).length > 0);
    assert.ok((await rowsOf(page, "Open, late, opened and closed items by month")).length >= 2);
    assert.equal((await rowsOf(page, "Open items by age and risk")).length, 7);
    assert.ok((await rowsOf(page, "Quarterly counts of items")).some((row) => row.startsWith("Delayed")));
    await page.getByRole("figure", { name: /^Chart: \d+ items open/ }).waitFor();
    await says(/baseline 5 of 2026-01-05/);
  });

  await t.test(
    "a chart keeps its drawing while nothing shows it, and fills its box when it is shown",
    async () => {
      const drawings = page.locator("figure[aria-label^='Chart: '] > div");
      await drawings.nth(1).locator("svg text").first().waitFor();
      const widths = await drawings.evaluateAll(async (boxes) => {
        const main = document.querySelector("main");
        /** Styles the page and lets the browser draw one frame. */
        const draw = (style: "display" | "width", value: string): Promise<void> =>
          new Promise((resolve) => {
            if (main !== null) main.style[style] = value;
            requestAnimationFrame(() => setTimeout(resolve, 0));
          });
        const drawn = (): number[] => boxes.map((box) => box.querySelector("svg")?.clientWidth ?? 0);
        /** How far the drawing itself reaches, from the box's left edge. */
        const reach = (): number[] =>
          boxes.map((box) => {
            const left = box.getBoundingClientRect().left;
            const parts = [...box.querySelectorAll("svg path, svg text")];
            return Math.max(...parts.map((part) => part.getBoundingClientRect().right - left));
          });
        const before = drawn();
        await draw("display", "none");
        await draw("display", "none");
        const hidden = boxes.map((box) => Number(box.querySelector("svg")?.getAttribute("width")));
        await draw("display", "");
        const shown = drawn();
        await draw("width", "640px");
        const narrow = { drawn: drawn(), box: boxes.map((box) => box.clientWidth), reach: reach() };
        await draw("width", "");
        return { before, hidden, shown, narrow };
      });
      assert.ok(widths.before.every((width) => width > 300));
      assert.deepEqual(widths.hidden, widths.before);
      assert.deepEqual(widths.shown, widths.before);
      assert.deepEqual(widths.narrow.drawn, widths.narrow.box);
      widths.narrow.reach.forEach((reach, index) =>
        assert.ok(reach <= (widths.narrow.box[index] ?? 0), `the drawing reaches ${reach} pixels`),
      );
    },
  );

  await t.test("a fix of Metrics leads to its item", async () => {
    await page
      .getByRole("table", { name: /^Fixes/ })
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("region", { name: /^Readiness/ }).waitFor();
  });
});
