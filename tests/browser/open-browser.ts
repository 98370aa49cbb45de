import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";
import { browserFile } from "./browser-file.ts";

/**
 * The package is meant for cloud functions. In one process, the browser dies with the first closed context; and a
 * graphics card played by the processor costs a quarter of the time and draws nothing that our pages have: no WebGL.
 */
const UNFIT = new Set([
  "--single-process",
  "--no-zygote",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--in-process-gpu",
]);

/** A real browser out of a package; the same on every machine. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await browserFile(),
    args: [...chromium.args.filter((arg) => !UNFIT.has(arg)), "--disable-gpu"],
    headless: true,
  });
