import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";

/**
 * The browser's program file. The package unpacks itself into the temporary folder, under one name for every account and
 * without waiting for others; so it is unpacked aside and then takes its place in a folder of our own, whole or not at all.
 */
export const browserFile = async (): Promise<string> => {
  const folder = join(tmpdir(), `milepost-chromium-${userInfo().username}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return join(folder, "chromium");
};

const unpackInto = async (folder: string): Promise<void> => {
  const fresh = await mkdtemp(`${folder}-`);
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = fresh;
  try {
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  await rename(fresh, folder).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
};
