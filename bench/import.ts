import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { madeReport } from "./support/make-report.ts";
import { machine, round } from "./support/measure.ts";
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
const profile = values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`];

/** Runs a program of `support/` in its own process; the JSON that it prints. */
const run = async <T>(program: string, ...args: string[]): Promise<T> => {
  const path = fileURLToPath(new URL(`support/${program}.ts`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...profile, path, ...args]);
  return JSON.parse(stdout) as T;
};

type Taken = {
  readonly systemId: string;
  readonly seconds: number;
  readonly findings: number;
  readonly counts: { readonly records: number };
};

const result = await withDataFolder(async (folder) => {
  const firstImport = await run<Taken>("import-process", folder, "apply", first);
  const again = [folder, "apply", later, firstImport.systemId] as const;
  const seenAgain = await run<Taken>("import-process", ...again);
  const identicalBytes = await run<Taken>("import-process", ...again);
  const preview = await run<Taken>("import-process", folder, "preview", first);
  const rows = [firstImport.counts.records, firstImport.findings].map(String);
  const floor = await run<{ readonly seconds: number }>("floor-process", folder, first, ...rows);
  const ratioToFloor = {
    firstImport: round(firstImport.seconds / floor.seconds),
    seenAgain: round(seenAgain.seconds / floor.seconds),
    preview: round(preview.seconds / floor.seconds),
  };
  return { firstImport, seenAgain, identicalBytes, preview, floor, ratioToFloor };
});
const { size } = await stat(first);
console.log(JSON.stringify({ machine: machine(), bytes: size, ...result }, null, 2));
