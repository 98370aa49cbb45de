import { createReadStream } from "node:fs";
import { receiveReport } from "../../src/app/import/receive-report.ts";
import { applyImport, previewImport } from "../../src/app/import/run-import.ts";
import { readImport } from "../../src/app/import/read-imports.ts";
import { createSystem } from "../../src/app/system/create-system.ts";
import { openStore } from "../../src/store/open-store.ts";
import { restingMemory, round, watched } from "./measure.ts";

// Takes in one report in a process of its own, so that its memory is the import's alone, and prints JSON. Arguments:
// data folder, `preview` or `apply`, path of the report, id of the system (without it a new system is made).
const [dataDir = "", task, path = "", knownSystem] = process.argv.slice(2);
const actor = { kind: "operator", name: "benchmark" } as const;
const store = await openStore({ dataDir });
const app = { store, now: () => new Date() };
const newSystem = () => createSystem(app, actor, { name: `System for ${task}`, rulebook: "fedramp-rev5" });
const systemId = knownSystem ?? (await newSystem()).id;
const run = task === "preview" ? previewImport : applyImport;

const resting = await restingMemory();
const received = await watched(resting, () =>
  receiveReport(app, actor, { systemId, fileName: "scan.nessus", bytes: createReadStream(path) }),
);
const taken = await watched(resting, () => run(app, actor, received.result.id));
const { status, counts, repeatOf } = await readImport(app, actor, received.result.id);
await store.close();
const findings = counts ? counts.opened + counts.returned + counts.seenAgain + counts.duplicates : 0;
const records = counts?.records ?? 0;
console.log(
  JSON.stringify({
    systemId,
    status,
    isRepeat: repeatOf !== null,
    counts,
    findings,
    storeFileSeconds: round(received.seconds),
    seconds: round(taken.seconds, 3),
    recordsPerSecond: Math.round(records / taken.seconds),
    findingsPerSecond: Math.round(findings / taken.seconds),
    idleMegabytes: Math.round(resting / 2 ** 20),
    megabytesOverIdle: Math.max(received.megabytesOverIdle, taken.megabytesOverIdle),
  }),
);
