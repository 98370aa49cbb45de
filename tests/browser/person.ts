import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Role } from "#domain/access.ts";
import { goTo, type Visit } from "./visit.ts";

/** Becomes the first administrator through the one-time link, as a new user would. */
export const setUp = async (page: Page, setupUrl: string | null): Promise<void> => {
  assert.ok(setupUrl, "the server printed no one-time link");
  await page.goto(setupUrl);
  await page.getByLabel("Organization").fill("Example agency");
  await page.getByLabel("Your name").fill("Ada Example");
  await page.getByLabel("Email").fill("ada@example.test");
  await page
    .getByLabel("Password", { exact: true })
    .or(page.getByLabel("Password *"))
    .first()
    .fill("a long enough sentence");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByRole("heading", { level: 1, name: /systems/i }).waitFor();
};

/** Drops a file on the page with the mouse's own events. */
export const dropFile = (page: Page, fileName: string, bytes: Buffer): Promise<void> =>
  dropFiles(page, { [fileName]: bytes });

/** Drops several files at once. Their time of change is always the same. */
export const dropFiles = async (page: Page, files: Readonly<Record<string, Buffer>>): Promise<void> => {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of given) {
        const content = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
        const type = "application/octet-stream";
        transfer.items.add(new File([content], name, { type, lastModified: 1_780_000_000_000 }));
      }
      return transfer;
    },
    Object.entries(files).map(([name, bytes]) => [name, bytes.toString("base64")] as const),
  );
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent("main", type, { dataTransfer: data });
    if (type === "dragenter") await page.waitForTimeout(250);
    const target = page.locator(".mantine-Dropzone-root");
    if ((await target.count()) > 0) await target.first().dispatchEvent(type, { dataTransfer: data });
  }
};

/** Drops one scan on the page of imports and applies what its preview shows. */
export const takeScanIn = async (page: Page, fileName: string, bytes: Buffer): Promise<void> => {
  await goTo(page, "Imports");
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  await dropFile(page, fileName, bytes);
  await page.getByRole("button", { name: "Apply to the ledger" }).click();
  await page.getByText("Applied to the ledger").waitFor();
};

/** Invites a second person to the system that the page shows; their own page, signed in. */
export const joinAs = async ({ browser, page }: Visit, name: string, role: Role): Promise<Page> => {
  const url = await page.evaluate(async (given) => {
    const systemId = location.pathname.split("/")[2] ?? "";
    const answer = await fetch(`/api/systems/${systemId}/invitations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "second@example.test", role: given }),
    });
    return ((await answer.json()) as { url: string }).url;
  }, role);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  context.setDefaultTimeout(60_000);
  const second = await context.newPage();
  await second.goto(url);
  await second.getByLabel("Your name").fill(name);
  await second
    .getByLabel("Password", { exact: true })
    .or(second.getByLabel("Password *"))
    .first()
    .fill("another long sentence");
  await second.getByRole("button", { name: /join|create/i }).click();
  await second.getByRole("heading", { level: 1, name: /systems/i }).waitFor();
  return second;
};
