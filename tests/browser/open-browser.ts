import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";
import { browserFile } from "./browser-file.ts";

/** The package is meant for cloud functions; in one process, the browser dies with the first closed context. */
const UNFIT = new Set(["--single-process", "--no-zygote"]);

/** A real browser out of a package; the same on every machine. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await browserFile(),
    args: chromium.args.filter((arg) => !UNFIT.has(arg)),
    headless: true,
  });
