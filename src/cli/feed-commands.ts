import type { Command } from "commander";
import { importEpss } from "#app/epss/import-epss.ts";
import { importKev } from "#app/kev/import-kev.ts";
import { counted } from "#domain/counted.ts";
import { openFile } from "./open-file.ts";
import { printJson, printLines } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

/** What the world says of vulnerabilities: those known to be exploited, and how likely the others are. */
export const feedCommands = (program: Command, open: OpenApp): void => {
  dataOptions(program.command("kev").command("import <file>"))
    .description(
      "take in CISA's catalog of known exploited vulnerabilities (JSON), no older than the one in force; dates follow",
    )
    .option("--json", "one JSON value on standard output")
    .action((path: string, options: DataOptions & { readonly json?: boolean }) =>
      withApp(open, options, async (app) => {
        const imported = await importKev(app, operator(), (await openFile(path))());
        if (options.json) return printJson(imported);
        printLines([
          `Catalog ${imported.version}: ${imported.entries} vulnerabilities, ${imported.items} items changed.`,
          ...imported.remarks.map(({ where, message }) => `  ${where}: ${message}`),
        ]);
      }),
    );

  dataOptions(program.command("epss").command("import <file>"))
    .description(
      "take in FIRST's EPSS scores of a day (CSV, packed with gzip or not), no older than those in force",
    )
    .option("--json", "one JSON value on standard output")
    .action((path: string, options: DataOptions & { readonly json?: boolean }) =>
      withApp(open, options, async (app) => {
        const imported = await importEpss(app, operator(), (await openFile(path))());
        if (options.json) return printJson(imported);
        const { version, scoreDate, scores, changed, remarks, unreadable } = imported;
        printLines([
          `EPSS model ${version}, scores of ${scoreDate}: ${counted(scores, "CVEs")}.`,
          ...(changed ? [] : ["The same file was taken in before; nothing changed."]),
          ...(unreadable === 0 ? [] : [`Lines left out: ${unreadable}.`]),
          ...remarks.map(({ where, message }) => `  ${where}: ${message}`),
        ]);
      }),
    );
};
