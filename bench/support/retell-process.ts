import { createReadStream } from "node:fs";
import { DEFAULT_INTAKE_POLICY } from "#domain/intake-policy.ts";
import { receiveReport } from "../../src/app/import/receive-report.ts";
import { applyImport } from "../../src/app/import/run-import.ts";
import { tryIntakePolicy } from "../../src/app/retell/intake-policy.ts";
import { previewUndo, undoImport } from "../../src/app/retell/undo-import.ts";
import { createSystem } from "../../src/app/system/create-system.ts";
import { openStore } from "../../src/store/open-store.ts";
import { restingMemory, round, watched } from "./measure.ts";

// Arguments: data folder, paths of the two reports. In a process of its own, so that its memory is the telling's alone.
const [dataDir = "", ...paths] = process.argv.slice(2);
const actor = { kind: "operator", name: "benchmark" } as const;
const store = await openStore({ dataDir });
const app = { store, now: () => new Date() };
const { id: systemId } = await createSystem(app, actor, { name: "Told anew", rulebook: "fedramp-rev5" });
const resting = await restingMemory();

const imports: string[] = [];
let importSeconds = 0;
for (const path of paths) {
  const { id } = await receiveReport(app, actor, {
    systemId,
    fileName: "scan.nessus",
    bytes: createReadStream(path),
  });
  importSeconds += (await watched(resting, () => applyImport(app, actor, id))).seconds;
  imports.push(id);
}
const last = imports.at(-1) ?? "";
const figures = async (what: () => Promise<unknown>, repeats: number) => {
  const { seconds, megabytesOverIdle } = await watched(resting, what);
  return {
    seconds: round(seconds),
    megabytesOverIdle,
    ratioToImports: round(seconds / ((importSeconds * repeats) / paths.length)),
  };
};
const byCve = { ...DEFAULT_INTAKE_POLICY, grouping: "cve" } as const;
const undoPreview = await figures(() => previewUndo(app, actor, last), 1);
const otherGrouping = await figures(() => tryIntakePolicy(app, actor, systemId, byCve), 2);
const undo = await figures(() => undoImport(app, actor, last), 1);
await store.close();
console.log(JSON.stringify({ importSeconds: round(importSeconds), undoPreview, otherGrouping, undo }));
