import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { readReport } from "../src/reports/index.ts";

// Reads a report and prints how fast, as JSON:  node bench/read-report.ts report.nessus
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("Give the path of a report.");
const { size } = await stat(path);
const began = performance.now();
const { format, readings } = await readReport(() => createReadStream(path, { highWaterMark: 256 * 1024 }));
const counts = { record: 0, statement: 0, setAside: 0, asset: 0, assetEnd: 0, scan: 0, remark: 0 };
for await (const reading of readings) counts[reading.type] += 1;
const seconds = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({
    format,
    bytes: size,
    ...counts,
    seconds: Number(seconds.toFixed(2)),
    megabytesPerSecond: Number((size / 1e6 / seconds).toFixed(1)),
    recordsPerSecond: Math.round(counts.record / seconds),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
