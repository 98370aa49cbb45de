import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { madeReport } from "./support/make-report.ts";
import { machine } from "./support/measure.ts";
import { withDataFolder } from "./support/scratch-store.ts";

// Imports a made-up Nessus report into a new database and prints how fast, how much memory and how far from the floor
// (XML parser plus bare inserts), as JSON:
//   node bench/import.ts --bytes 100000000
const { values } = parseArgs({
  options: {
    bytes: { type: "string", default: "100000000" },
    seed: { type: "string", default: "1" },
    /** Writes a processor profile of the importing process into this folder. */
    profile: { type: "string" },
  },
});
const report = (startDate: string) =>
  madeReport({
    seed: Number(values.seed),
    hosts: 1,
    targetBytes: Number(values.bytes),
    idleChecks: 100_000,
    startDate,
  });
const [first, later] = [await report("2026-01-12"), await report("2026-01-19")];
const program = fileURLToPath(new URL("support/import-process.ts", import.meta.url));
const profile = values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`];
const { stdout } = await withDataFolder((folder) =>
  promisify(execFile)(process.execPath, [...profile, program, folder, first, later]),
);
const { size } = await stat(first);
console.log(JSON.stringify({ machine: machine(), bytes: size, ...(JSON.parse(stdout) as object) }, null, 2));
