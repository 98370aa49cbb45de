/** Writes src/store/tables.generated.ts from a freshly migrated database, so that the types cannot drift from the SQL. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "../src/store/open-store.ts";
import { readColumns } from "./read-columns.ts";
import { tablesSource } from "./tables-source.ts";

const root = new URL("../", import.meta.url);
const target = fileURLToPath(new URL("src/store/tables.generated.ts", root));
const dataDir = await mkdtemp(join(tmpdir(), "milepost-generate-"));
const store = await openStore({ dataDir });
try {
  writeFileSync(target, tablesSource(await readColumns(store.db)));
  execFileSync(fileURLToPath(new URL("node_modules/.bin/oxfmt", root)), [target], { stdio: "inherit" });
} finally {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
