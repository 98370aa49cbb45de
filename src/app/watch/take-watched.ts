import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { importsOfBytes, moveImport, type ImportFault, type ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import type { ImportedFile } from "../import/import-files.ts";
import { fingerprint } from "../import/inspect-report.ts";
import { readImport } from "../import/read-imports.ts";
import { receiveReport } from "../import/receive-report.ts";
import { applyImport, failImport } from "../import/run-import.ts";
import { nameOf, type WatchedReport } from "./watched-reports.ts";

/** What became of a file of a watched folder. */
export type WatchedFile =
  | { readonly path: string; readonly outcome: "applied" | "known"; readonly imported: ImportedFile }
  | {
      readonly path: string;
      readonly outcome: "refused";
      readonly imported: ImportedFile;
      readonly fault: ImportFault;
    };

/** The folder's file went away meanwhile. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

/** Takes one complete report in and applies it, unless its bytes are known. Rejects when it must be tried again. */
export const takeWatched = async (
  app: App,
  actor: Actor,
  { systemId, signal }: { readonly systemId: string; readonly signal: AbortSignal },
  { file, fault }: WatchedReport,
): Promise<WatchedFile> => {
  const { path } = file;
  const { sha256 } = await fingerprint(file.open);
  const known = await inTransaction(app.store.db, actor, (tx) => importsOfBytes(tx, systemId, sha256));
  const begun = known.find((row) => isOwnBegun(row, actor));
  const settled = known.find(({ status }) => IN_LEDGER.has(status)) ?? (begun ? undefined : known[0]);
  if (settled) return { path, outcome: "known", imported: await readImport(app, actor, settled.id) };
  const row =
    begun ??
    (await receiveReport(app, actor, {
      systemId,
      fileName: nameOf(file),
      bytes: file.open(),
      ...(file.archive === undefined ? {} : { archive: file.archive }),
    }));
  if (fault !== null) await failImport(app, actor, row.id, { code: fault.code, message: fault.message });
  else await apply(stopping(app, signal), actor, row);
  return told(path, await readImport(app, actor, row.id));
};

const IN_LEDGER: ReadonlySet<ImportRow["status"]> = new Set(["applied", "undoing"]);
const BEGUN: ReadonlySet<ImportRow["status"]> = new Set(["received", "previewing", "previewed", "applying"]);

/** An import that was begun by an earlier run of this very watching, which was stopped or killed. */
const isOwnBegun = (row: ImportRow, actor: Actor): boolean =>
  BEGUN.has(row.status) && row.createdBy === actor.name && row.batchId === null;

/** A refusal is kept with the import. */
const apply = async (app: App, actor: Actor, row: ImportRow): Promise<void> => {
  await inTransaction(app.store.db, actor, (tx) =>
    moveImport(tx, row.id, ["previewing", "previewed"], "received"),
  );
  try {
    await applyImport(app, actor, row.id);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
};

const told = (path: string, imported: ImportedFile): WatchedFile => {
  if (imported.fault !== null) return { path, outcome: "refused", imported, fault: imported.fault };
  if (BEGUN.has(imported.status)) throw new Error(`${path} is being taken in by another process.`);
  return { path, outcome: imported.status === "applied" ? "applied" : "known", imported };
};

/** The application whose reading of stored files ends with the signal. */
const stopping = (app: App, signal: AbortSignal): App => ({
  ...app,
  store: {
    ...app.store,
    rawFiles: {
      ...app.store.rawFiles,
      async *read(sha256, range) {
        for await (const chunk of app.store.rawFiles.read(sha256, range)) {
          signal.throwIfAborted();
          yield chunk;
        }
      },
    },
  },
});
