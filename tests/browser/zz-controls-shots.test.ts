import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { milepost } from "../support/command-line.ts";
import { setUp } from "./person.ts";
import { openVisit } from "./visit.ts";
test("shots", async () => {
  const visit = await openVisit({ demo: true });
  const { page } = visit;
  const { folder } = visit.milepost;
  await setUp(page, visit.milepost.setupUrl);
  await page.getByRole("link", { name: "Demo system" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Demo system" }).waitFor();
  const system = new URL(page.url()).pathname.replace(/\/$/, "");
  for (const pass of ["without", "with"]) {
    if (pass === "with") {
      await writeFile(join(folder, "c.json"), bytesOf(catalogFile()));
      await milepost("catalog", "import", join(folder, "c.json"), "--data", join(folder, "data"));
    }
    for (const [name, path] of [["controls", "/controls"], ["control", "/controls/si-2"], ["item", "/items/V-1"]])
      for (const width of [1440, 390]) {
        await page.emulateMedia({ colorScheme: width === 390 ? "dark" : "light" });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${visit.milepost.url}${system}${path}`);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: `/tmp/ctl-${pass}-${name}-${width}.png`, fullPage: name !== "control" });
      }
  }
  await visit.close();
});
