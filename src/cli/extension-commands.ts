import type { Command } from "commander";
import { decideExtension, listExtensions, requestExtension } from "#app/clock/extensions.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { requireDay } from "#domain/calendar.ts";
import { REQUEST_DECISIONS } from "#domain/request.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type ToOptions = SystemOptions & { readonly to: string; readonly reason: string };

/** Later dates that somebody asks for and another person approves. */
export const extensionCommands = (program: Command, open: OpenApp): void => {
  const extension = program.command("extension").description("later dates that another person approves");
  ofSystem(extension.command("list"))
    .description("every extension that was asked for")
    .action((options: SystemOptions) =>
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
  ofSystem(extension.command("request <item>"))
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
    ofSystem(extension.command(`${decision} <id>`))
      .description(`${decision} an extension`)
      .requiredOption("--reason <text>", "why")
      .action((id: string, options: SystemOptions & { readonly reason: string }) =>
        withApp(open, options, async (app) => {
          const { id: systemId } = await resolveSystem(app, operator(), options.system);
          await decideExtension(app, operator(), { systemId, id }, { decision, reason: options.reason });
          if (options.json) return printJson({ id, decision });
          printLines([`Done: ${decision}.`]);
        }),
      );
};
