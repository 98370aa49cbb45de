import { once } from "node:events";
import { parseArgs } from "node:util";
import { generateNessus } from "../src/reports/generate/nessus.ts";

// Writes a made-up Nessus report to standard output:
//   node bench/generate-nessus.ts --bytes 100000000 --seed 1 > report.nessus
const { values } = parseArgs({
  options: {
    bytes: { type: "string", default: "100000000" },
    seed: { type: "string", default: "1" },
    hosts: { type: "string", default: "1" },
    records: { type: "string", default: "90" },
    month: { type: "string", default: "0" },
    start: { type: "string", default: "2026-01-12" },
    "idle-checks": { type: "string", default: "100000" },
  },
});

const pieces = generateNessus({
  seed: Number(values.seed),
  hosts: Number(values.hosts),
  findingsPerHost: Number(values.records),
  targetBytes: Number(values.bytes),
  startDate: values.start,
  month: Number(values.month),
  idleChecks: Number(values["idle-checks"]),
});
for await (const piece of pieces) {
  if (!process.stdout.write(piece)) await once(process.stdout, "drain");
}
