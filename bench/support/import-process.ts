import { createReadStream } from "node:fs";
import { receiveReport } from "../../src/app/import/receive-report.ts";
import { applyImport, previewImport } from "../../src/app/import/run-import.ts";
import { readImport } from "../../src/app/import/read-imports.ts";
import { createSystem } from "../../src/app/system/create-system.ts";
import { openStore } from "../../src/store/open-store.ts";
import { insertSeconds, parserSeconds } from "./floor.ts";
import { restingMemory, round, watched } from "./measure.ts";

// Imports in a process of its own, so that its memory is the import's alone. Arguments: data folder, report, the same
// findings of a later scan. Prints JSON.
const [dataDir = "", first = "", later = ""] = process.argv.slice(2);
const actor = { kind: "operator", name: "benchmark" } as const;
const store = await openStore({ dataDir });
const app = { store, now: () => new Date() };
const newSystem = async (name: string): Promise<string> =>
  (await createSystem(app, actor, { name, rulebook: "fedramp-rev5" })).id;
const [systemId, emptySystemId] = [await newSystem("Imports"), await newSystem("Preview")];

const resting = await restingMemory();
const measured = async (run: typeof applyImport, system: string, path: string) => {
  const receive = () =>
    receiveReport(app, actor, { systemId: system, fileName: "scan.nessus", bytes: createReadStream(path) });
  const received = await watched(resting, receive);
  const taken = await watched(resting, () => run(app, actor, received.result.id));
  const { status, counts } = await readImport(app, actor, received.result.id);
  const findings = counts ? counts.opened + counts.returned + counts.seenAgain + counts.duplicates : 0;
  return {
    status,
    counts,
    findings,
    storeFileSeconds: round(received.seconds),
    seconds: round(taken.seconds),
    recordsPerSecond: Math.round((counts?.records ?? 0) / taken.seconds),
    findingsPerSecond: Math.round(findings / taken.seconds),
    megabytesOverIdle: Math.max(received.megabytesOverIdle, taken.megabytesOverIdle),
  };
};

const firstImport = await measured(applyImport, systemId, first);
const seenAgain = await measured(applyImport, systemId, later);
const identicalBytes = await measured(applyImport, systemId, first);
const preview = await measured(previewImport, emptySystemId, first);
const rows = { records: firstImport.counts?.records ?? 0, findings: firstImport.counts?.opened ?? 0 };
const [parser, insert] = [await parserSeconds(first), await insertSeconds(store.jobsConnection, rows)];
await store.close();
const floor = parser + insert;
console.log(
  JSON.stringify({
    firstImport,
    seenAgain,
    identicalBytes,
    preview,
    floor: { parserSeconds: round(parser), insertSeconds: round(insert), seconds: round(floor) },
    ratioToFloor: {
      firstImport: round(firstImport.seconds / floor),
      seenAgain: round(seenAgain.seconds / floor),
      preview: round(preview.seconds / floor),
    },
    idleMegabytes: Math.round(resting / 2 ** 20),
  }),
);
