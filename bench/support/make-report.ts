import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateNessus, type NessusOptions } from "../../src/reports/generate/nessus.ts";

/** The path of a made-up report with those options, made on first use and kept for the next run. */
export const madeReport = async (options: NessusOptions): Promise<string> => {
  const folder = join(tmpdir(), "milepost-bench-reports");
  await mkdir(folder, { recursive: true });
  const name = Object.entries(options)
    .map(([key, value]) => `${key}-${JSON.stringify(value)}`)
    .join("_");
  const path = join(folder, `${name}.nessus`);
  if (existsSync(path)) return path;
  const partial = `${path}.${process.pid}`;
  const file = createWriteStream(partial);
  for await (const piece of generateNessus(options)) {
    if (!file.write(piece)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  await rename(partial, path);
  return path;
};
