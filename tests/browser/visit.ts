import type { Browser, BrowserContext, Page } from "playwright-core";
import { openBrowser } from "./open-browser.ts";
import { runMilepost, type RunningMilepost } from "./running-milepost.ts";

/** A browser on a Milepost of its own. */
export type Visit = {
  readonly milepost: RunningMilepost;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
};

/** Starts both. The content policy is bypassed so that the accessibility checker can be loaded into the page. */
export const openVisit = async ({ width = 1280, demo = false, ownServer = false } = {}): Promise<Visit> => {
  const milepost = await runMilepost({ demo, ownServer });
  try {
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    // A busy machine may take long to answer; a page that never does still fails the test.
    context.setDefaultTimeout(60_000);
    const close = async (): Promise<void> => {
      await browser.close();
      await milepost.stop();
    };
    return { milepost, browser, context, page: await context.newPage(), close };
  } catch (error) {
    await milepost.stop();
    throw error;
  }
};

/** Follows a link of the navigation and waits for the place. */
export const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};

/** Opens a system from the page of systems. */
export const openSystem = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};

/** Makes a system on the page of systems. */
export const createSystem = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name: "New system" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: false }).first().fill(name);
  await dialog.getByRole("button", { name: /create/i }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};

/** Presses a button that asks for a file, and gives it one. */
export const giveFile = async (
  page: Page,
  button: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> => {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
  await (await choosing).setFiles(file);
};

/** The rows of the table of that name, once it has one; each as one line of text. */
export const rowsOf = async (page: Page, table: string): Promise<string[]> => {
  const lines = page.getByRole("table", { name: table }).locator("tbody tr");
  await lines.first().waitFor();
  const texts = await lines.allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
};

/** Reads until it is right, ten times a second; after `attempts` the last value is given as it is. */
export const until = async <T>(
  read: () => Promise<T>,
  isRight: (value: T) => boolean,
  attempts = 100,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const value = await read();
    if (isRight(value) || attempt >= attempts) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
