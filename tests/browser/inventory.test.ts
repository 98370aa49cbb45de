import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { CalendarDate } from "#domain/calendar.ts";
import { declaredAsset, type DeclaredAsset } from "#domain/inventory.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { scanFile } from "../support/scan-file.ts";
import { setUp, takeScanIn } from "./person.ts";
import { openVisit, type Visit, createSystem, goTo, rowsOf } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [
    { name: "web-01", ip: "10.0.0.1", fqdn: "web-01.example.org", records: [{ plugin: 500 }] },
    { name: "db-01", ip: "10.0.0.2", records: [{ plugin: 501, severity: 4 }] },
  ],
});

const workbook = async (...assets: readonly DeclaredAsset[]) => ({
  name: "inventory.xlsx",
  mimeType: fedrampInventory.mediaType,
  buffer: Buffer.from((await fedrampInventory.write(assets, "2026-01-01" as CalendarDate)).bytes),
});

const WEB = declaredAsset("Asset 7", { dnsName: "web-01.example.org", function: "Shop", systemOwner: "Ada" });

const upload = async (file: Awaited<ReturnType<typeof workbook>>): Promise<void> => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload inventory" }).click();
  await (await chooser).setFiles(file);
};
const rows = (table = "Assets"): Promise<string[]> => rowsOf(page, table);
const figure = (name: string) =>
  page.getByRole("list", { name: "Figures" }).getByRole("link", { name: new RegExp(name) });

test("a person declares an inventory, follows its figures and takes the merged workbook home", async (t) => {
  await t.test("an empty system says what the place is for", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await goTo(page, "Assets");
    await page.getByRole("heading", { name: "No asset yet" }).waitFor();
    await takeScanIn(page, "january.nessus", Buffer.from(SCAN));
    await goTo(page, "Assets");
    await page.getByRole("table", { name: "Assets" }).waitFor();
    assert.match((await rows()).join("\n"), /db-01 10\.0\.0\.2 Not declared Host/);
  });

  await t.test("a file that is no inventory is refused, and nothing changes", async () => {
    await upload({ name: "scan.xlsx", mimeType: "text/xml", buffer: Buffer.from(SCAN) });
    await page.getByText("Not a known document").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await figure("Not declared").filter({ hasText: /^2/ }).waitFor();
  });

  await t.test("uploads an inventory after seeing what it declares", async () => {
    await upload(await workbook(WEB, declaredAsset("vpn-01", { inLatestScan: "No", virtual: "perhaps" })));
    await page.getByRole("table", { name: "Changes of the inventory" }).waitFor();
    assert.deepEqual(await rows("Changes of the inventory"), ["Asset 7 Added", "vpn-01 Added"]);
    await page.getByText('found "perhaps"', { exact: false }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await figure("Not declared").filter({ hasText: /^2/ }).waitFor();
    await upload(await workbook(WEB, declaredAsset("vpn-01", { inLatestScan: "No" })));
    await page.getByRole("button", { name: "Declare this inventory" }).click();
    await page.getByText("2 assets declared in").waitFor();
    await figure("Not scanned this month").filter({ hasText: /^1/ }).waitFor();
    await figure("Never scanned").filter({ hasText: /^1/ }).waitFor();
  });

  await t.test("a figure leads to its rows, and the address holds the filter", async () => {
    await figure("Not declared").click();
    await page.getByText("1 asset: not declared").waitFor();
    assert.equal((await rows()).length, 1);
    await page.reload();
    await page.getByText("1 asset: not declared").waitFor();
    assert.match((await rows())[0] ?? "", /^db-01/);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Find an asset").fill("shop");
    await page.waitForURL(/q=shop/);
    await page.getByText("1 asset", { exact: true }).waitFor();
  });

  await t.test("an asset has its declared fields, names, scans and findings, and those lead on", async () => {
    await page.getByRole("link", { name: "Asset 7", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Asset 7" }).waitFor();
    await page.getByText("Inventory!3, known by its domain name").waitFor();
    assert.match(
      (await rows("Scans of the asset"))[0] ?? "",
      /2026-01-10 january\.nessus Tenable Nessus Yes Signed in/,
    );
    assert.match((await rows("Findings on the asset"))[0] ?? "", /V-\d Made check 500/);
    await page.getByRole("link", { name: /^V-\d$/ }).click();
    await page.getByRole("heading", { level: 1, name: /Made check 500/ }).waitFor();
  });

  await t.test(
    "the next month's inventory replaces it; removed, added and changed rows are named",
    async () => {
      await goTo(page, "Assets");
      await upload(await workbook({ ...WEB, systemOwner: "Bob" }, declaredAsset("db-01")));
      await page.getByRole("heading", { name: "What inventory.xlsx changes" }).waitFor();
      assert.deepEqual(await rows("Changes of the inventory"), [
        "vpn-01 Removed",
        "db-01 Added",
        "Asset 7 Changed system administrator or owner",
      ]);
      await page.getByRole("button", { name: "Replace the inventory" }).click();
      await page.getByRole("heading", { name: "What inventory.xlsx changes" }).waitFor({ state: "detached" });
      await figure("Not declared").filter({ hasText: /^0/ }).waitFor();
    },
  );

  await t.test("the download reads back with what scans show", async () => {
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download inventory" }).click();
    const bytes = await readFile(await (await saved).path());
    const { rows: read } = await fedrampInventory.read(documentSource(bytes));
    assert.deepEqual(
      read.map(({ declared: d }) => [d.identifier, d.inLatestScan, d.authenticatedScan, d.systemOwner]),
      [
        ["Asset 7", "No", "Yes", "Bob"],
        ["db-01", "No", "Yes", null],
      ],
    );
  });
});
