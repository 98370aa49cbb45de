import type { Command } from "commander";
import type { App } from "#app/context.ts";
import { exportDocument, type ExportedDocument } from "#app/document/export-document.ts";
import { exportInventory, isInventoryFormat } from "#app/document/export-inventory.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { counted } from "#domain/counted.ts";
import { printJson, printLines } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { writeOut } from "./write-out.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type ExportOptions = SystemOptions & { readonly to: string; readonly out: string };

type NotCarried = ExportedDocument["notCarried"][number];

/** Writes a document of a system's ledger. */
export const exportCommand = (program: Command, open: OpenApp): void => {
  ofSystem(program.command("export"))
    .description("write a document of a system's ledger")
    .requiredOption("--to <format>", "the document, such as fedramp-poam@3.0 or fedramp-inventory")
    .requiredOption("--out <file>", "the file to write")
    .action((options: ExportOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        if (isInventoryFormat(options.to)) return writeInventory(app, id, options);
        const document = await exportDocument(app, operator(), id, options.to, true);
        await writeOut(options.out, document.bytes);
        const { bytes: _, fileName: _name, mediaType: _type, ...numbers } = document;
        if (options.json) return printJson({ out: options.out, format: options.to, ...numbers });
        const { open: openItems, closed, configuration, drafts, notCarried } = numbers;
        printLines([
          `Wrote ${options.out}: ${openItems} open, ${closed} closed, ${configuration} configuration findings.`,
          ...unverifiedLines(numbers),
          ...(drafts === 0 ? [] : [`Left out: ${counted(drafts, "drafts")}.`]),
          ...notCarried.map(noteLine),
        ]);
      }),
    );
};

/** Where the document's numbers are others than the ledger's, and why. */
const unverifiedLines = ({
  closedUnverified,
  openUnverified,
}: Pick<ExportedDocument, "closedUnverified" | "openUnverified">): string[] => [
  ...(closedUnverified === 0
    ? []
    : [
        `Of the closed, ${closedUnverified} proven fixed by a scan: in the ledger a person has yet to confirm them.`,
      ]),
  ...(openUnverified === 0
    ? []
    : [`Of the open, ${openUnverified} reported done: another person has yet to verify the evidence.`]),
];

const noteLine = (note: NotCarried): string => `  not carried: ${note.poamId} ${note.field}: ${note.message}`;

const writeInventory = async (
  app: App,
  systemId: string,
  { to, out, json }: ExportOptions,
): Promise<void> => {
  const { bytes, declared, undeclared, notCarried } = await exportInventory(app, operator(), systemId, to);
  await writeOut(out, bytes);
  if (json) return printJson({ out, format: to, declared, undeclared, notCarried });
  printLines([
    `Wrote ${out}: ${declared} declared rows, ${undeclared} assets that only scans show.`,
    ...notCarried.map(noteLine),
  ]);
};
