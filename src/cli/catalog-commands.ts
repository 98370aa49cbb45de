import type { Command } from "commander";
import { importCatalog } from "#app/catalog/import-catalog.ts";
import { listCatalogs } from "#app/catalog/read-controls.ts";
import { importSecurityPlan } from "#app/catalog/security-plan.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { openFile } from "./open-file.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type Options = DataOptions & { readonly json?: boolean };

export const catalogCommands = (program: Command, open: OpenApp): void => {
  const catalog = program
    .command("catalog")
    .description("catalogs of controls, which give controls their titles");

  dataOptions(catalog.command("import <file>"))
    .description(
      "load a catalog (OSCAL, JSON), such as SP 800-53 or SP 800-171; it replaces the one of its title",
    )
    .option("--json", "one JSON value on standard output")
    .action((path: string, options: Options) =>
      withApp(open, options, async (app) => {
        const imported = await importCatalog(app, operator(), (await openFile(path))());
        if (options.json) return printJson(imported);
        const { title, version, controls, withdrawn, changed, remarks } = imported;
        printLines([
          `${title}, version ${version || "unknown"}: ${controls} controls, ${withdrawn} of them withdrawn.`,
          ...(changed ? [] : ["The same file was loaded before; nothing changed."]),
          ...remarks.map(({ where, message }) => `  ${where}: ${message}`),
        ]);
      }),
    );

  dataOptions(catalog.command("list"))
    .description("list the catalogs that are loaded")
    .option("--json", "one JSON value on standard output")
    .action((options: Options) =>
      withApp(open, options, async (app) => {
        const all = await listCatalogs(app, operator());
        if (options.json) return printJson(all);
        printTable(
          ["CATALOG", "VERSION", "CONTROLS", "LOADED", "BY"],
          all.map(({ title, version, controls, importedAt, importedBy }) => [
            title,
            version,
            `${controls}`,
            importedAt.toISOString().slice(0, 10),
            importedBy,
          ]),
        );
      }),
    );

  dataOptions(program.command("ssp").description("system security plans").command("import <file>"))
    .description("take in the system security plan (OSCAL, JSON); items can be linked to its statements")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--json", "one JSON value on standard output")
    .action((path: string, options: Options & { readonly system: string }) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const plan = await importSecurityPlan(app, operator(), id, (await openFile(path))());
        if (options.json) return printJson(plan);
        printLines([
          `${plan.title}, version ${plan.version || "unknown"}, of ${plan.systemName}: ${plan.statements} statements.`,
          ...(plan.changed ? [] : ["It is the present plan already; nothing changed."]),
          ...plan.remarks.map(({ where, message }) => `  ${where}: ${message}`),
        ]);
      }),
    );
};
