import { mkdirSync } from "node:fs";
import { openVisit } from "/work/main/tests/browser/visit.ts";
import { setUp } from "/work/main/tests/browser/person.ts";
mkdirSync("/tmp/shots", { recursive: true });
const visit = await openVisit({ demo: true });
const { page } = visit;
try {
  await setUp(page, visit.milepost.setupUrl);
  await page.getByRole("link", { name: "Demo system" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Demo system" }).waitFor();
  const system = new URL(page.url()).pathname.replace(/\/$/, "");
  for (const scheme of ["light", "dark"] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const name of ["work", "readiness", "metrics", "items/V-1"]) {
        await page.goto(`${visit.milepost.url}${system}/${name}`);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        await page.waitForTimeout(500);
        await page.screenshot({ path: `/tmp/shots/${name.replace("/", "-")}-${scheme}-${width}.png`, fullPage: true });
      }
    }
} finally { await visit.close(); }
