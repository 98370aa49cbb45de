import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { readDocument } from "#documents/index.ts";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { epssFile } from "../support/epss.ts";
import { kevFile } from "../support/kev.ts";
import { scanFile } from "../support/scan-file.ts";
import { fits } from "./fits.ts";
import { setUp, takeScanIn } from "./person.ts";
import { createSystem, giveFile, goTo, rowsOf, openVisit, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const SCAN = Buffer.from(
  scanFile({
    day: "2026-05-01",
    hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 3, cves: ["CVE-2026-1000"] }] }],
  }),
);

test("an owner adds fields of their own, and items have them", async (t) => {
  await t.test("adds a choice, and cannot add it twice", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await takeScanIn(page, "may.nessus", SCAN);
    await goTo(page, "Settings");
    for (const again of [false, true]) {
      await page.getByRole("button", { name: "Add a field" }).click();
      await page.getByLabel("Label").fill("Change window");
      await page.getByLabel("Kind").selectOption("choice");
      await page.getByLabel("Choices").fill("Weekend\nMonthly");
      await page.getByRole("button", { name: "Save the field" }).click();
      if (again) await page.getByText("input.invalid").waitFor();
      else await page.getByText("change-window").waitFor();
    }
    await fits(page);
    await page.getByRole("button", { name: "Cancel" }).click();
  });

  await t.test("takes in EPSS scores", async () => {
    await page.getByText("Take in FIRST's daily file").waitFor();
    await giveFile(page, "Take in EPSS scores", "scores.csv", Buffer.from(epssFile()));
    await page.getByText("model v2025.03.14, 1 CVE; taken in by Ada Example").waitFor();
    await fits(page);
  });

  await t.test("takes in CISA's catalog, after one that was cut on its way, and dates follow", async () => {
    await page.getByText("Take in CISA's file").waitFor();
    const catalog = kevFile({ listed: "2026-05-02", due: "2026-05-10" });
    const button = "Take in CISA's catalog";
    await giveFile(page, button, "kev.json", catalog.subarray(0, -20));
    await page.getByText("document.unrecognized").waitFor();
    await giveFile(page, button, "kev.json", catalog);
    await page.getByText("Version 2026.06.01 is in force: 1 vulnerability, 1 item changed.").waitFor();
    await page.getByText("Version 2026.06.01, 1 vulnerability, the newest listed on").waitFor();
    await page.getByText("document.unrecognized").waitFor({ state: "detached" });
  });

  await t.test("an older catalog is refused in words, and the newer one stays", async () => {
    await giveFile(page, "Take in CISA's catalog", "kev.json", kevFile({ version: "2026.05.31" }));
    await page.getByText(/Expected a catalog of 2026-06-01 or a later day, found .* 2026-05-31/).waitFor();
    await page.getByText("Version 2026.06.01, 1 vulnerability, the newest listed on").waitFor();
    await fits(page);
  });

  await t.test("takes in a catalog of controls", async () => {
    const section = page.getByRole("region", { name: "Catalogs of controls", exact: true });
    await section.getByText(/^None is loaded\./).waitFor();
    await giveFile(page, "Take in a catalog", "catalog.json", Buffer.from("{}"));
    await section.getByText("document.unrecognized").waitFor();
    await fits(page);
    const odd = { id: "", title: "Without an id" };
    const { catalog, ...rest } = catalogFile() as { catalog: { controls: unknown[] } };
    const file = { ...rest, catalog: { ...catalog, controls: [...catalog.controls, odd] } };
    await giveFile(page, "Take in a catalog", "catalog.json", bytesOf(file));
    await section.getByText("Expected a control with an id").waitFor();
    const [row = ""] = await rowsOf(page, "Catalogs that are loaded");
    if (!/^Example controls 1\.0 4 .* Ada Example$/.test(row)) throw new Error(row);
    await fits(page);
  });

  await t.test("fills it in on an item, whose history names it", async () => {
    await page.goto(new URL("items/V-1", page.url().replace(/settings$/, "")).href);
    await page.getByText("CVE-2026-1000, FIRST 2026-06-01").waitFor();
    await page.getByText("EPSS 42.0 % (CVE-2026-1000, 2026-06-01)").waitFor();
    await page.getByRole("button", { name: "Edit plan" }).click();
    await page.getByLabel("Change window").selectOption("Monthly");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Change window: none → Monthly").waitFor();
  });

  await t.test("lets it go along in documents", async () => {
    await goTo(page, "Settings");
    await page.getByRole("button", { name: "Edit the field Change window" }).click();
    const inDocuments = page.getByRole("switch", { name: "In documents" });
    await inDocuments.check();
    await fits(page);
    await page.getByRole("button", { name: "Save the field" }).click();
    await page.getByText("Choice, in documents").waitFor();
    await page.getByRole("button", { name: "Edit the field Change window" }).click();
    if (!(await inDocuments.isChecked())) throw new Error("The switch is off again.");
    await page.getByRole("button", { name: "Cancel" }).click();
    const systemId = /systems\/([^/]+)/.exec(page.url())?.[1] ?? "";
    const file = `/api/systems/${systemId}/export?format=fedramp-poam@3.0`;
    const answer = await page.request.get(new URL(file, page.url()).href);
    const { document } = await readDocument(await answer.body());
    assert.equal(document.items[0]?.comments, "Change window: Monthly");
  });

  await t.test("shows it as a column of the ledger", async () => {
    await goTo(page, "Ledger");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByLabel("Change window", { exact: true }).check();
    await page.getByRole("button", { name: "Pin Change window" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("gridcell", { name: "Monthly" }).waitFor({ state: "attached" });
  });

  await t.test("retires it: no form offers it, the value stays in the history", async () => {
    await goTo(page, "Settings");
    await page.getByText("Filled in 1 item. Choices: Weekend, Monthly.").waitFor();
    await page.getByRole("button", { name: "Retire the field Change window" }).click();
    await page.getByText("not offered any more").waitFor();
    await page.goto(new URL("items/V-1", page.url().replace(/settings$/, "")).href);
    await page.getByRole("button", { name: "Edit plan" }).click();
    await page.getByLabel("Remediation plan").waitFor();
    if ((await page.getByLabel("Change window").count()) > 0) throw new Error("It is still offered.");
  });
});
