import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const WEB = new URL("../web/", import.meta.url);
const STAMP = new URL("dist/.built-from", WEB);
const INPUTS = [new URL("../package-lock.json", import.meta.url)];

/** Builds the page unless the last build was made from these very sources. */
export const buildPageIfNeeded = async (): Promise<void> => {
  const sources = await hashOfSources();
  if (existsSync(STAMP) && (await readFile(STAMP, "utf8")) === sources) return;
  process.stderr.write("Building the page (once)…\n");
  await build({ configFile: fileURLToPath(new URL("vite.config.ts", WEB)), logLevel: "warn" });
  await mkdir(new URL("dist/", WEB), { recursive: true });
  await writeFile(STAMP, sources);
};

const hashOfSources = async (): Promise<string> => {
  const hash = createHash("sha256");
  const names = await readdir(WEB, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !path.includes("/dist/"))
    .toSorted();
  for (const path of [...files, ...INPUTS.map((url) => fileURLToPath(url))]) {
    hash.update(path.slice(path.lastIndexOf("/web/"))).update(await readFile(path));
  }
  return hash.digest("hex");
};
