import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { madeReport } from "./support/make-report.ts";
import { machine } from "./support/measure.ts";
import { withDataFolder } from "./support/scratch-store.ts";

// Takes two made-up Nessus reports in, a week apart, then tells the ledger anew three times: what undoing the second
// would do, what another grouping would do, and the undo itself. Prints seconds and memory as JSON, and ratios to the two
// imports that the telling repeats:
//   node bench/retell.ts --bytes 100000000
const { values } = parseArgs({ options: { bytes: { type: "string", default: "100000000" } } });
const report = (startDate: string) =>
  madeReport({ seed: 1, hosts: 1, targetBytes: Number(values.bytes), idleChecks: 100_000, startDate });
const reports = [await report("2026-01-12"), await report("2026-01-19")];
const program = fileURLToPath(new URL("support/retell-process.ts", import.meta.url));
const result = await withDataFolder(async (folder) => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, ...reports]);
  return JSON.parse(stdout) as object;
});
console.log(JSON.stringify({ machine: machine(), bytes: Number(values.bytes), ...result }, null, 2));
