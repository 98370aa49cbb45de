import { basename } from "node:path";
import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { listAssets, nameOf, type NamedLine } from "#app/inventory/list-assets.ts";
import { uploadInventory, type UploadedInventory } from "#app/inventory/upload-inventory.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { Fault } from "#domain/fault.ts";
import { INVENTORY_STATES, type InventoryState } from "#domain/inventory.ts";
import { openFile } from "./open-file.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type SystemOptions = DataOptions & { readonly system: string; readonly json?: boolean };
type ImportOptions = SystemOptions & { readonly preview?: boolean };
type ListOptions = SystemOptions & { readonly state?: string };

const EVERYTHING = 1_000_000;

export const inventoryCommands = (program: Command, open: OpenApp): void => {
  const inventory = program
    .command("inventory")
    .description("what is declared to be there, beside what scans show");

  dataOptions(inventory.command("import <file>"))
    .description("take an inventory workbook as what the system declares; it replaces the one before")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--preview", "say what would change and change nothing")
    .option("--json", "one JSON value on standard output")
    .action(async (path: string, options: ImportOptions) => {
      await openFile(path);
      await withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const preview = options.preview === true;
        const bytes = createReadStream(path);
        const file = { systemId, fileName: basename(path), bytes, preview };
        const uploaded = await uploadInventory(app, operator(), file);
        if (options.json) return printJson(resultOf(path, uploaded));
        printLines(linesOf(path, uploaded));
      });
    });

  dataOptions(inventory.command("list"))
    .description("every declared asset and every scanned one, and how they stand to each other this month")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--state <state>", `only those: ${INVENTORY_STATES.map((state) => `"${state}"`).join(", ")}`)
    .option("--json", "one JSON value on standard output")
    .action((options: ListOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const filter = { state: stateOf(options.state), offset: 0, limit: EVERYTHING };
        const { lines } = await listAssets(app, operator(), id, filter);
        if (options.json) return printJson(lines.map(lineOf));
        printTable(
          ["ASSET", "STATE", "SCANNED", "TOOL", "SIGNED IN", "OPEN", "SYSTEM OR TYPE"],
          lines.map((line) => [
            nameOf(line),
            line.state,
            line.asset?.latestScan?.date ?? "",
            line.asset?.latestScan?.tool ?? "",
            line.asset?.latestScan?.credentialed ?? "",
            `${line.asset?.openFindings ?? ""}`,
            line.entry?.declared.operatingSystem ??
              line.asset?.operatingSystem ??
              line.entry?.declared.assetType ??
              "",
          ]),
        );
      }),
    );
};

const resultOf = (file: string, { inventory, difference, ...facts }: UploadedInventory) => ({
  file,
  inventoryId: inventory.id,
  sha256: inventory.sha256,
  format: inventory.format,
  entries: inventory.entries,
  ...facts,
  ...difference,
  remarks: inventory.remarks,
});

const linesOf = (path: string, { inventory, difference, ...facts }: UploadedInventory): string[] => [
  facts.repeat
    ? `${path}: this is the inventory that stands; nothing changes.`
    : `${path}: ${inventory.entries} declared assets${facts.preview ? " (preview, nothing changed)" : ""}`,
  `  ${difference.added} added, ${difference.removed} removed, ${difference.changed} changed, ${difference.same} as before`,
  `  ${facts.matched} known from scans, ${inventory.entries - facts.matched} not; ${facts.setAside} rows set aside`,
  ...inventory.remarks.map((remark) => `  remark ${remark.code} at ${remark.where}: ${remark.message}`),
];

const stateOf = (text: string | undefined): InventoryState | undefined => {
  if (text === undefined) return undefined;
  const state = INVENTORY_STATES.find((candidate) => candidate === text.trim().toLowerCase());
  if (state) return state;
  throw new Fault(
    "input.invalid",
    `Expected a state, one of ${INVENTORY_STATES.map((known) => `"${known}"`).join(", ")}. Found "${text}".`,
  );
};

const lineOf = (line: NamedLine) => {
  const { id, state, scannedThisMonth, matchedBy, entry, asset, names } = line;
  return {
    id,
    identifier: nameOf(line),
    state,
    scannedThisMonth,
    matchedBy,
    names,
    declared: entry && { place: entry.place, ...entry.declared },
    scanned: asset,
  };
};
