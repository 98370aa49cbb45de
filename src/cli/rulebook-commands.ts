import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { adoptRulebook, tryRulebook, type TriedRulebook } from "#app/rulebook/adopt-rulebook.ts";
import { listSystemRulebooks } from "#app/rulebook/list-rulebooks.ts";
import { readRulebook } from "#app/rulebook/read-rulebook.ts";
import { saveRulebook } from "#app/rulebook/save-rulebook.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { Fault } from "#domain/fault.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type Options = DataOptions & { readonly system: string; readonly json?: boolean };
type ChoiceOptions = Options & { readonly rulebookVersion?: string; readonly reason?: string };
type SaveOptions = Options & {
  readonly name: string;
  readonly base: string;
  readonly set: readonly string[];
  readonly file?: string;
};

/** The regime that a system follows, as it ships or with settings of the organization's own. */
export const rulebookCommands = (program: Command, open: OpenApp): void => {
  const rulebook = program.command("rulebook").description("the regime that a system follows");
  const command = (name: string, description: string) =>
    dataOptions(rulebook.command(name))
      .description(description)
      .requiredOption("--system <name>", "the system, by name or id")
      .option("--json", "one JSON value on standard output");

  command("list", "the rulebooks that the system can follow").action((options: Options) =>
    withApp(open, options, async (app) => {
      const { id } = await resolveSystem(app, operator(), options.system);
      const listed = await listSystemRulebooks(app, operator(), id);
      if (options.json) return printJson(listed);
      printTable(
        ["", "ID", "VERSION", "NAME"],
        listed.rulebooks.map((each) => [
          each.id === listed.inForce.id && each.version === listed.inForce.version ? "in force" : "",
          each.id,
          `${each.version ?? ""}`,
          each.name,
        ]),
      );
    }),
  );

  command("show <id>", "what a rulebook says, setting by setting")
    .option("--rulebook-version <number>", "a version of the organization's own")
    .action((rulebookId: string, options: ChoiceOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const said = await readRulebook(app, operator(), id, choice(rulebookId, options));
        if (options.json) return printJson(said);
        printTable(
          ["KEY", "VALUE", "SOURCE"],
          said.map(({ key, value, source, confidence }) => [
            key,
            value,
            source === null ? "" : `${source} (${confidence})`,
          ]),
        );
      }),
    );

  command("save <id>", "keep a rulebook of the organization's own in a new version")
    .requiredOption("--name <text>", "what it is called")
    .requiredOption("--base <id>", "the rulebook that it changes")
    .option("--set <key=value...>", "settings, such as remediation.days.high=21", [])
    .option("--file <path>", "settings as a JSON object")
    .action((rulebookId: string, options: SaveOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const changes = { ...(await fromFile(options.file)), ...Object.fromEntries(options.set.map(pair)) };
        const given = { id: rulebookId, name: options.name, baseId: options.base, changes };
        const saved = await saveRulebook(app, operator(), id, given);
        if (options.json) return printJson(saved);
        printLines([`Kept ${saved.id}, version ${saved.version}.`]);
      }),
    );

  for (const adopt of [false, true])
    command(
      `${adopt ? "adopt" : "try"} <id>`,
      adopt ? "put the system under a rulebook; dates follow" : "which dates another rulebook would move",
    )
      .option("--rulebook-version <number>", "a version of the organization's own")
      .option("--reason <text>", "why, for the audit trail")
      .action((rulebookId: string, options: ChoiceOptions) =>
        withApp(open, options, async (app) => {
          const { id } = await resolveSystem(app, operator(), options.system);
          const wanted = choice(rulebookId, options);
          const tried = await tryRulebook(app, operator(), id, wanted);
          const { revision } = tried;
          const adoption = { ...wanted, revision, reason: options.reason ?? "" };
          if (adopt) await adoptRulebook(app, operator(), id, adoption);
          if (options.json) return printJson({ adopted: adopt, ...tried });
          printLines(linesOf(tried, adopt));
        }),
      );
};

const linesOf = ({ settings, moves, unchanged }: TriedRulebook, adopted: boolean): string[] => [
  adopted ? "The system follows it now:" : "It would (nothing changed):",
  ...settings.map(({ label, from, to }) => `  ${label}: ${from ?? "nothing"} -> ${to ?? "nothing"}`),
  ...moves.map(({ poamId, from, to }) => `  ${poamId}: ${from ?? "no date"} -> ${to ?? "no date"}`),
  `  ${unchanged} items keep their date.`,
];

const choice = (rulebookId: string, { rulebookVersion }: ChoiceOptions) => ({
  rulebookId,
  rulebookVersion: rulebookVersion === undefined ? null : Number(rulebookVersion),
});

const pair = (text: string): readonly [string, unknown] => {
  const at = text.indexOf("=");
  if (at < 1) throw new Fault("input.invalid", `Expected a setting as key=value. Found "${text}".`);
  const value = text.slice(at + 1);
  return [text.slice(0, at), parsed(value) ?? value];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const fromFile = async (path: string | undefined): Promise<Record<string, unknown>> => {
  if (path === undefined) return {};
  const content = parsed(
    await readFile(path, "utf8").catch(() => {
      throw new Fault(
        "input.unreadable-file",
        `Expected a file that can be read at ${path}. Check the path.`,
      );
    }),
  );
  if (typeof content === "object" && content !== null && !Array.isArray(content))
    return content as Record<string, unknown>;
  throw new Fault("input.invalid", `Expected settings as a JSON object in ${path}, found something else.`);
};
