import type { Command } from "commander";
import { importFile } from "#app/import/import-files.ts";
import { listImports } from "#app/import/read-imports.ts";
import { readMapping } from "#app/mapping/read-mappings.ts";
import { listSystems, resolveSystem } from "#app/system/read-systems.ts";
import { previewUndo, undoImport } from "#app/retell/undo-import.ts";
import { Fault } from "#domain/fault.ts";
import { differenceLines } from "./difference-lines.ts";
import { gatherFiles } from "./gather-files.ts";
import { linesOf, resultOf } from "./import-lines.ts";
import { progressLine } from "./progress-line.ts";
import { stopAsked } from "./stop-asked.ts";
import { withProgress } from "./with-progress.ts";
import { watchAndImport } from "./watch-and-import.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type ImportOptions = DataOptions & {
  readonly system: string;
  readonly preview?: boolean;
  readonly mapping?: string;
  readonly asset?: string;
  readonly watch?: boolean;
  readonly json?: boolean;
};

type UndoOptions = { readonly reason?: string; readonly preview?: boolean; readonly json?: boolean };

export const importCommands = (program: Command, open: OpenApp): void => {
  const command = dataOptions(program.command("import"))
    .description("take scanner and assessor files into the ledger, oldest scan first")
    .argument("[files...]", "the files, folders and archives")
    .option("--system <name>", "the system, by name or id")
    .option("--preview", "say what would happen and change nothing")
    .option("--mapping <name>", "read the files as tables through this saved mapping of the system")
    .option(
      "--asset <name>",
      "what the asset is called that a file does not name, such as the address of its repository",
    )
    .option("--watch", "stay, and take in what comes into the folder once it is complete; Ctrl+C ends it")
    .option("--json", "one JSON value on standard output; with --watch one line for each file")
    .action(async (paths: string[], options: ImportOptions) => {
      if (paths.length === 0) command.error("error: missing required argument 'files'");
      if (options.system === undefined)
        command.error("error: required option '--system <name>' not specified");
      if (options.watch === true) return watchAndImport(open, paths, options);
      const signal = stopAsked();
      const plain = options.mapping === undefined ? await gatherFiles(paths) : null;
      await withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const mapping =
          options.mapping === undefined ? null : (await readMapping(app, operator(), id, options.mapping))[0];
        const { files, skipped } =
          plain ?? (await gatherFiles(paths, mapping === null ? null : { app, mapping }));
        const results: unknown[] = [];
        for (const file of files) {
          const progress = progressLine(file.path);
          const imported = await importFile(app, operator(), id, file, options.preview === true, {
            mapping,
            assetName: options.asset,
            onProgress: progress.show,
            signal,
          })
            .catch((error: unknown) => Promise.reject(afterOthers(error, file.path, results.length)))
            .finally(() => progress.clear());
          results.push(resultOf(file.path, imported));
          if (!options.json) printLines(linesOf(imported, options.preview === true));
        }
        const left = skipped.map(({ path, fault }) => ({
          file: path,
          skipped: fault.code,
          message: fault.message,
        }));
        if (options.json) return printJson([...results, ...left]);
        printLines(left.map(({ file, message }) => `${file}: skipped. ${message}`));
      });
    });

  dataOptions(command.command("undo <id>"))
    .description("take an import back: the ledger is told anew without it, and what people wrote stays")
    .option("--reason <text>", "why, for the audit trail")
    .option("--preview", "say what would happen and change nothing")
    .option("--json", "one JSON value on standard output")
    .action((importId: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<DataOptions & UndoOptions>();
      return withApp(open, options, async (app) => {
        const undone = options.preview !== true;
        const difference = await withProgress(`undo ${importId}`, async (follow) => {
          const shown = await previewUndo(app, operator(), importId, follow);
          if (undone) await undoImport(app, operator(), importId, { reason: options.reason, follow });
          return shown;
        });
        if (options.json)
          return printJson({ importId, status: undone ? "undone" : "applied", ...difference });
        printLines([
          `${importId}${undone ? " was undone" : " (preview, nothing changed)"}`,
          ...differenceLines(difference),
        ]);
      });
    });

  dataOptions(command.command("list"))
    .description("list the imports")
    .option("--system <name>", "only of this system")
    .option("--json", "one JSON value on standard output")
    .action((_: unknown, self: Command) => {
      const options = self.optsWithGlobals<DataOptions & { system?: string; json?: boolean }>();
      return withApp(open, options, async (app) => {
        const systems = options.system
          ? [await resolveSystem(app, operator(), options.system)]
          : await listSystems(app, operator());
        const rows = await Promise.all(
          systems.map(async (system) =>
            (await listImports(app, operator(), system.id)).map((row) => ({
              importId: row.id,
              system: system.name,
              fileName: row.fileName,
              sha256: row.sha256,
              bytes: row.bytes,
              format: row.format,
              status: row.status,
              repeatOf: row.repeatOf,
              scannedAt: row.scannedAt?.toISOString() ?? null,
              createdAt: row.createdAt.toISOString(),
              createdBy: row.createdBy,
              counts: row.counts,
              fault: row.fault,
            })),
          ),
        );
        const imports = rows.flat();
        if (options.json) return printJson(imports);
        printTable(
          ["IMPORT", "SYSTEM", "FILE", "STATUS", "SCANNED", "RECORDS"],
          imports.map((row) => [
            row.importId,
            row.system,
            row.fileName,
            row.repeatOf ? "repeat" : row.status,
            row.scannedAt?.slice(0, 10) ?? "",
            `${row.counts?.records ?? ""}`,
          ]),
        );
      });
    });
};

/** A refusal in the middle of a pile says which file it is and that those before it were taken in. */
const afterOthers = (error: unknown, path: string, before: number): unknown =>
  error instanceof Fault && before > 0
    ? new Fault(error.code, `${path}: ${error.message} Files imported before it: ${before}.`, {
        cause: error,
      })
    : error;
