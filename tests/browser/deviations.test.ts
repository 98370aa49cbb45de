import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { scanFile } from "../support/scan-file.ts";
import { assertFits } from "./fits.ts";
import { joinAs, setUp, takeScanIn } from "./person.ts";
import { createSystem, goTo, openVisit, rowsOf, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;
let approver: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const SCAN = Buffer.from(
  scanFile({
    day: "2026-11-01",
    plugins: [500, 501],
    hosts: [
      {
        name: "web-01",
        records: [500, 501].map((plugin) => ({ plugin, severity: 3, cves: [`CVE-2026-${plugin - 499}`] })),
      },
    ],
  }),
);

const VEX = Buffer.from(
  JSON.stringify({
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": "https://vendor.example.test/vex/1",
    author: "Vendor",
    timestamp: "2026-11-02T00:00:00Z",
    version: 1,
    statements: [
      {
        vulnerability: { name: "CVE-2026-1" },
        products: [{ "@id": "web-01" }],
        status: "not_affected",
        justification: "vulnerable_code_not_present",
      },
    ],
  }),
);

const takeIn = (fileName: string, bytes: Buffer): Promise<void> => takeScanIn(page, fileName, bytes);

const openItem = async (on: Page, poamId: string): Promise<void> => {
  await on.goto(new URL(`items/${poamId}`, page.url().replace(/\/[^/]+(\/V-\d+)?$/, "/")).href);
  await on.getByRole("heading", { level: 1, name: new RegExp(`^${poamId}`) }).waitFor();
};

test("a deviation is asked for by one person, decided by another, and takes effect", async (t) => {
  await t.test("a system with two items, and a second person", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await takeIn("november.nessus", SCAN);
    await takeIn("vendor.vex.json", VEX);
    approver = await joinAs(visit, "Bo Example", "approver");
    await goTo(page, "Deviations");
    await page.getByRole("heading", { name: "Nothing is asked for yet" }).waitFor();
  });

  await t.test("asks for a risk adjustment; the score follows the form", async () => {
    await openItem(page, "V-1");
    await page.getByRole("button", { name: "Add a file" }).click();
    const photo = { name: "door.png", mimeType: "image/png", buffer: Buffer.from("a locked door") };
    await page.locator('form[aria-label="Add a file"] input[type="file"]').setInputFiles(photo);
    await page.getByLabel("What it proves").fill("It is locked away.");
    await page.getByLabel("Of the day").fill("2026-01-01");
    await page.getByRole("button", { name: "Keep as evidence" }).click();
    await page.getByRole("list", { name: "Evidence" }).getByText("door.png").waitFor();
    await page.getByRole("button", { name: "Ask for a deviation" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("door.png").check();
    await dialog.getByText("What cannot be asked for, and why").click();
    await dialog.getByText("takes no operational requirement for high risk", { exact: false }).waitFor();
    await dialog.getByRole("combobox", { name: "Type" }).selectOption("risk adjustment");
    await dialog.getByLabel("Rationale").fill("The host stands alone.");
    await dialog.getByLabel("Requested risk rating").selectOption("low");
    const vector = dialog.getByLabel("CVSS vector");
    await vector.fill("AV:N/AC:L/Au:N/C:P/I:P/A:P");
    await dialog.getByLabel("Adjusted CVSS score").getByText("7.5").first().waitFor();
    await dialog.getByLabel("Target distribution").selectOption("L");
    await dialog.getByLabel("Adjusted CVSS score").getByText("1.9").waitFor();
    await vector.fill("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N");
    await dialog.getByLabel("Adjusted CVSS score").getByText("9.3").first().waitFor();
    await dialog.getByLabel("Attack requirements").selectOption("P");
    await dialog.getByLabel("Adjusted CVSS score").getByText("9.2").waitFor();
    await dialog.getByText("CVSS 4.0 has none, so the score stays.").waitFor();
    await assertFits(page, "the request form with a CVSS 4.0 vector");
    await vector.fill("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
    await dialog.getByText("9.8").first().waitFor();
    await dialog.getByLabel("Attack vector", { exact: true }).selectOption("P");
    await dialog.getByLabel("Why: attack vector").fill("Only the locked room leads to it.");
    await dialog.getByLabel("Adjusted CVSS score").getByText("6.8").waitFor();
    await assertFits(page, "the request form");
    await dialog.getByRole("button", { name: "Send to an approver" }).click();
    await page.getByRole("article", { name: "DR-1" }).getByText("Pending").waitFor();
    assert.equal(await page.getByRole("button", { name: "Approve DR-1" }).count(), 0, "not one's own");
  });

  await t.test("another person sees the whole request and approves it; rating and date follow", async () => {
    await approver.goto(new URL("../deviations", page.url()).href);
    await approver.getByRole("heading", { name: "1 request waiting for a decision" }).waitFor();
    await approver.getByRole("button", { name: "Approve DR-1" }).click();
    const dialog = approver.getByRole("dialog");
    await dialog.getByText("Only the locked room leads to it.", { exact: false }).waitFor();
    const file = dialog.getByRole("link", { name: "door.png" });
    assert.match((await file.getAttribute("href")) ?? "", /\/evidence\/[-0-9a-f]+\/file$/);
    await dialog.getByLabel("Reason").fill("Seen on site.");
    await assertFits(approver, "the decision");
    await dialog.getByRole("button", { name: "Approve", exact: true }).click();
    await approver.getByRole("heading", { name: "1 approval in force" }).waitFor();
    await openItem(page, "V-1");
    await page.getByRole("article", { name: "DR-1" }).getByText("Approved").first().waitFor();
    await page.getByText("2027-04-30").first().waitFor();
  });

  await t.test("a statement that it is not affected opens the form with its words", async () => {
    await page.getByRole("button", { name: "Ask for a false positive because of CVE-2026-1" }).click();
    const dialog = page.getByRole("dialog");
    const evidence = dialog.getByLabel("Evidence");
    await evidence.waitFor();
    assert.match(await evidence.inputValue(), /vulnerable code not present \(vendor\.vex\.json, record 1\)/);
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await t.test("a standing deviation ends what it touches, and its end brings that back", async () => {
    await goTo(page, "Deviations");
    await page.getByRole("button", { name: "Ask for a standing deviation" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Detector").fill("nessus");
    await dialog.getByLabel("Source identifier").fill("501");
    await dialog.getByLabel("First day").fill("2026-01-01");
    await dialog.getByLabel("Last day").fill("2099-01-01");
    await dialog.getByLabel("Rationale").fill("The vendor backports its fixes.");
    await dialog.getByLabel("Evidence").fill("Its changelog names the CVE.");
    await assertFits(page, "the standing form");
    await dialog.getByRole("button", { name: "Send to an approver" }).click();
    await page.getByRole("heading", { name: "1 request waiting for a decision" }).waitFor();
    await approver.reload();
    await approver.getByRole("button", { name: "Approve DR-2" }).click();
    await approver.getByRole("dialog").getByLabel("Reason").fill("The changelog is clear.");
    await approver.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
    await approver.getByRole("heading", { name: "1 standing deviation" }).waitFor();
    assert.match((await rowsOf(approver, "Standing deviations")).join("\n"), /DR-2.*nessus 501.*V-2/);
    await approver.getByRole("button", { name: "Revoke DR-2" }).click();
    await approver.getByRole("dialog").getByLabel("Reason").fill("A new version.");
    await approver.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
    await approver.getByRole("heading", { name: "2 requests that ended" }).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await approver.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await approver.setViewportSize({ width: colorScheme === "dark" ? 390 : 1280, height: 900 });
      await approver.getByText("Details").first().click();
      await assertFits(approver, `the page of deviations, ${colorScheme}`);
    }
    await openItem(page, "V-2");
    await page.getByText("1 that ended").click();
    await page.getByRole("article", { name: "DR-3" }).getByText("Revoked").first().waitFor();
  });
});
