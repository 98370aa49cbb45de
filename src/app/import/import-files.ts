import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { ImportReport, ImportStatus } from "#domain/import.ts";
import type { SavedMapping } from "#domain/mapping.ts";
import { DEFAULT_REPORT_LIMITS, openArchive, readReport, type ReportBytes } from "#reports/index.ts";
import type { ImportRow } from "#store/imports.ts";
import type { App } from "../context.ts";
import { memberName } from "./member-name.ts";
import { startReading } from "./read-batches.ts";
import { discardImport, readImport } from "./read-imports.ts";
import { receiveReport } from "./receive-report.ts";
import { applyImport, previewImport, type ApplyWishes } from "./run-import.ts";

/** A file to take in, which can be opened more than once. */
export type ReportFile = {
  readonly path: string;
  readonly open: ReportBytes;
  /** The archive that holds it. */
  readonly archive?: { readonly name: string; readonly sha256: string };
};

export type ImportedFile = ImportRow & ImportReport;

/** The files, those in archives one by one in place of the archive. Throws the faults of `openArchive`. */
export const unpackFiles = async (files: readonly ReportFile[]): Promise<ReportFile[]> => {
  const unpacked: ReportFile[] = [];
  for (const file of files) {
    const members = await openArchive(file.open);
    if (members === null) unpacked.push(file);
    else {
      const archive = { name: basename(file.path), sha256: await hashOf(file.open) };
      for (const member of members)
        unpacked.push({
          path: `${file.path}/${memberName(basename(file.path), member.name)}`,
          open: () => member.open(),
          archive,
        });
    }
  }
  return unpacked;
};

const hashOf = async (open: ReportBytes): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of open()) hash.update(chunk);
  return hash.digest("hex");
};

/** A file of a pile that cannot be taken in, and why. */
export type RefusedFile = { readonly path: string; readonly fault: Fault };

/**
 * The files, oldest scan first, so that a month's pile tells its history in order, and those whose beginning cannot be
 * read. Reads only each file's beginning.
 */
export const inScanOrder = async (
  files: readonly ReportFile[],
  mapping: SavedMapping | null = null,
): Promise<{ readonly files: ReportFile[]; readonly refused: RefusedFile[] }> => {
  const dated: Array<{ file: ReportFile; scannedAt: string }> = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    try {
      const { readings } = await readReport(file.open, DEFAULT_REPORT_LIMITS, {
        mapping: mapping?.mapping ?? null,
      });
      const start = await startReading(readings);
      await readings.return(undefined);
      dated.push({ file, scannedAt: start?.scannedAt?.instant ?? "9999" });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      refused.push({ path: file.path, fault: error });
    }
  }
  dated.sort((a, b) => (a.scannedAt < b.scannedAt ? -1 : a.scannedAt > b.scannedAt ? 1 : 0));
  return { files: dated.map(({ file }) => file), refused };
};

export type ImportWishes = {
  /** Through which the file is read. */
  readonly mapping?: SavedMapping | null;
  /** What the asset is called that the file does not name. */
  readonly assetName?: string | undefined;
} & ApplyWishes;

/**
 * Takes one file in and applies it at once; with `preview` only says what would become of it. Throws `import.cancelled` when
 * the signal aborts before the file is in the ledger, which is then as it was.
 */
export const importFile = async (
  app: App,
  actor: Actor,
  systemId: string,
  file: ReportFile,
  preview: boolean,
  { mapping = null, assetName, instead, ...follow }: ImportWishes = {},
): Promise<ImportedFile> => {
  const fileName = basename(file.path);
  const { id } = await receiveReport(app, actor, {
    systemId,
    fileName,
    bytes: untilAborted(file.open(), follow.signal, fileName),
    ...(file.archive === undefined ? {} : { archive: file.archive }),
    mappingId: mapping?.id,
    assetName,
  });
  if (preview) await previewImport(app, actor, id, follow);
  else await applyImport(app, actor, id, { ...follow, instead });
  const imported = await readImport(app, actor, id);
  if (follow.signal?.aborted === true && RUNNING.has(imported.status)) {
    await discardImport(app, actor, id);
    throw cancelled(fileName);
  }
  if (preview && imported.status === "previewed") await discardImport(app, actor, id);
  return imported;
};

const RUNNING: ReadonlySet<ImportStatus> = new Set(["received", "previewing", "applying"]);

async function* untilAborted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  fileName: string,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    if (signal?.aborted === true) throw cancelled(fileName);
    yield chunk;
  }
}

const cancelled = (fileName: string): Fault =>
  new Fault(
    "import.cancelled",
    `Expected to take ${fileName} in, was asked to stop. Nothing of it is in the ledger: import it again.`,
  );
