import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The path itself; of a folder all files below it by name, hidden ones and links left out. */
export const filesBelow = async (path: string): Promise<string[]> => {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory() !== true) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const visible = entries.filter((entry) => !entry.name.startsWith("."));
  const below: string[] = [];
  for (const entry of visible.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) below.push(...(await filesBelow(join(path, entry.name))));
    else if (entry.isFile()) below.push(join(path, entry.name));
  }
  return below;
};
