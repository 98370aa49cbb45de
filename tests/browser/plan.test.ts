import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { fits } from "./fits.ts";
import { setUp } from "./person.ts";
import { takeThreeScansIn } from "./three-scans.ts";
import { goTo, openSystem, openVisit, rowsOf, until, type Visit } from "./visit.ts";

let visit: Visit;
let page: Page;
let system: string;

before(async () => {
  visit = await openVisit();
  ({ page } = visit);
  await takeThreeScansIn(visit.milepost, "Harbor");
  await setUp(page, visit.milepost.setupUrl);
  await openSystem(page, "Harbor");
  system = new URL(page.url()).pathname.replace(/\/$/, "");
});

after(() => visit?.close());

const says = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
const form = (name: string): Locator => page.getByRole("form", { name, exact: true });
const section = (name: string): Locator => page.getByRole("region", { name, exact: true });
const daysFromNow = (days: number): string => Temporal.Now.plainDateISO("UTC").add({ days }).toString();
const openItem = async (poamId: string): Promise<void> => {
  await page.goto(`${visit.milepost.url}${system}/items/${poamId}`);
  await section("Milestones").waitFor();
};
const addMilestone = async (
  text: string,
  due: string,
  more?: (add: Locator) => Promise<void>,
): Promise<void> => {
  await page.getByRole("button", { name: "Add a milestone" }).click();
  const add = form("Add a milestone");
  await add.getByLabel("Milestone", { exact: false }).first().fill(text);
  await add.getByLabel("Due").fill(due);
  await more?.(add);
  await add.getByRole("button", { name: "Add the milestone" }).click();
  await page.getByRole("list", { name: "Milestones" }).getByText(text).waitFor();
};

test("a person plans the work on items and sees what decides", async (t) => {
  await t.test("keeps words for plans and milestones in the library", async () => {
    await goTo(page, "Plan");
    await says("No milestone is open");
    await page.getByText("Library", { exact: true }).click();
    await page.getByRole("button", { name: "Add a statement" }).click();
    const add = form("Add a statement");
    await add.getByLabel("For a").selectOption("milestone");
    await add.getByLabel("Title").fill("Test first");
    await add.getByLabel("Statement", { exact: false }).last().fill("Test the patch on the staging hosts.");
    await add.getByRole("button", { name: "Save the statement" }).click();
    await page.getByRole("list", { name: "Library of statements" }).getByText("Test first").waitFor();
    assert.match(page.url(), /view=library/);
    await fits(page);
  });

  await t.test("adds milestones to an item, one from the library and one that waits for it", async () => {
    await openItem("V-1");
    await page.getByRole("button", { name: "Add a milestone" }).click();
    const add = form("Add a milestone");
    await add.getByLabel("From the library").selectOption({ label: "Test first" });
    const text = add.getByRole("textbox", { name: "Milestone" });
    assert.equal(await text.inputValue(), "Test the patch on the staging hosts.");
    await add.getByLabel("Due").fill(daysFromNow(10));
    await add.getByLabel("Days it takes").fill("4");
    await fits(page);
    await add.getByRole("button", { name: "Add the milestone" }).click();
    await page.getByRole("list", { name: "Milestones" }).getByText("Milestone 1").waitFor();
    await addMilestone("Roll the patch out.", daysFromNow(12), async (form) => {
      await form.getByLabel("Days it takes").fill("20");
      await form.getByLabel(/^1\. Test the patch/).check();
      await form.getByLabel("Other items that share it").fill("v-2");
    });
    await says(/Cannot make it: .* its own work last until/);
    await says(/Shared with/);
  });

  await t.test("changes one: the original stays, with what became of it", async () => {
    await page.getByRole("button", { name: "Change milestone 2" }).click();
    const change = form("Change milestone 2");
    await change.getByLabel("New date").fill(daysFromNow(40));
    await change.getByLabel("Reason").fill("The window is next month.");
    await change.getByRole("button", { name: "Save the change" }).click();
    await page.getByText("Original and 1 change, moved to a later day 1 time").click();
    const history = page.getByRole("list", { name: "Original and changes of milestone 2" });
    await history.getByText("The window is next month.").waitFor();
    const words = await history.innerText();
    assert.ok(words.includes(daysFromNow(12)) && words.includes(daysFromNow(40)));
    await section("Evergreen index").getByText("Dates were moved on one occasion.").waitFor();
    await fits(page);
  });

  await t.test("says afterwards that one begins when another is done, and takes it back", async () => {
    const list = page.getByRole("list", { name: "Milestones" });
    await list.getByText(/after milestone 1/).waitFor();
    for (const [chosen, facts] of [
      [false, /^((?!after milestone 1).)*$/s],
      [true, /after milestone 1/],
    ] as const) {
      await page.getByRole("button", { name: "Organize milestone 2" }).click();
      const organize = form("Organize milestone 2");
      await organize.getByLabel(/^1\. Test the patch/).setChecked(chosen);
      if (chosen) await fits(page);
      await organize.getByRole("button", { name: "Save" }).click();
      await organize.waitFor({ state: "detached" });
      const text = await until(
        () => list.innerText(),
        (read) => facts.test(read),
      );
      assert.match(text, facts);
    }
  });

  await t.test("completes one in every item that shares it", async () => {
    await page.getByRole("button", { name: "Complete milestone 1" }).click();
    await form("Complete milestone 1").getByRole("button", { name: "Complete the milestone" }).click();
    await page
      .getByRole("list", { name: "Milestones" })
      .getByText(/completed \d{4}/)
      .waitFor();
  });

  await t.test("says what waits for what; a circle is refused and named", async () => {
    await openItem("V-3");
    const dependencies = section("Dependencies");
    await dependencies.getByRole("button", { name: "Edit dependencies" }).click();
    await dependencies.getByLabel("Items that have to be done first").fill("V-1");
    await dependencies.getByRole("button", { name: "Save" }).click();
    await dependencies.getByRole("link", { name: "V-1" }).waitFor();
    await openItem("V-1");
    await dependencies.getByRole("list", { name: "Waited for by" }).getByText("V-3").waitFor();
    await dependencies.getByRole("button", { name: "Edit dependencies" }).click();
    await dependencies.getByLabel("Items that have to be done first").fill("V-3");
    await dependencies.getByRole("button", { name: "Save" }).click();
    await says(/found .* after .*V-[13]/);
  });

  await t.test("gives two teams their own plans", async () => {
    await page.getByRole("button", { name: "Add a team" }).click();
    const add = form("Add a team");
    await add.getByLabel("Team", { exact: false }).first().fill("Network");
    await add.getByLabel("The team's plan").fill("Close the port.");
    await add.getByLabel("The team's resources").fill("4 hours");
    await add.getByRole("button", { name: "Save the team's plan" }).click();
    await page.getByRole("list", { name: "Teams" }).getByText("Resources: 4 hours").waitFor();
    await fits(page);
  });

  await t.test("sees the open milestones of all items and the critical path", async () => {
    await goTo(page, "Plan");
    const [row] = await rowsOf(page, "Open milestones");
    assert.match(row ?? "", /Roll the patch out\..*V-1, V-2/);
    await page
      .getByRole("list", { name: "Critical path of the system" })
      .getByText("Roll the patch out.")
      .waitFor();
    await fits(page);
    await page.getByText("Evergreen", { exact: true }).click();
    const [first] = await rowsOf(page, "Evergreen index of items");
    assert.match(first ?? "", /^V-[12] /);
    await fits(page);
  });

  await t.test("makes a rule, sees what it would give, and lets it give", async () => {
    await page.getByText("Assignment", { exact: true }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    const add = form("Add a rule");
    await add.getByLabel("What is looked at").selectOption("detector");
    await add.getByLabel("What it has to be").fill("ness*");
    await add.getByLabel("Team").fill("Scanners");
    await add.getByRole("button", { name: "Add the rule" }).click();
    const [rule] = await rowsOf(page, "Rules in force");
    assert.match(rule ?? "", /Detector ness\*/);
    const given = await rowsOf(page, "What the rules would give");
    assert.match(given[0] ?? "", /By the assignment rule for detector ness\*/);
    await fits(page);
    await page.getByRole("button", { name: /^Assign \d+ items?$/ }).click();
    await says("No item that has no owner or team matches a rule.");
    await page.getByRole("button", { name: "End the rule for detector ness*" }).click();
    await until(
      () => page.getByText("There is no rule yet").count(),
      (count) => count > 0,
    );
  });
});
