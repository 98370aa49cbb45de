import { Option, type Command } from "commander";
import { addOwnField, changeOwnField, listOwnFields } from "#app/item/own-fields.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { FIELD_KINDS } from "#domain/item-field.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type ChangeOptions = SystemOptions & {
  readonly label?: string;
  readonly choice?: readonly string[];
  readonly inDocuments?: boolean;
};
type AddOptions = SystemOptions & {
  readonly key?: string;
  readonly label: string;
  readonly kind: string;
  readonly choice?: readonly string[];
  readonly inDocuments?: boolean;
};

/** The fields that an organization adds to the items of all its systems. */
export const fieldCommands = (program: Command, open: OpenApp): void => {
  const command = program.command("field").description("the organization's own fields of items");
  ofSystem(command.command("list"))
    .description("the own fields of the system's organization, retired ones included")
    .action((options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const fields = await listOwnFields(app, operator(), id);
        if (options.json) return printJson(fields);
        printTable(
          ["KEY", "LABEL", "KIND", "IN USE", "IN DOCUMENTS", "ITEMS", "CHOICES"],
          fields.map(({ key, label, kind, retired, inDocuments, items, choices }) => [
            key,
            label,
            kind,
            retired ? "no" : "yes",
            inDocuments ? "yes" : "no",
            `${items}`,
            choices.join(", "),
          ]),
        );
      }),
    );

  ofSystem(command.command("add"))
    .description("add a field to the items of all systems of the organization")
    .requiredOption("--label <text>", "what people read")
    .addOption(new Option("--kind <kind>", "what is filled in").choices(FIELD_KINDS).makeOptionMandatory())
    .option("--key <key>", "its name for programs; not given: made of the label")
    .option("--choice <word...>", "the words of a choice")
    .option("--in-documents", "what items say in it goes along in the comments of documents")
    .action((options: AddOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const { key, label, kind, choice: choices, inDocuments } = options;
        const field = await addOwnField(app, operator(), id, { key, label, kind, choices, inDocuments });
        if (options.json) return printJson(field);
        printLines([`Items have the field ${field.label} now; its key is ${field.key}.`]);
      }),
    );

  ofSystem(command.command("change <key>"))
    .description("reword a field; its key and kind stay")
    .option("--label <text>", "what people read")
    .option("--choice <word...>", "all words of a choice, in their order")
    .option("--in-documents", "what items say in it goes along in the comments of documents")
    .option("--no-in-documents", "it stands in no document")
    .action((key: string, options: ChangeOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const { label, choice: choices, inDocuments } = options;
        const change = { label, choices, inDocuments };
        const field = await changeOwnField(app, operator(), { systemId, key }, change);
        if (options.json) return printJson(field);
        const place = field.inDocuments ? "; in the comments of documents" : "";
        printLines([`${field.key}: ${[field.label, ...field.choices].join(", ")}${place}`]);
      }),
    );

  for (const [name, retired] of [
    ["retire", true],
    ["take-up", false],
  ] as const)
    ofSystem(command.command(`${name} <key>`))
      .description(
        retired ? "offer a field no more; what is written in it stays" : "offer a retired field again",
      )
      .action((key: string, options: SystemOptions) =>
        withApp(open, options, async (app) => {
          const { id: systemId } = await resolveSystem(app, operator(), options.system);
          const field = await changeOwnField(app, operator(), { systemId, key }, { retired });
          if (options.json) return printJson(field);
          printLines([`${field.label} is ${retired ? "retired" : "offered again"}.`]);
        }),
      );
};
