import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { makeZip } from "../reports/make-zip.ts";
import { scanFile } from "../support/scan-file.ts";
import { fits } from "./fits.ts";
import { dropFile, dropFiles, setUp } from "./person.ts";
import { openVisit, type Visit, createSystem, until } from "./visit.ts";

let visit: Visit;
let page: Page;

before(async () => {
  visit = await openVisit({ width: 1440 });
  ({ page } = visit);
});

after(() => visit?.close());

const scan = (day: string, plugins: readonly number[], salt = ""): Buffer =>
  Buffer.from(
    scanFile({
      day,
      salt,
      plugins: [500, 501, 502],
      hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin })) }],
    }),
  );

const goToImports = async (): Promise<void> => {
  await page.getByRole("link", { name: "Imports", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
};

const fileNames = (): Promise<string[]> => page.locator("ol > li").getByRole("link").allInnerTexts();

test("a person drops a month's files and reviews them as one", async (t) => {
  await t.test("sets up", async () => {
    await setUp(page, visit.milepost.setupUrl);
    await createSystem(page, "Harbor");
  });

  await t.test("drops three files and an archive, which leads to their batch in scan order", async () => {
    await goToImports();
    await dropFiles(page, {
      "march.nessus": scan("2026-03-10", [500]),
      "january.nessus": scan("2026-01-10", [500, 501]),
      "notes.txt": Buffer.from("buy milk"),
      "pile.zip": makeZip([
        { name: "april.nessus", data: scan("2026-04-10", [500, 502]) },
        { name: "february.nessus", data: scan("2026-02-10", [501, 502]) },
      ]),
    });
    await page.getByRole("heading", { level: 1, name: "Batch of 5 files" }).waitFor();
    await page.getByRole("button", { name: "Apply all to the ledger" }).waitFor();
    assert.deepEqual(await fileNames(), [
      "january.nessus",
      "february.nessus",
      "march.nessus",
      "april.nessus",
      "notes.txt",
    ]);
    await page
      .getByText(
        "7 records = 3 opened + 2 returned + 2 seen again + 0 duplicate + 0 informational + 0 set aside",
      )
      .waitFor();
    await page.getByText("report.unrecognized").waitFor();
  });

  await t.test("opens the diff of one of them", async () => {
    await page.getByRole("button", { name: "Show the diff of february.nessus" }).click();
    await page.getByText("2 records = 1 opened + 0 returned + 1 seen again", { exact: false }).waitFor();
    await page.getByRole("heading", { name: "No longer seen: fixed" }).waitFor();
    await fits(page, 1440);
    await page.getByRole("link", { name: "february.nessus" }).click();
    await page.getByText("Reviewed with other files").waitFor();
    assert.equal(await page.getByRole("button", { name: "Discard" }).count(), 0);
    await page.getByRole("link", { name: "in its batch" }).click();
  });

  await t.test("applies all of them", async () => {
    await page.getByRole("button", { name: "Apply all to the ledger" }).click();
    await page.getByText("4 files, oldest scan first: 3 items opened", { exact: false }).waitFor();
    const marks = await until(
      () => page.getByText("Applied", { exact: true }).count(),
      (count) => count === 4,
    );
    assert.equal(marks, 4);
    await fits(page, 1440);
    await goToImports();
    await page.getByRole("link", { name: "april.nessus" }).waitFor();
    const rows = page.getByRole("table").locator("tbody tr");
    const applied = await until(
      () => rows.filter({ hasText: "Applied" }).count(),
      (count) => count === 4,
    );
    assert.equal(applied, 4);
  });

  await t.test("discards another batch", async () => {
    await dropFiles(page, {
      "may.nessus": scan("2026-05-10", [500]),
      "june.nessus": scan("2026-06-10", [500]),
    });
    await page.getByRole("button", { name: "Discard all" }).click();
    await page.getByText("The ledger was not touched.", { exact: false }).waitFor();
  });

  await t.test("reviews files together that came one by one", async () => {
    for (const [name, day] of [
      ["august.nessus", "2026-08-10"],
      ["july.nessus", "2026-07-10"],
    ] as const) {
      await goToImports();
      await dropFile(page, name, scan(day, [500]));
      await page.getByRole("button", { name: "Apply to the ledger" }).waitFor();
    }
    await goToImports();
    await page.getByText("Review them together, oldest scan first.").waitFor();
    await fits(page, 1440);
    await page.getByRole("button", { name: "Review together" }).click();
    await page.getByRole("button", { name: "Apply all to the ledger" }).waitFor();
    assert.deepEqual(await fileNames(), ["july.nessus", "august.nessus"]);
    await goToImports();
    await page.getByRole("link", { name: "Open the batch" }).click();
    await page.getByRole("button", { name: "Discard all" }).click();
    await page.getByText("The ledger was not touched.", { exact: false }).waitFor();
  });

  await t.test("sends a large file in pieces, over a lost connection and a reload", async () => {
    await page.evaluate(() => sessionStorage.setItem("milepost-piece-bytes", "20000"));
    const large = scan("2026-09-10", [500], "x".repeat(150_000));
    const sha256 = createHash("sha256").update(large).digest("hex");
    let [pieces, lost] = [0, 0];
    const stuck = Promise.withResolvers<void>();
    await visit.context.route("**/api/uploads/*", async (route) => {
      if (route.request().method() !== "PUT") return route.continue();
      pieces += 1;
      if (pieces === 3) {
        lost += 1;
        return route.abort("connectionfailed");
      }
      // From the fifth piece on nothing comes through until the page was loaded anew.
      if (pieces >= 6) stuck.resolve();
      if (pieces >= 5 && lost < 2) return route.abort("connectionfailed");
      return route.continue();
    });
    await goToImports();
    await dropFile(page, "large.nessus", large);
    await page.getByText("the connection was lost, it goes on by itself", { exact: false }).waitFor();
    await stuck.promise;
    await page.reload();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    lost = 2;
    const before = pieces;
    await dropFile(page, "large.nessus", large);
    await page.getByRole("button", { name: "Apply to the ledger" }).waitFor();
    assert.ok(pieces - before < Math.ceil(large.length / 20_000), "it went on where it was");
    const shown = await page.locator("main").innerText();
    assert.ok(shown.includes(sha256.slice(0, 8)), "the bytes are those that were sent");
    await visit.context.unroute("**/api/uploads/*");
  });
});
