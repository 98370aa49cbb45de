import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { fits } from "./fits.ts";
import { setUp } from "./person.ts";
import { createSystem, goTo, openVisit, until, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
});

after(() => visit?.close());

const results = (level: 1 | 2 | 3): Buffer =>
  Buffer.from(
    ["id,result", ...rulesOfLevel(level).requirements.map(({ cmmcId }) => `${cmmcId},MET`)].join("\n"),
  );

const section = (name: RegExp): Locator => page.getByRole("region", { name });
const dialog = (): Locator => page.getByRole("dialog");
const says = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
/** No rule of accessibility is broken as the page stands, in light and dark, wide and narrow, and it scrolls one way only. */
const keepsTheRules = async (): Promise<void> => {
  // A notification that fades away shines through.
  await until(
    () => page.locator(".mantine-Notification-root").count(),
    (shown) => shown === 0,
  );
  await fits(page);
};
const daysAgo = (days: number): string => Temporal.Now.plainDateISO("UTC").subtract({ days }).toString();

test("a person assesses a system and brings it to a Conditional status", async (t) => {
  await t.test("finds what the page is for, and takes 110 results in", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
    await goTo(page, "CMMC");
    await says(/This system follows FedRAMP Rev 5\. CMMC is kept beside it/);
    await says("Not known yet");
    await says("110 requirements are not assessed; each needs a finding.");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "results.csv", mimeType: "text/csv", buffer: results(2) });
    await says("110: everything is met.");
    await says("Everything is met");
  });

  await t.test("sets a result in the table, by keyboard; the score and what blocks follow", async () => {
    const choice = page.getByLabel("Result of 3.1.1", { exact: true });
    await choice.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await says("110 less 5 points on 1 not met.");
    await says("AC.L2-3.1.1 has a value of 5 and a POA&M may include none above 1.");
    await choice.selectOption("met");
    await page.getByLabel("Result of 3.1.3", { exact: true }).selectOption("not met");
    await says("110 less 1 point on 1 not met.");
    await says("Can be had");
    await says("21 more points may be lost before the score falls below 88.");
  });

  await t.test("a link opens the requirement, where its note and history stand", async () => {
    await section(/^Conditional status/)
      .getByRole("link", { name: "3.1.3" })
      .click();
    await page.getByLabel("Note on 3.1.3").fill("Flows are not drawn.");
    await page.getByRole("button", { name: "Save the note" }).click();
    await says("The note of 3.1.3 is saved.");
    const history = page.getByRole("list", { name: "History of 3.1.3" });
    const lines = await until(
      () => history.getByRole("listitem").allInnerTexts(),
      (texts) => texts.length === 3,
    );
    assert.match(lines.join("\n"), /Not met.*Flows are not drawn\.[^]*Not met[^]*Met/);
  });

  await t.test("a status is refused until the requirement stands on the POA&M", async () => {
    const record = async (): Promise<void> => {
      await page.getByRole("button", { name: "Record a status" }).click();
      await dialog().getByLabel("Status date").fill(daysAgo(10));
      await dialog().getByLabel("Reason").fill("Posted in SPRS.");
      await dialog().getByRole("button", { name: "Record" }).click();
    };
    await record();
    await says(/3\.1\.3 missing there/);
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Add to the POA&M" }).click();
    await dialog().getByLabel("Description").fill("Draw and approve the flows.");
    await dialog().getByLabel("Scheduled completion date").fill(daysAgo(-60));
    await dialog().getByRole("button", { name: "Add", exact: true }).click();
    await section(/^Assessment POA&M: 1 entry/)
      .getByText("Draw and approve the flows.")
      .waitFor();
    await record();
    await says("Conditional Level 2 (Self)");
    await says("170 days left");
    await keepsTheRules();
  });

  await t.test("a temporary deficiency counts as met once it is reviewed", async () => {
    await page.getByRole("button", { name: "Add a temporary deficiency" }).click();
    await dialog().getByLabel("Requirement").selectOption("3.13.11");
    await dialog().getByLabel("Description").fill("A patch ended the validation.");
    await dialog().getByLabel("Arose on").fill(daysAgo(5));
    await dialog().getByLabel("Corrective action").fill("Upgrade the module.");
    await dialog().getByLabel("Next deficiency review").fill(daysAgo(-30));
    await dialog().getByRole("button", { name: "Add", exact: true }).click();
    await says(/No deficiency review yet/);
    await says("110 less 6 points on 2 not met.");
    await page.getByRole("button", { name: "Review the deficiency of 3.13.11" }).click();
    await dialog().getByLabel("What was done").fill("Asked the maker.");
    await dialog().getByLabel("Next deficiency review").fill(daysAgo(-60));
    await dialog().getByRole("button", { name: "Record the review" }).click();
    await says("110 less 1 point on 1 not met.");
    await says(/Reviewed .*: Asked the maker\./);
  });

  await t.test("an exception needs a named plan; then the deficiency may become one", async () => {
    await page.getByRole("button", { name: "Move the entry of 3.13.11" }).click();
    await dialog().getByLabel("To", { exact: true }).selectOption("enduring exception");
    await dialog().getByLabel("Why remediation is not feasible").fill("The maker is gone.");
    await dialog().getByLabel("Mitigations").fill("A network of its own.");
    await dialog().getByLabel("Where the system security plan describes it").fill("4.2");
    await dialog().getByLabel("Reason", { exact: true }).fill("No fix will come.");
    await dialog().getByRole("button", { name: "Move", exact: true }).click();
    await says(/Name the plan and its date/);
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Edit the assessment" }).click();
    await dialog().getByLabel("System security plan").fill("Plan of Harbor");
    await dialog().getByLabel("Its date").fill(daysAgo(100));
    await dialog().getByRole("button", { name: "Save" }).click();
    await says(/Plan of Harbor, /);
    await page.getByRole("button", { name: "Move the entry of 3.13.11" }).click();
    await dialog().getByLabel("To", { exact: true }).selectOption("enduring exception");
    await dialog().getByLabel("Why remediation is not feasible").fill("The maker is gone.");
    await dialog().getByLabel("Mitigations").fill("A network of its own.");
    await dialog().getByLabel("Where the system security plan describes it").fill("4.2");
    await dialog().getByLabel("Reason", { exact: true }).fill("No fix will come.");
    await dialog().getByRole("button", { name: "Move", exact: true }).click();
    await section(/^Enduring exceptions: 1 entry/).waitFor();
    await says("1 closed entry");
    await keepsTheRules();
  });

  await t.test("a new assessment is no close-out, and leaves the countdown as it is", async () => {
    await page.getByRole("button", { name: "New assessment" }).click();
    await dialog()
      .getByText(/^Conditional Level 2 \(Self\) is to be closed out by /)
      .waitFor();
    await dialog().getByLabel("Reason").fill("The C3PAO comes.");
    await dialog().getByRole("button", { name: "Begin", exact: true }).click();
    await dialog()
      .getByText(/found a new assessment\. Record the results of the close-out there/)
      .waitFor();
    await keepsTheRules();
    await dialog()
      .getByRole("switch", { name: /^Everything is assessed anew/ })
      .check();
    await dialog().getByRole("button", { name: "Begin", exact: true }).click();
    await says(/^The assessment before gave this status\. .* 110 results kept from the assessment before/);
    await says("170 days left");
    await says(/^Earlier assessments: .*, Conditional /);
    await keepsTheRules();
  });

  await t.test("the address keeps the filter; Level 1 knows no POA&M", async () => {
    await page.getByLabel("Counts as").selectOption("not met");
    await says("1 requirement");
    assert.match(page.url(), /show=not(\+|%20)met/);
    await page.getByText("Level 1", { exact: true }).click();
    await says(/At Level 1 everything must be met/);
    await says(/A POA&M is not permitted at any time for Level 1/);
    await keepsTheRules();
  });
});
