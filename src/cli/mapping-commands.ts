import type { Command } from "commander";
import { listMappings, readMapping } from "#app/mapping/read-mappings.ts";
import { saveMapping } from "#app/mapping/save-mapping.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { Fault } from "#domain/fault.ts";
import { FIELD_NAMES, type FieldPlace, type SavedMapping } from "#domain/mapping.ts";
import { readWhole } from "./open-file.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type Options = DataOptions & { readonly system: string; readonly json?: boolean };

const MAX_MAPPING_BYTES = 1024 * 1024;

export const mappingCommands = (program: Command, open: OpenApp): void => {
  const command = program.command("mapping").description("how the columns of tables become findings");
  const systemOptions = (name: string): Command =>
    dataOptions(command.command(name))
      .requiredOption("--system <name>", "the system, by name or id")
      .option("--json", "one JSON value on standard output");

  systemOptions("save <file>")
    .description("save a mapping (JSON) under its name; a changed one is its next version")
    .action((path: string, options: Options) =>
      withApp(open, options, async (app) => {
        const given = parsed(await readWhole(path, MAX_MAPPING_BYTES), path);
        const { id } = await resolveSystem(app, operator(), options.system);
        const saved = await saveMapping(app, operator(), id, given);
        if (options.json) return printJson(saved);
        printLines([`${saved.mapping.name}, version ${saved.version}`]);
      }),
    );

  systemOptions("list")
    .description("list the mappings of a system")
    .action((options: Options) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const saved = await listMappings(app, operator(), id);
        if (options.json) return printJson(saved);
        printTable(
          ["MAPPING", "VERSION", "DETECTOR", "SOURCE", "SAVED", "BY"],
          saved.map(({ mapping, version, savedAt, savedBy }) => [
            mapping.name,
            `${version}`,
            mapping.detector,
            `${mapping.source.kind}: ${mapping.source.reference}`,
            savedAt.toISOString().slice(0, 10),
            savedBy,
          ]),
        );
      }),
    );

  systemOptions("show <name>")
    .description("show a mapping; with --json all its versions, newest first")
    .action((name: string, options: Options) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const versions = await readMapping(app, operator(), id, name);
        if (options.json) return printJson(versions);
        printLines(linesOf(versions[0]));
      }),
    );
};

const parsed = (bytes: Uint8Array, path: string): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw new Fault("mapping.invalid", `Expected a mapping as JSON in ${path}, found something else.`, {
      cause,
    });
  }
};

const linesOf = ({ mapping, version, savedAt, savedBy }: SavedMapping): string[] => [
  `${mapping.name}, version ${version}, saved ${savedAt.toISOString().slice(0, 10)} by ${savedBy}`,
  `  source: ${mapping.source.kind}, ${mapping.source.reference}; detector ${mapping.detector}; ${mapping.kind} findings`,
  ...FIELD_NAMES.flatMap((field) => {
    const place = mapping.fields[field];
    return place === undefined ? [] : [`  ${field}: ${placeText(place)}`];
  }),
  ...wordLines("severities", mapping.severities),
  ...wordLines("statuses", mapping.statuses),
  ...(mapping.dateFormats.length === 0 ? [] : [`  dates: ${mapping.dateFormats.join(", ")}`]),
  ...(mapping.complete === null ? [] : [`  complete: ${mapping.complete}`]),
];

const placeText = (place: FieldPlace): string =>
  "columns" in place ? `column ${place.columns.join(" + ")}` : `always ${JSON.stringify(place.constant)}`;

const wordLines = (name: string, words: Readonly<Record<string, string>>): string[] =>
  Object.keys(words).length === 0
    ? []
    : [
        `  ${name}: ${Object.entries(words)
          .map(([word, meaning]) => `${word || "(blank)"} = ${meaning}`)
          .join(", ")}`,
      ];
