import { writeFileSync } from "node:fs";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { setUp } from "./person.ts";
import { openVisit } from "./visit.ts";
import { violationsOf } from "./axe.ts";
const out = "/tmp/cmmc-shots";
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
  const shot = async (name: string) => {
    for (const scheme of ["light", "dark"] as const)
      for (const width of [1440, 390]) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(300);
        await page.screenshot({
          path: `${out}/${name}-${scheme}-${width}.png`,
          fullPage: width === 1440 ? false : false,
        });
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  };
  const post = (path: string, body: unknown, method = "POST") =>
    page.evaluate(
      async ([path, body, method]) => {
        const r = await fetch(path as string, {
          method: method as string,
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        return `${r.status} ${(await r.text()).slice(0, 200)}`;
      },
      [path, body, method] as const,
    );
  await page.goto(`${visit.milepost.url}/systems/${id}/cmmc`);
  await page.getByRole("heading", { name: "Requirements" }).waitFor();
  await shot("fresh");
  const text = [
    "id,result,note",
    ...rulesOfLevel(2).requirements.map(
      ({ id }) =>
        `${id},${({ "3.1.3": "not met", "3.13.11": "partial", "3.1.1": "not met", "3.1.20": "not met", "3.5.3": "met", "3.1.12": "n/a", "3.8.1": "not assessed" } as Record<string, string>)[id] ?? "met"},`,
    ),
  ].join("\n");
  const base = `/api/systems/${id}/cmmc/2`;
  console.log((await post(`${base}/results/import`, { text })).slice(0, 60));
  console.log(
    (
      await post(
        `${base}/assessment`,
        {
          version: 1,
          sspName: "System security plan of the enclave",
          sspVersion: "4.1",
          sspDate: "2026-03-01",
          scope: "enclave",
          scopeDescription: "Engineering enclave",
          cageCodes: ["1ABC2"],
          uid: "S200000123",
          assessedOn: "2026-03-10",
        },
        "PATCH",
      )
    ).slice(0, 60),
  );
  console.log(
    (
      await post(`${base}/entries`, {
        register: "assessment poam",
        requirement: "3.1.3",
        description: "Flows between the enclave and the office network are not approved.",
        scheduledCompletionDate: "2027-02-01",
        resources: "80 hours",
        poamIds: ["V-1", "V-2"],
      })
    ).slice(0, 60),
  );
  console.log(
    (
      await post(`${base}/entries`, {
        register: "operational plan",
        requirement: "3.13.8",
        description: "A patch of the VPN gateway ended its FIPS validation.",
        aroseOn: "2026-01-01",
        correctiveAction: "Upgrade once the certificate is there.",
        nextReviewOn: "2027-07-01",
      })
    ).slice(0, 60),
  );
  console.log(
    (
      await post(`${base}/entries`, {
        register: "enduring exception",
        requirement: "3.5.4",
        description: "Milling machine controller.",
        rationale: "Its maker offers no other sign-in.",
        mitigations: "Own network, locked room, watched.",
        sspReference: "SSP 4.2, table 7",
      })
    ).slice(0, 60),
  );
  await page.reload();
  await page.getByRole("heading", { name: "Enduring exceptions: 1 entry" }).waitFor();
  await shot("half");
  await page.screenshot({ path: `${out}/half-full.png`, fullPage: true });
  await page.goto(`${visit.milepost.url}/systems/${id}/cmmc?level=2&open=3.1.3`);
  await page
    .getByText("History of")
    .first()
    .waitFor({ state: "attached" })
    .catch(() => undefined);
  await page.waitForTimeout(800);
  await shot("open");
  await page.getByRole("button", { name: "Add a temporary deficiency" }).click();
  await page.waitForTimeout(300);
  await shot("dialog");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 900 });
  await page.getByRole("heading", { name: /Assessment POA/ }).scrollIntoViewIfNeeded();
  await page.evaluate(() => globalThis.scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/registers-390.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(() => globalThis.scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/registers-1440.png` });
  const clean = ["id,result", ...["3.1.1", "3.1.20", "3.8.1"].map((r) => `${r},met`)].join("\n");
  await post(`${base}/results/import`, { text: clean });
  const cur = await page.evaluate(
    async (p) => (await (await fetch(p)).json()) as { assessment: { version: number } },
    `/api/systems/${id}/cmmc?level=2`,
  );
  console.log(
    await post(`${base}/entries`, {
      register: "assessment poam",
      requirement: "3.13.11",
      description: "Module not validated.",
      scheduledCompletionDate: "2027-02-01",
    }).then((t) => t.slice(0, 200)),
  );
  const view2 = await page.evaluate(
    async (p) =>
      (await (await fetch(p)).json()) as { entries: { id: string; register: string; version: number }[] },
    `/api/systems/${id}/cmmc?level=2`,
  );
  const plan = view2.entries.find((e) => e.register === "operational plan");
  console.log(
    (
      await post(`${base}/entries/${plan?.id}/reviews`, {
        version: plan?.version,
        reviewedOn: "2026-11-01",
        progress: "Certificate is in review at the laboratory.",
        showsProgress: true,
        nextReviewOn: "2027-01-15",
      })
    ).slice(0, 60),
  );
  const today = new Date(Date.now() - 30 * 86400e3).toISOString().slice(0, 10);
  console.log(
    (
      await post(`${base}/status`, {
        version: cur.assessment.version,
        standing: "conditional",
        date: today,
        reason: "SPRS.",
      })
    ).slice(0, 200),
  );
  await page.goto(`${visit.milepost.url}/systems/${id}/cmmc?level=2`);
  await page.getByText("Conditional Level 2 (Self)").first().waitFor();
  await shot("conditional");
  await page.goto(`${visit.milepost.url}/systems/${id}/cmmc?level=1`);
  await page.getByText("Not at this level").first().waitFor();
  await shot("level1");
  writeFileSync(`${out}/ok`, "ok");
} finally {
  await visit.close();
}
