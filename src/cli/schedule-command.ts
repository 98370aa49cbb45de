import type { Command } from "commander";
import { setManualDate } from "#app/clock/manual-date.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { requireDay } from "#domain/calendar.ts";
import { printJson, printLines } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

/** The scheduled date of one item, set by hand. */
export const scheduleCommand = (item: Command, open: OpenApp): void => {
  ofSystem(item.command("schedule <id> <day>"))
    .description('set the scheduled date by hand; "rulebook" gives it back to the rulebook')
    .requiredOption("--reason <text>", "why")
    .action((poamId: string, day: string, options: SystemOptions & { readonly reason: string }) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const date = day === "rulebook" ? null : requireDay(day, "the date");
        const given = { date, reason: options.reason };
        const { scheduledCompletionDate } = await setManualDate(app, operator(), { systemId, poamId }, given);
        if (options.json) return printJson({ poamId, scheduledCompletionDate });
        printLines([`${poamId} is due ${scheduledCompletionDate ?? "on no date"}.`]);
      }),
    );
};
