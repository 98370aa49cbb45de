import type { Command } from "commander";
import type { App } from "#app/context.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { showItem } from "#app/item/show-item.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { ITEM_FIELDS } from "#domain/item-fields.ts";
import { ITEM_MOVES, type ItemMove } from "#domain/item-move.ts";
import { fieldsFrom } from "./given-fields.ts";
import { printJson, printLines } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type ItemOptions = DataOptions & { readonly system: string; readonly json?: boolean };
type SetOptions = ItemOptions & { readonly field: readonly string[]; readonly team?: string };
type MoveOptions = ItemOptions & {
  readonly reason: string;
  readonly fixedOn?: string;
  readonly until?: string;
};

/** Commands that change one item; they act as the operator, on the version that is there. */
export const itemEditCommands = (item: Command, open: OpenApp): void => {
  dataOptions(item.command("set <id>"))
    .description("write fields of an item, such as --field likelihood=high 'controls=SI-2, RA-5'")
    .requiredOption("--system <name>", "the system, by name or id")
    .option(
      "--field <name=value...>",
      `fields: ${Object.keys(ITEM_FIELDS).join(", ")}, and the organization's own by their keys (field list); empty clears`,
      [],
    )
    .option("--team <name>", "the team that owns the item")
    .option("--json", "one JSON value on standard output")
    .action((poamId: string, options: SetOptions) =>
      withApp(open, options, async (app) => {
        const ref = await seen(app, options.system, poamId);
        const given = await fieldsFrom(app, ref.systemId, options.field);
        const changed = await updateItem(app, operator(), ref, { ...given, team: options.team });
        if (options.json) return printJson(await showItem(app, operator(), poamId, options.system));
        printLines([`${changed.poamId} is at version ${changed.version}.`]);
      }),
    );

  dataOptions(item.command("move <id> <move>"))
    .description(`move an item to another status: ${ITEM_MOVES.join(", ")}`)
    .requiredOption("--system <name>", "the system, by name or id")
    .requiredOption("--reason <text>", "why, for the history")
    .option("--fixed-on <day>", "the day on which the work was done, for propose-closure")
    .option("--until <day>", "the day until which it is put off, for defer")
    .option("--json", "one JSON value on standard output")
    .action((poamId: string, move: string, options: MoveOptions) =>
      withApp(open, options, async (app) => {
        const order = {
          move: moveFrom(move),
          reason: options.reason,
          fixedOn: dayFrom(options.fixedOn),
          until: dayFrom(options.until),
        };
        const moved = await moveItem(app, operator(), await seen(app, options.system, poamId), order);
        if (options.json) return printJson(await showItem(app, operator(), poamId, options.system));
        printLines([`${moved.poamId} is ${moved.status}.`]);
      }),
    );
};

const seen = async (app: App, system: string, poamId: string) => {
  const { id: systemId } = await resolveSystem(app, operator(), system);
  const { version } = await showItem(app, operator(), poamId, systemId);
  return { systemId, poamId, version };
};

const moveFrom = (text: string): ItemMove => {
  const move = ITEM_MOVES.find((candidate) => candidate === text.toLowerCase().replaceAll("-", " "));
  if (move) return move;
  throw new Fault("input.invalid", `Expected a move, one of ${ITEM_MOVES.join(", ")}. Found "${text}".`);
};

const dayFrom = (text: string | undefined): CalendarDate | null => {
  if (text === undefined) return null;
  const day = calendarDate(text);
  if (day) return day;
  throw new Fault("input.invalid", `Expected a day as YYYY-MM-DD. Found "${text}".`);
};
