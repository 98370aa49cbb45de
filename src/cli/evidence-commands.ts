import type { Command } from "commander";
import { addEvidence, attest } from "#app/evidence/add-evidence.ts";
import { listEvidence } from "#app/evidence/read-evidence.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { basename } from "node:path";
import { dateOfInstant, requireDay } from "#domain/calendar.ts";
import { SENSITIVITIES, type Sensitivity } from "#domain/evidence.ts";
import { Fault } from "#domain/fault.ts";
import { openFile } from "./open-file.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type AddOptions = SystemOptions & {
  readonly item: readonly string[];
  readonly proves: string;
  readonly sensitivity: string;
  readonly on?: string;
  readonly expires?: string;
  readonly type?: string;
};

/** Files and attestations that prove something. */
export const evidenceCommands = (program: Command, open: OpenApp): void => {
  const evidence = program.command("evidence").description("what proves that something is done");
  added(ofSystem(evidence.command("add <file>")).description("keep a file as evidence on items")).action(
    (path: string, options: AddOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const bytes = (await openFile(path))();
        const given = { ...factsOf(options, app.now()), fileName: basename(path), bytes };
        const kept = await addEvidence(app, operator(), { systemId, poamIds: options.item }, given);
        if (options.json) return printJson(kept);
        printLines([`Kept ${kept.fileName ?? ""}, SHA-256 ${kept.sha256 ?? ""}.`]);
      }),
  );
  added(ofSystem(evidence.command("attest")).description("attest what no scan can check"))
    .requiredOption("--type <type>", "the type by which closure contracts ask for it")
    .action((options: AddOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const given = { ...factsOf(options, app.now()), type: options.type ?? "" };
        const kept = await attest(app, operator(), { systemId, poamIds: options.item }, given);
        if (options.json) return printJson(kept);
        printLines([`Attested: ${kept.proves}`]);
      }),
    );
  ofSystem(evidence.command("list"))
    .description("the evidence of a system")
    .action((options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const rows = await listEvidence(app, operator(), id);
        if (options.json) return printJson(rows);
        printTable(
          ["OF", "EXPIRES", "ITEMS", "WHAT", "PROVES"],
          rows.map((row) => [
            row.collectedOn,
            row.expiresOn ?? "",
            row.poamIds.join(" "),
            row.withdrawn ? "withdrawn" : (row.fileName ?? row.type ?? ""),
            row.proves,
          ]),
        );
      }),
    );
};

const added = (command: Command): Command =>
  command
    .requiredOption("--proves <text>", "what it proves")
    .option("--item <id...>", "the items that it stands on", [])
    .option("--sensitivity <word>", SENSITIVITIES.join(", "), "internal")
    .option("--on <day>", "the day of which it speaks; today when not given")
    .option("--expires <day>", "the last day on which it proves something");

const factsOf = (options: AddOptions, now: Date) => ({
  proves: options.proves,
  sensitivity: sensitivityOf(options.sensitivity),
  collectedOn: options.on === undefined ? dateOfInstant(now) : requireDay(options.on, "--on"),
  expiresOn: options.expires === undefined ? null : requireDay(options.expires, "--expires"),
});

const sensitivityOf = (text: string): Sensitivity => {
  const known = SENSITIVITIES.find((word) => word.toLowerCase() === text.toLowerCase());
  if (known) return known;
  throw new Fault("input.invalid", `Expected ${SENSITIVITIES.join(", ")}. Found "${text}".`);
};
