import type { Command } from "commander";
import { createSystem } from "#app/system/create-system.ts";
import { listSystems } from "#app/system/read-systems.ts";
import { Fault } from "#domain/fault.ts";
import { IMPACT_LEVELS, type ImpactLevel } from "#domain/rulebook.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type Create = DataOptions & {
  readonly name: string;
  readonly rulebook: string;
  readonly impact?: string;
  readonly itemPrefix?: string;
  readonly json?: boolean;
};

export const systemCommands = (program: Command, open: OpenApp): void => {
  const system = program.command("system").description("authorization boundaries");
  dataOptions(system.command("create"))
    .description("make a system")
    .requiredOption("--name <name>", "its name")
    .requiredOption("--rulebook <id>", "the rulebook that it follows, such as fedramp-rev5")
    .option("--impact <level>", `impact level: ${IMPACT_LEVELS.join(", ")}`)
    .option("--item-prefix <prefix>", "what item numbers start with (V- gives V-1, V-2)")
    .option("--json", "one JSON value on standard output")
    .action((options: Create) =>
      withApp(open, options, async (app) => {
        const { id, name, rulebookId, impactLevel, itemPrefix } = await createSystem(app, operator(), {
          name: options.name,
          rulebook: options.rulebook,
          impactLevel: impactOf(options.impact),
          ...(options.itemPrefix === undefined ? {} : { itemPrefix: prefixOf(options.itemPrefix) }),
        });
        if (options.json) return printJson({ id, name, rulebook: rulebookId, impactLevel, itemPrefix });
        printLines([`Made the system ${name} (${id}).`]);
      }),
    );

  dataOptions(system.command("list"))
    .description("list the systems")
    .option("--json", "one JSON value on standard output")
    .action((options: DataOptions & { json?: boolean }) =>
      withApp(open, options, async (app) => {
        const systems = (await listSystems(app, operator())).map((s) => ({
          id: s.id,
          name: s.name,
          organization: s.organization,
          rulebook: s.rulebookId,
          impactLevel: s.impactLevel,
          open: s.open,
          late: s.late,
          dueSoon: s.dueSoon,
          pendingVerification: s.pendingVerification,
        }));
        if (options.json) return printJson(systems);
        printTable(
          ["NAME", "RULEBOOK", "OPEN", "LATE", "DUE SOON", "TO VERIFY"],
          systems.map((s) => [
            s.name,
            s.rulebook,
            `${s.open}`,
            `${s.late}`,
            `${s.dueSoon}`,
            `${s.pendingVerification}`,
          ]),
        );
      }),
    );
};

const impactOf = (text: string | undefined): ImpactLevel | null => {
  if (text === undefined) return null;
  const level = IMPACT_LEVELS.find((candidate) => candidate === text.toLowerCase());
  if (level) return level;
  throw new Fault(
    "input.invalid",
    `Expected an impact level, one of ${IMPACT_LEVELS.join(", ")}. Found "${text}".`,
  );
};

const prefixOf = (text: string): string => {
  if (/^[A-Za-z][A-Za-z0-9._-]{0,15}$/.test(text)) return text;
  throw new Fault(
    "input.invalid",
    `Expected an item prefix of a letter and up to 15 letters, digits, dots, dashes or underscores. Found "${text}".`,
  );
};
