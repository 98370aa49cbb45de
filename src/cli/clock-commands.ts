import type { Command } from "commander";
import { decideExtension, listExtensions, requestExtension } from "#app/clock/extensions.ts";
import { setManualDate } from "#app/clock/manual-date.ts";
import { recordVendorEvent, type VendorEvent } from "#app/clock/vendor-dependency.ts";
import { importEpss } from "#app/epss/import-epss.ts";
import { importKev } from "#app/kev/import-kev.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { counted } from "#domain/counted.ts";
import { requireDay } from "#domain/calendar.ts";
import { REQUEST_DECISIONS } from "#domain/request.ts";
import { openFile } from "./open-file.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type Options = DataOptions & { readonly system: string; readonly json?: boolean };
type DatedOptions = Options & { readonly on: string; readonly answer?: string };
type OpenOptions = DatedOptions & { readonly product: string; readonly vendor?: string };
type ToOptions = Options & { readonly to: string; readonly reason: string };

/** What moves dates: extensions, dates set by hand, vendors, the catalog of known exploited vulnerabilities. */
export const clockCommands = (program: Command, item: Command, open: OpenApp): void => {
  const extension = program.command("extension").description("later dates that another person approves");
  system(extension.command("list"))
    .description("every extension that was asked for")
    .action((options: Options) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const all = await listExtensions(app, operator(), id);
        if (options.json) return printJson(all);
        printTable(
          ["ID", "ITEM", "FROM", "TO", "STATUS", "REASON"],
          all.map((one) => [one.id, one.poamId, one.from, one.to, one.status, one.reason]),
        );
      }),
    );
  system(extension.command("request <item>"))
    .description("ask for a later date; it counts once another person approves")
    .requiredOption("--to <day>", "the new date")
    .requiredOption("--reason <text>", "why")
    .action((poamId: string, options: ToOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const wanted = { to: requireDay(options.to, "--to"), reason: options.reason };
        const id = await requestExtension(app, operator(), { systemId, poamId }, wanted);
        if (options.json) return printJson({ id });
        printLines([`Extension ${id} waits for a decision.`]);
      }),
    );
  for (const decision of REQUEST_DECISIONS)
    system(extension.command(`${decision} <id>`))
      .description(`${decision} an extension`)
      .requiredOption("--reason <text>", "why")
      .action((id: string, options: Options & { readonly reason: string }) =>
        withApp(open, options, async (app) => {
          const { id: systemId } = await resolveSystem(app, operator(), options.system);
          await decideExtension(app, operator(), { systemId, id }, { decision, reason: options.reason });
          if (options.json) return printJson({ id, decision });
          printLines([`Done: ${decision}.`]);
        }),
      );

  system(item.command("schedule <id> <day>"))
    .description('set the scheduled date by hand; "rulebook" gives it back to the rulebook')
    .requiredOption("--reason <text>", "why")
    .action((poamId: string, day: string, options: Options & { readonly reason: string }) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const date = day === "rulebook" ? null : requireDay(day, "the date");
        const given = { date, reason: options.reason };
        const { scheduledCompletionDate } = await setManualDate(app, operator(), { systemId, poamId }, given);
        if (options.json) return printJson({ poamId, scheduledCompletionDate });
        printLines([`${poamId} is due ${scheduledCompletionDate ?? "on no date"}.`]);
      }),
    );

  const vendor = program.command("vendor").description("fixes of vendors that items wait for");
  const recorded = (poamId: string, options: DatedOptions, event: () => VendorEvent) =>
    withApp(open, options, async (app) => {
      const { id: systemId } = await resolveSystem(app, operator(), options.system);
      const present = await recordVendorEvent(app, operator(), { systemId, poamId }, event());
      if (options.json) return printJson(present);
      printLines([`Recorded for ${poamId}.`]);
    });
  system(vendor.command("open <item>"))
    .description("the item depends on a vendor's fix")
    .requiredOption("--product <name>", "the product that waits for the fix")
    .option("--vendor <name>", "who makes it")
    .requiredOption("--on <day>", "since when")
    .action((poamId: string, options: OpenOptions) =>
      recorded(poamId, options, () => ({
        event: "open",
        product: options.product,
        vendor: options.vendor ?? null,
        on: requireDay(options.on, "--on"),
      })),
    );
  for (const event of ["check in", "release", "end"] as const)
    system(vendor.command(`${event.replace(" ", "-")} <item>`))
      .description(VENDOR_WORDS[event])
      .requiredOption("--on <day>", "when")
      .requiredOption("--answer <text>", "what the vendor said")
      .action((poamId: string, options: DatedOptions) =>
        recorded(poamId, options, () => ({
          event,
          answer: options.answer ?? "",
          on: requireDay(options.on, "--on"),
        })),
      );

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

const system = (command: Command): Command =>
  dataOptions(command)
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--json", "one JSON value on standard output");

const VENDOR_WORDS = {
  "check in": "the vendor was asked",
  release: "the vendor released a fix: the dates count from there",
  end: "the dependency ended otherwise",
} as const;
