import { Command, CommanderError, Option } from "commander";
import { Fault } from "#domain/fault.ts";
import { groupsFor } from "./command-groups.ts";
import { FoundTrouble } from "./found-trouble.ts";
import { dataOptions, type DataOptions, type OpenApp } from "./with-app.ts";

export type ServeFlags = DataOptions & {
  readonly host: string;
  readonly port: string;
  readonly publicUrl?: string;
  readonly demo?: boolean;
  readonly watch?: readonly string[];
};

/** What the composition root gives the command line. */
export type Doors = {
  readonly version: string;
  readonly open: OpenApp;
  serve(flags: ServeFlags): Promise<void>;
};

const EXIT_BUG = 1;
const EXIT_FOUND = 1;
const EXIT_FAULT = 2;

/** Runs one command line (without program and script name); the exit code. */
export const runCommandLine = async (args: readonly string[], doors: Doors): Promise<number> => {
  try {
    const program = await commandLine(args, doors);
    await program.parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? 0 : refuse("input.invalid", usage(error));
    if (error instanceof Fault) return refuse(error.code, error.message);
    if (error instanceof FoundTrouble) return EXIT_FOUND;
    process.stderr.write(
      `milepost: bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT_BUG;
  }
};

const refuse = (code: string, message: string): number => {
  process.stderr.write(`milepost: ${code}: ${message.replaceAll(/\s+/g, " ")}\n`);
  return EXIT_FAULT;
};

const usage = (error: CommanderError): string =>
  error.code === "commander.help"
    ? "Expected a command, found none. See milepost --help."
    : `${error.message.replace(/^error: /, "")}. See milepost --help.`;

/** Usage errors are faults, written by `runCommandLine`; commander itself writes nothing to standard error. */
const ONE_LINE = { outputError: () => undefined, writeErr: () => undefined };

const commandLine = async (args: readonly string[], doors: Doors): Promise<Command> => {
  const program = new Command("milepost")
    .description("The POA&M system of record that a team runs itself.")
    .version(doors.version)
    .configureOutput(ONE_LINE)
    .exitOverride();
  dataOptions(program.command("serve"))
    .description("the web page, the API and the jobs")
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--port <port>", "port to listen on", "8080")
    .addOption(
      new Option("--public-url <url>", "where people reach the server, behind a proxy").env(
        "MILEPOST_PUBLIC_URL",
      ),
    )
    .option("--demo", "fill a demo system first")
    .option(
      "--watch <dir=system...>",
      "take in what comes into the folder, for that system; may be given again",
    )
    .action((flags: ServeFlags) => doors.serve(flags));
  const added = await Promise.all(groupsFor(args).map(({ load }) => load()));
  for (const add of added) add(program, doors.open);
  for (const command of allCommands(program)) command.exitOverride().configureOutput(ONE_LINE);
  return program;
};

const allCommands = (command: Command): Command[] =>
  command.commands.flatMap((child) => [child, ...allCommands(child)]);
