import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { readDocument } from "../../src/documents/index.ts";
import { demoSeries } from "../../src/reports/generate/demo-series.ts";
import { dropFile, setUp } from "./person.ts";
import { openVisit, type Visit, createSystem } from "./visit.ts";

let visit: Visit;
let page: Page;
/** What the page or the browser complained about; a healthy walk leaves none. */
const complaints: string[] = [];

before(async () => {
  visit = await openVisit({ width: 1440, ownServer: true });
  ({ page } = visit);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});

after(() => visit?.close());

const firstScan = async (): Promise<Buffer> => {
  const [report] = demoSeries("2026-08-18");
  assert.ok(report);
  const chunks: Uint8Array[] = [];
  for await (const chunk of report.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The text of a column's visible cells, top to bottom. */
const column = async (id: string): Promise<string[]> => {
  const cells = page.locator(`.ag-row .ag-cell[col-id="${id}"]`);
  const rows = await cells.evaluateAll((found) =>
    found.map((cell) => ({
      index: Number(cell.closest(".ag-row")?.getAttribute("row-index")),
      text: cell.textContent ?? "",
    })),
  );
  return rows.toSorted((a, b) => a.index - b.index).map((row) => row.text);
};

test("a person takes a scan from the drop to the authority's workbook", async (t) => {
  await t.test("sets Milepost up and makes a system", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
  });

  await t.test("drops a scan and puts it away again", async () => {
    await page.getByRole("link", { name: "Imports", exact: true }).first().click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    await dropFile(page, "august.nessus", await firstScan());
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByText("The ledger was not touched.", { exact: false }).waitFor();
  });

  await t.test("drops it once more and reads the preview", async () => {
    await page.getByRole("link", { name: "Imports", exact: true }).first().click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    await dropFile(page, "august.nessus", await firstScan());
    await page
      .getByText(
        "461 records = 149 opened + 0 returned + 0 seen again + 0 duplicate + 312 informational + 0 set aside",
      )
      .waitFor();
    await page.getByText("Nothing has changed yet.", { exact: false }).waitFor();
  });

  await t.test("applies it", async () => {
    await page.getByRole("button", { name: "Apply to the ledger" }).click();
    await page.getByText("Applied", { exact: true }).first().waitFor();
    const [raw] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download", exact: true }).click(),
    ]);
    assert.deepEqual(
      await readFile(await raw.path()),
      await firstScan(),
      "the raw file comes back byte for byte",
    );
  });

  await t.test("sorts the ledger", async () => {
    await page.getByRole("link", { name: "Ledger", exact: true }).first().click();
    await page.locator(".ag-row").first().waitFor();
    const header = page.getByRole("columnheader", { name: "Weakness" });
    await header.click();
    await page.waitForURL(/sort=/);
    const ascending = await column("weaknessName");
    await header.click();
    await page.waitForFunction(
      (first) =>
        document.querySelector('.ag-row[row-index="0"] .ag-cell[col-id="weaknessName"]')?.textContent !==
        first,
      ascending[0],
    );
    const descending = await column("weaknessName");
    assert.ok(ascending.length > 10);
    assert.deepEqual(
      ascending,
      ascending.toSorted((a, b) => a.localeCompare(b)),
    );
    assert.deepEqual(
      descending,
      descending.toSorted((a, b) => b.localeCompare(a)),
    );
    await page.reload();
    await page.locator(".ag-row").first().waitFor();
    assert.deepEqual((await column("weaknessName"))[0], descending[0], "the address keeps the sort");
  });

  await t.test("opens an item and its raw record", async () => {
    await page.getByLabel(/Quick filter/).fill("V-17");
    await page.getByRole("link", { name: "V-17", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /^V-17/ }).waitFor();
    await page.getByText(/^Why /).first().click();
    await page.getByText("Original detection date of the item; it never changes.").waitFor();
    const findings = page.getByRole("table", { name: /Findings/i });
    await findings.getByRole("button").first().click();
    await page
      .getByRole("button", { name: /^Open raw record/ })
      .first()
      .click();
    const record = page.getByRole("dialog");
    await record.getByText("<ReportItem", { exact: false }).first().waitFor();
    const shown = await record.innerText();
    const scan = (await firstScan()).toString("utf8");
    const xml = shown.slice(
      shown.indexOf("<ReportItem"),
      shown.indexOf("</ReportItem>") + "</ReportItem>".length,
    );
    assert.ok(xml.length > 100 && scan.includes(xml), "the shown record is a piece of the raw file");
    await page.keyboard.press("Escape");
    await record.waitFor({ state: "hidden" });
  });

  await t.test("exports the workbook, which holds what the ledger holds", async () => {
    await page.getByRole("link", { name: "Documents", exact: true }).first().click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download", exact: true }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^Harbor-fedramp-poam-3\.0-\d{4}-\d{2}-\d{2}\.xlsx$/);
    const { document, version, remarks } = await readDocument(await readFile(await download.path()));
    assert.equal(version, "3.0");
    assert.deepEqual(remarks, []);
    assert.equal(document.items.length, 88);
    assert.ok(document.items.every((item) => item.register === "open" && item.assetIdentifiers.length > 0));
    const places = document.items.flatMap((item) => item.assetIdentifiers);
    assert.ok(places.some((place) => place.startsWith("web-01.example.test (443/TCP")));
  });

  await t.test("imports the same file again, which changes nothing", async () => {
    await page.getByRole("link", { name: "Imports", exact: true }).first().click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    await dropFile(page, "august-again.nessus", await firstScan());
    await page
      .getByText(/changes nothing|nothing changes/i)
      .first()
      .waitFor();
  });

  assert.deepEqual(complaints, []);
});
