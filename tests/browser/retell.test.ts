import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { scanFile } from "../support/scan-file.ts";
import { dropFile, setUp, takeScanIn } from "./person.ts";
import { openVisit, type Visit, createSystem, goTo, rowsOf } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const cves = ["CVE-2026-1000"];
const scan = (day: string, plugins: readonly number[]): Buffer =>
  Buffer.from(
    scanFile({
      day,
      plugins: [500, 501, 502],
      hosts: [
        { name: "web-01", records: plugins.map((plugin) => ({ plugin, ...(plugin < 502 ? { cves } : {}) })) },
      ],
    }),
  );

const takeIn = (fileName: string, bytes: Buffer): Promise<void> => takeScanIn(page, fileName, bytes);

/** Two hosts that held one address after each other, among so many others that reading the scan takes its time. */
const large = (day: string, holder: string): Buffer =>
  Buffer.from(
    scanFile({
      day,
      plugins: [500, 501, 502, 503],
      hosts: [
        { name: holder, ip: "10.0.0.5", records: [{ plugin: 500 }] },
        ...Array.from({ length: 1200 }, (_, at) => ({
          name: `host-${at}`,
          records: [500, 501, 502, 503].map((plugin) => ({ plugin })),
        })),
      ],
    }),
  );

test("a person tries other rules, adopts them, and takes an import back", async (t) => {
  await t.test("takes two scans in", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await takeIn("january.nessus", scan("2026-01-10", [500, 501]));
    await takeIn("february.nessus", scan("2026-02-10", [500, 502]));
  });

  await t.test("tries grouping by CVE and sees what would merge", async () => {
    await goTo(page, "Rules");
    await page.getByLabel("By CVE").check();
    await page.getByRole("button", { name: "Try on the stored imports" }).click();
    await page.getByRole("heading", { name: "What these rules would change" }).waitFor();
    const [first = "", second = ""] = await rowsOf(page, "Items that change");
    assert.match(first, /V-1.*Takes findings of V-2/s);
    assert.match(second, /V-2.*Its findings go to V-1.*Cancelled/s);
    await page.getByText("Nothing has changed yet.").waitFor();
  });

  await t.test("adopts it; the ledger follows", async () => {
    await page.getByLabel("Reason").fill("One fix for both checks.");
    await page.getByRole("button", { name: "Adopt these rules" }).click();
    await page.getByText("The rules hold from now on", { exact: false }).waitFor();
    await page.reload();
    assert.ok(await page.getByLabel("By CVE").isChecked());
  });

  await t.test("an item says why each finding stands in it", async () => {
    await page.goto(new URL("items/V-1", page.url()).href);
    await page.getByRole("heading", { level: 1, name: /^V-1/ }).waitFor();
    await page
      .getByRole("button", { name: /sightings on web-01/ })
      .first()
      .click();
    await page.getByText("In this item because it shows this item's CVE", { exact: false }).waitFor();
    await page.getByText("web-01: known by its identifier").first().waitFor();
  });

  await t.test("takes the second scan back, after seeing what that does", async () => {
    await goTo(page, "Imports");
    await page.getByRole("link", { name: "february.nessus" }).first().click();
    await page.getByRole("button", { name: "Show what undo would do" }).click();
    await page.getByText("1 finding goes from fixed to open.").waitFor();
    assert.match((await rowsOf(page, "Items that change")).join("\n"), /V-3.*Open → Cancelled/s);
    await page.getByLabel("Reason").fill("Scan of another system.");
    await page.getByRole("button", { name: "Undo the import" }).click();
    await page.getByText("This file is out of the ledger", { exact: false }).waitFor();
  });
});

test("a scan that comes late says that all are told anew, and can be cancelled while they are", async () => {
  await page.goto(new URL("/", page.url()).href);
  await createSystem(page, "Lagoon");
  await takeIn("january.nessus", large("2026-01-10", "web-a"));
  await takeIn("february.nessus", large("2026-02-10", "web-b"));
  await goTo(page, "Imports");
  const between = scanFile({
    day: "2026-01-20",
    plugins: [500],
    hosts: [{ name: "10.0.0.5", records: [{ plugin: 500 }] }],
  });
  await dropFile(page, "between.nessus", Buffer.from(between));
  await page.getByText("All stored scans are read again", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("The ledger was not touched.", { exact: false }).waitFor();
});

test("trying rules on large scans says how far that is, and stops when it is cancelled", async () => {
  await goTo(page, "Rules");
  await page.getByLabel("By CVE").check();
  const attempt = page.getByRole("button", { name: "Try on the stored imports" });
  await attempt.click();
  const panel = page.locator("section").filter({ hasText: "Telling the ledger anew under these rules" });
  await panel.getByText(/ of .*B · [\d,]+ records/).waitFor();
  await panel.getByRole("button", { name: "Cancel" }).click();
  await panel.waitFor({ state: "detached" });
  assert.equal(await page.getByRole("alert").count(), 0, "who cancels is told of no error");
  // The server has stopped too: the ledger is free for the next who asks.
  await attempt.click();
  await page.getByRole("heading", { name: "What these rules would change" }).waitFor();
});
