import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { scanFile } from "../support/scan-file.ts";
import { fits } from "./fits.ts";
import { setUp, takeScanIn } from "./person.ts";
import { createSystem, goTo, openVisit, rowsOf, type Visit } from "./visit.ts";
import assert from "node:assert/strict";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const SCAN = Buffer.from(
  scanFile({ day: "2026-05-01", hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 3 }] }] }),
);

test("a person fills an item in, moves it, and changes its date", async (t) => {
  await t.test("takes a scan in and opens its item", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await takeScanIn(page, "may.nessus", SCAN);
    await page.goto(new URL("../items/V-1", page.url()).href);
    await page.getByRole("heading", { level: 1, name: /^V-1 / }).waitFor();
  });

  await t.test("writes the risk, and an owner from the members of the system", async () => {
    await page.getByRole("button", { name: "Edit risk" }).click();
    await page.getByText("Write likelihood and impact under Risk").waitFor();
    await page.getByLabel("Likelihood", { exact: true }).selectOption("high");
    await page.getByLabel("Impact", { exact: true }).selectOption("very high");
    await page.getByLabel("Publicly exposed").selectOption("yes");
    await page.getByLabel("Compensating controls").fill("A filter before it.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("A filter before it.").first().waitFor();
    await page.getByRole("button", { name: "Edit risk" }).click();
    await page.getByLabel("Risk register entry").fill("javascript:alert(1)");
    await page.getByLabel("Title in the risk register").fill("Old routers");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("an address that begins with https://").waitFor();
    await page.getByLabel("Risk register entry").fill("https://grc.example.org/risks/14");
    await page.getByRole("button", { name: "Save" }).click();
    const entry = page.getByRole("link", { name: "Old routers" });
    await entry.waitFor();
    assert.equal(await entry.getAttribute("href"), "https://grc.example.org/risks/14");
    await page.getByRole("heading", { level: 2, name: "Very high risk by likelihood and impact" }).waitFor();
    await page.getByRole("cell", { name: /^very high\s?, this item$/ }).waitFor();
    await page.getByRole("button", { name: "Edit plan" }).click();
    await page.getByLabel("Owner").selectOption({ label: "Ada Example" });
    await page.getByLabel("Team", { exact: true }).fill("Platform");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("dd").getByText("Platform").waitFor();
    await page.getByText("edited the item").first().waitFor();
  });

  await t.test("starts the work; without evidence it cannot be proposed for closure", async () => {
    await page.getByRole("button", { name: "Start work" }).click();
    await page.getByLabel("Reason").fill("The patch is here.");
    await page.getByRole("dialog").getByRole("button", { name: "Start work" }).click();
    await page.getByText("In progress").first().waitFor();
    await page.getByRole("button", { name: "Propose closure" }).click();
    await page.getByLabel("Work done on").fill("2026-06-01");
    await page.getByLabel("Reason").fill("Patched.");
    await page.getByRole("dialog").getByRole("button", { name: "Propose closure" }).click();
    await page.getByText("item.evidence-missing").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  });

  await t.test(
    "keeps evidence, sets conditions for closing, and proposes closure by the evidence",
    async () => {
      await page.getByRole("button", { name: "Set conditions" }).click();
      await page.getByLabel("Files of evidence").fill("2");
      await page.getByLabel("Attestations").fill("review");
      await page.getByRole("button", { name: "Save conditions" }).click();
      await page.getByText("There is: 0 files.").waitFor();
      await page.getByRole("button", { name: "Add a file" }).click();
      const photo = { name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from("The new device.") };
      await page.locator('form[aria-label="Add a file"] input[type="file"]').setInputFiles(photo);
      await page.getByLabel("What it proves").fill("The device was replaced.");
      await page.getByLabel("Of the day").fill("2026-06-01");
      await page.getByRole("button", { name: "Keep as evidence" }).click();
      await page.getByRole("link", { name: "photo.txt" }).waitFor();
      await page.getByText("There is: 1 file.").waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "photo.txt" }).click();
      assert.equal((await readFile(await (await saved).path())).toString(), "The new device.");
      await page.getByRole("button", { name: "Propose closure" }).click();
      await page.getByLabel("Work done on").fill("2026-06-01");
      await page.getByLabel("Reason").fill("Replaced.");
      await page.getByRole("dialog").getByRole("button", { name: "Propose closure" }).click();
      await page.getByText("Pending verification").first().waitFor();
      await page.getByRole("button", { name: "Verify and close" }).click();
      await page.getByLabel("Reason").fill("Mine.");
      await page.getByRole("dialog").getByRole("button", { name: "Verify and close" }).click();
      await page.getByText("item.same-person").waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Reopen" }).click();
      await page.getByLabel("Reason").fill("Not yet.");
      await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
      await page.getByText("In progress").first().waitFor();
    },
  );

  await t.test("comments, and asks somebody to look", async () => {
    await page.getByLabel("Comment", { exact: true }).fill("Who has the window?");
    await page.locator("input").and(page.getByLabel("Ask to look")).first().click();
    await page.getByRole("option", { name: "Ada Example" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("asks Ada Example to look").waitFor();
    await page.getByLabel("This is a periodic review of the item").check();
    await page.getByLabel("Next review").fill("2099-01-31");
    await page.getByLabel("Comment", { exact: true }).fill("The plan holds.");
    await page.getByRole("button", { name: "Record the review" }).click();
    await page.getByText("reviewed the item").first().waitFor();
  });

  await t.test("records a vendor's fix; the date starts anew and says why", async () => {
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByRole("menuitem", { name: "It waits for a vendor" }).click();
    await page.getByLabel("Product").fill("Shop");
    await page.getByLabel("Since").fill("2026-05-10");
    await page.getByRole("dialog").getByRole("button", { name: "It waits for a vendor" }).click();
    await page.getByRole("button", { name: "Record a check-in" }).click();
    await page.getByLabel("What happened").selectOption("release");
    await page.getByLabel("On", { exact: true }).fill("2026-06-10");
    await page.getByLabel("What the vendor said").fill("Version 2 is out.");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("Why 2026-07-10").click();
    await page.getByText("Version 2 is out.").first().waitFor();
    await fits(page);
  });

  await t.test("asks for an extension, which another person would have to approve", async () => {
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByRole("menuitem", { name: "Ask for an extension" }).click();
    await page.getByLabel("New date").fill("2099-01-31");
    await page.getByLabel("Reason").fill("The window is in January.");
    await page.getByRole("dialog").getByRole("button", { name: "Ask for an extension" }).click();
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.getByLabel("Reason").fill("Not needed.");
    await page.getByRole("button", { name: "Withdraw the extension" }).click();
    await page.getByText("Withdrawn", { exact: true }).first().waitFor();
  });

  await t.test("sees which dates another rulebook moves, and adopts it", async () => {
    await goTo(page, "Rulebook");
    await page.getByLabel("Rulebook", { exact: true }).selectOption({ label: "DoD RMF (eMASS)" });
    await page.getByRole("button", { name: "Show what it would change" }).click();
    const settings = await rowsOf(page, "Settings that differ");
    assert.ok(settings.length > 0);
    await page.getByLabel("Reason").fill("We moved.");
    await page.getByRole("button", { name: "Adopt this rulebook" }).click();
    await page.getByText("DoD RMF (eMASS) (in force)").first().waitFor({ state: "attached" });
  });
});
