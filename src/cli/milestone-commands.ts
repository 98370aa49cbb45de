import type { Command } from "commander";
import type { App } from "#app/context.ts";
import { addMilestone, shareMilestone } from "#app/milestone/add-milestone.ts";
import { completeMilestone, updateMilestone } from "#app/milestone/change-milestone.ts";
import { readEvergreen } from "#app/milestone/evergreen.ts";
import { setItemWaits } from "#app/milestone/item-plan.ts";
import type { ReadMilestone } from "#app/milestone/present-milestone.ts";
import { readItemPlan, readSystemPlan, type CriticalStep } from "#app/milestone/read-plan.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { requireDay } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { ofSystem, ownerFrom, wholeNumber, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type AddOptions = SystemOptions & {
  readonly due: string;
  readonly text: string;
  readonly days: string;
  readonly owner?: string;
  readonly team?: string;
  readonly after: readonly string[];
  readonly reason?: string;
};
type UpdateOptions = SystemOptions & {
  readonly due?: string;
  readonly text?: string;
  readonly reason: string;
};
type CompleteOptions = SystemOptions & { readonly on: string; readonly reason?: string };

/** What is to be done about items, by whom and until when; a milestone is named by its item and its number there. */
export const milestoneCommands = (program: Command, open: OpenApp): void => {
  const milestone = program.command("milestone").description("dated steps of items, and what waits for what");
  ofSystem(milestone.command("list [item]"))
    .description("the milestones of an item, or the open ones of the whole system with the critical path")
    .action((poamId: string | undefined, options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const plan =
          poamId === undefined
            ? await readSystemPlan(app, operator(), systemId)
            : await readItemPlan(app, operator(), { systemId, poamId });
        if (options.json) return printJson(plan);
        printMilestones(plan.milestones, poamId);
        printPath(plan.criticalPath);
      }),
    );

  ofSystem(milestone.command("add <item...>"))
    .description("add a milestone to an item, or one to several items")
    .requiredOption("--text <text>", "what is to be done")
    .requiredOption("--due <day>", "until when")
    .option("--days <number>", "days that it takes", "1")
    .option("--owner <email>", "the member of the system who does it")
    .option("--team <name>", "the team that does it")
    .option("--after <milestone...>", "milestones that have to be done first, as V-1/2", [])
    .option("--reason <text>", "why it comes")
    .action((poamIds: readonly string[], options: AddOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const needs: string[] = [];
        for (const name of options.after) needs.push((await named(app, systemId, ...nameFrom(name))).id);
        const id = await addMilestone(app, operator(), systemId, {
          poamIds,
          description: options.text,
          due: requireDay(options.due, "--due"),
          workDays: wholeNumber(options.days, "--days"),
          ownerId: await ownerFrom(app, systemId, options.owner),
          team: options.team ?? null,
          needs,
          reason: options.reason ?? "",
        });
        if (options.json) return printJson({ id });
        printLines([`Added to ${poamIds.join(", ")}.`]);
      }),
    );

  ofSystem(milestone.command("update <item> <number>"))
    .description("move or reword a milestone; what it was stays")
    .option("--due <day>", "the new day")
    .option("--text <text>", "the new text")
    .requiredOption("--reason <text>", "why")
    .action((poamId: string, number: string, options: UpdateOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const { id } = await named(app, systemId, poamId, number);
        await updateMilestone(
          app,
          operator(),
          { systemId, milestoneId: id },
          {
            due: options.due === undefined ? null : requireDay(options.due, "--due"),
            description: options.text ?? null,
            reason: options.reason,
          },
        );
        await tell(app, systemId, poamId, number, options);
      }),
    );

  ofSystem(milestone.command("complete <item> <number>"))
    .description("a milestone is done, in every item that it belongs to")
    .requiredOption("--on <day>", "the day on which it was done")
    .option("--reason <text>", "what shows it")
    .action((poamId: string, number: string, options: CompleteOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const { id } = await named(app, systemId, poamId, number);
        const given = { completedOn: requireDay(options.on, "--on"), reason: options.reason ?? "" };
        await completeMilestone(app, operator(), { systemId, milestoneId: id }, given);
        await tell(app, systemId, poamId, number, options);
      }),
    );

  ofSystem(milestone.command("share <item> <number> <others...>"))
    .description("give a milestone to more items")
    .option("--reason <text>", "why")
    .action(
      (
        poamId: string,
        number: string,
        others: readonly string[],
        options: SystemOptions & { readonly reason?: string },
      ) =>
        withApp(open, options, async (app) => {
          const { id: systemId } = await resolveSystem(app, operator(), options.system);
          const { id } = await named(app, systemId, poamId, number);
          const order = { poamIds: others, reason: options.reason ?? "" };
          await shareMilestone(app, operator(), { systemId, milestoneId: id }, order);
          await tell(app, systemId, poamId, number, options);
        }),
    );

  ofSystem(milestone.command("wait <item> [others...]"))
    .description("the item waits for those items, and for no others")
    .action((poamId: string, others: readonly string[], options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        await setItemWaits(app, operator(), { systemId, poamId }, others);
        if (options.json) return printJson({ poamId, waitsFor: others });
        printLines([`${poamId} waits for ${others.length === 0 ? "nothing" : others.join(", ")}.`]);
      }),
    );

  ofSystem(program.command("evergreen"))
    .description("items whose dates are rolled instead of kept, with why that is said")
    .action((options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const report = await readEvergreen(app, operator(), id);
        if (options.json) return printJson(report);
        printTable(
          ["ITEM", "INDEX", "MOVED", "DAYS", "OWNER", "WEAKNESS"],
          report.items.map(({ poamId, owner, weaknessName, evergreen }) => [
            poamId,
            `${evergreen.index}${evergreen.isEvergreen ? " evergreen" : ""}`,
            `${evergreen.occasions}`,
            `${evergreen.days}`,
            owner ?? "",
            weaknessName,
          ]),
        );
      }),
    );
};

/** `V-1/2`: item and number. */
const nameFrom = (name: string): readonly [string, string] => {
  const at = name.lastIndexOf("/");
  if (at > 0) return [name.slice(0, at), name.slice(at + 1)];
  throw new Fault("input.invalid", `Expected a milestone as V-1/2. Found "${name}".`);
};

const named = async (app: App, systemId: string, poamId: string, number: string): Promise<ReadMilestone> => {
  const { milestones } = await readItemPlan(app, operator(), { systemId, poamId });
  const found = milestones.find((milestone) => `${numberIn(milestone, poamId)}` === number);
  if (found) return found;
  throw new Fault("milestone.not-found", `Expected a milestone ${number} of ${poamId}, found none.`);
};

const tell = async (
  app: App,
  systemId: string,
  poamId: string,
  number: string,
  { json }: SystemOptions,
): Promise<void> => {
  const milestone = await named(app, systemId, poamId, number);
  if (json) return printJson(milestone);
  printMilestones([milestone], poamId);
};

const numberIn = ({ links }: ReadMilestone, poamId: string | undefined): number | undefined =>
  (links.find((link) => link.poamId === poamId) ?? links[0])?.number;

const printMilestones = (milestones: readonly ReadMilestone[], poamId: string | undefined): void =>
  printTable(
    ["ITEM", "NO", "DUE", "ORIGINALLY", "STATE", "OWNER", "MILESTONE"],
    milestones.map((milestone) => [
      poamId ?? milestone.links.map((link) => link.poamId).join(", "),
      `${numberIn(milestone, poamId) ?? ""}`,
      milestone.due,
      milestone.original.due,
      stateOf(milestone),
      milestone.owner ?? milestone.team ?? "",
      milestone.description,
    ]),
  );

const stateOf = ({ completedOn, timeliness, cannotMakeIt }: ReadMilestone): string => {
  if (completedOn !== null) return `done ${completedOn}`;
  if (timeliness?.state === "late") return "late";
  return cannotMakeIt ? "cannot make it" : "open";
};

const printPath = (path: readonly CriticalStep[]): void => {
  if (path.length === 0) return;
  printLines([
    "",
    "Critical path:",
    ...path.map(
      ({ start, finish, poamIds, description }) =>
        `  ${start} to ${finish}  ${poamIds.join(", ")}: ${description}`,
    ),
  ]);
};
