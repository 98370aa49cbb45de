import { mappedTable } from "#reports/mapped-table.ts";
import { HEADER, MAPPING, tableLine } from "./support/mapping.ts";
const n = 300000;
async function* bytes() {
  yield Buffer.from(HEADER + "\n");
  for (let i = 0; i < n; i += 1000) yield Buffer.from(Array.from({ length: 1000 }, (_, k) => tableLine({ id: `F-${i + k}`, host: `h${(i + k) % 5000}` })).join("\n") + "\n");
}
const t = Date.now(); let c = 0;
for await (const r of mappedTable(MAPPING).read(() => bytes())) if (r.type === "record") c++;
console.log(c, Date.now() - t, "ms", Math.round(process.memoryUsage().rss / 1e6), "MB");
