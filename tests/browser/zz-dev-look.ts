import { mkdirSync } from "node:fs";
import { setUp } from "./person.ts";
import { openVisit } from "./visit.ts";
const out = "/tmp/dev-shots";
mkdirSync(out, { recursive: true });
const visit = await openVisit({ demo: true, width: 1440 });
const { page } = visit;
try {
  page.on("console", (m) => {
    if (m.type() === "error") console.log("console:", m.text());
  });
  page.on("pageerror", (e) => console.log("pageerror:", e.message));
  await setUp(page, visit.milepost.setupUrl);
  await page.getByRole("link", { name: "Demo system" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Demo system" }).waitFor();
  const id = new URL(page.url()).pathname.split("/")[2];
  const shot = async (name: string, full = false) => {
    for (const scheme of ["light", "dark"] as const)
      for (const width of [1440, 390]) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${out}/${name}-${scheme}-${width}.png`, fullPage: full });
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  };
  const post = (path: string, body: unknown) =>
    page.evaluate(
      async ([path, body]) => {
        const r = await fetch(path as string, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        return `${r.status} ${(await r.text()).slice(0, 200)}`;
      },
      [path, body] as const,
    );
  const base = `/api/systems/${id}`;
  const text =
    "The package carries the vendor's backported fix; the version number alone misleads the scanner, as its changelog shows.";
  const fp = {
    type: "false positive",
    falsePositive: { evidence: text, attachments: ["changelog.txt", "rpm-query.txt"] },
  };
  const red = {
    requestedRating: "low",
    baseVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    modified: {
      MAV: { value: "L", explanation: "The service listens on the loopback address only." },
      MC: { value: "L", explanation: "It holds no data of customers." },
    },
    remediationLevel: { level: "workaround", explanation: "The port is closed at the host firewall." },
    enteredScore: null,
    attachments: ["firewall-rules.pdf"],
  };
  for (const n of [1, 2, 3, 4, 5]) {
    console.log(
      n,
      await post(`${base}/items/V-${n}/deviations`, {
        claim: n % 2 ? { type: "risk adjustment", reduction: red } : fp,
        rationale: text,
        until: "2027-06-30",
      }),
    );
  }
  console.log(
    await post(`${base}/items/V-1/deviations`, {
      claim: { type: "risk acceptance", residualRiskRating: "low", attachments: [] },
      rationale: "The hall is closed in spring.",
      until: "2027-04-30",
    }),
  );
  console.log(
    await post(`${base}/deviations`, {
      claim: fp,
      rationale: text,
      from: "2026-01-01",
      until: "2027-12-31",
      match: { detector: "nessus", sourceIdentifier: "500", cve: null, package: null, asset: "web-*" },
    }),
  );
  if (process.env["CONN"]) {
  }
  const list = await page.evaluate(
    async (p) => (await (await fetch(p)).json()) as { deviations: { id: string; name: string }[] },
    `${base}/deviations`,
  );
  console.log(list.deviations.map((d) => d.name).join(" "));
  // The demo operator's requests cannot be approved by the same person; withdraw one.
  const dr5 = list.deviations.find((d) => d.name === "DR-5");
  if (dr5)
    console.log(await post(`${base}/deviations/${dr5.id}/moves`, { move: "withdraw", reason: "Patched." }));
  await page.goto(`${visit.milepost.url}/systems/${id}/deviations`);
  await page.getByRole("heading", { level: 1, name: "Deviations" }).waitFor();
  await page.waitForLoadState("networkidle");
  await shot("page", true);
  await page.getByRole("button", { name: "Standing deviation" }).click();
  await page.waitForTimeout(300);
  await shot("standing");
  await page.keyboard.press("Escape");
  await page.goto(`${visit.milepost.url}/systems/${id}/items/V-1`);
  await page.getByRole("article", { name: "DR-1" }).waitFor();
  await page.getByRole("heading", { name: "Deviations" }).scrollIntoViewIfNeeded();
  await page
    .getByRole("heading", { name: "Deviations" })
    .evaluate((e) => e.scrollIntoView({ block: "start" }));
  await shot("item");
  await page.goto(`${visit.milepost.url}/systems/${id}/items/V-6`);
  await page.getByRole("button", { name: "Ask for a deviation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Type" }).selectOption("risk adjustment");
  await dialog.getByLabel("CVSS 3 vector").fill("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
  await dialog.getByLabel("Attack vector", { exact: true }).selectOption("L");
  await page.waitForTimeout(700);
  await shot("form");
  await dialog.getByLabel("Adjusted CVSS score").first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(200);
  await shot("form2");
  await page.goto(`${visit.milepost.url}/systems/${id}/deviations`);
  await page.getByRole("button", { name: "Withdraw DR-1" }).click();
  await page.waitForTimeout(300);
  await shot("decide");
} finally {
  await visit.close();
}
