import { openStore } from "../../src/store/open-store.ts";
import { insertSeconds, parserSeconds } from "./floor.ts";
import { round } from "./measure.ts";

// Measures the floor below an import and prints JSON. Arguments: data folder, path of the report, records, findings.
const [dataDir = "", path = "", records, findings] = process.argv.slice(2);
const parser = await parserSeconds(path);
const store = await openStore({ dataDir });
const insert = await insertSeconds(store.jobsConnection, {
  records: Number(records),
  findings: Number(findings),
});
await store.close();
console.log(
  JSON.stringify({
    parserSeconds: round(parser),
    insertSeconds: round(insert),
    seconds: round(parser + insert, 3),
  }),
);
