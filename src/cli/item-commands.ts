import type { Command } from "commander";
import type { App } from "#app/context.ts";
import { detectorName } from "#domain/detectors.ts";
import { listItemsAsOf } from "#app/item/as-of.ts";
import { showItem } from "#app/item/show-item.ts";
import { listItems, type TimedRow } from "#app/item/read-item.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { requireDay } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { ITEM_STATUSES, type ItemStatus } from "#domain/poam-item.ts";
import { contractCommand } from "./contract-command.ts";
import { choiceFrom, choiceOptions, requireNoChoice, type ChoiceOptions } from "./item-choice.ts";
import { itemEditCommands } from "./item-edit-commands.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { scheduleCommand } from "./schedule-command.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type ItemsOptions = DataOptions &
  ChoiceOptions & {
    readonly system: string;
    readonly status?: string;
    readonly asOf?: string;
    readonly json?: boolean;
  };
type ShowOptions = DataOptions & { readonly system?: string; readonly json?: boolean };

const EVERYTHING = 1_000_000;

export const itemCommands = (program: Command, open: OpenApp): void => {
  choiceOptions(dataOptions(program.command("items")))
    .description("list the POA&M items of a system")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--status <status>", `only those: ${ITEM_STATUSES.join(", ")}`)
    .option("--as-of <day>", "as they were known at the end of a past day")
    .option("--json", "one JSON value on standard output")
    .action((options: ItemsOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        if (options.asOf !== undefined) return printPast(app, id, options, options.asOf);
        const choice = { status: statusOf(options.status), ...choiceFrom(options) };
        const { items } = await listItems(app, operator(), id, { ...choice, offset: 0, limit: EVERYTHING });
        if (options.json) return printJson(items.map(rowOf));
        printTable(
          ["ITEM", "RISK", "STATUS", "DUE", "ASSETS", "WEAKNESS"],
          items.map((i) => [
            i.poamId,
            i.originalRiskRating,
            i.status,
            dueOf(i),
            `${i.assets}`,
            i.weaknessName,
          ]),
        );
      }),
    );

  const item = program.command("item").description("one POA&M item");
  itemEditCommands(item, open);
  scheduleCommand(item, open);
  contractCommand(item, open);
  dataOptions(item.command("show <id>"))
    .description("an item with its findings, provenance, dates explained and history")
    .option("--system <name>", "the system, when several have an item of that number")
    .option("--json", "one JSON value on standard output")
    .action((poamId: string, options: ShowOptions) =>
      withApp(open, options, async (app) => {
        const shown = await showItem(app, operator(), poamId, options.system);
        if (options.json) return printJson(shown);
        printLines([
          `${shown.poamId}  ${shown.weaknessName}`,
          `${shown.originalRiskRating}, ${shown.status}; ${shown.detectorSource} ${shown.sourceIdentifier}`,
          ...(shown.matrixRisk.risk === null
            ? []
            : [
                `${shown.fields.likelihood} likelihood × ${shown.fields.impact} impact: ${shown.matrixRisk.risk} risk (${shown.matrixRisk.source})`,
              ]),
          "",
          `Scheduled completion ${shown.scheduledCompletionDate}, because:`,
          ...shown.clock.map((step) => `  ${step.step}: ${step.value}. ${step.because}`),
          "",
          "Findings:",
          ...shown.findings.flatMap((f) => [
            `  ${f.asset} ${f.location} ${f.status}, last seen ${f.lastSeen}: ${f.provenance.fileName} bytes ${f.provenance.byteStart}-${f.provenance.byteEnd}, SHA-256 ${f.provenance.sha256}`,
            `    because: ${becauseOf(f)}`,
          ]),
          "",
          "History:",
          ...shown.history.map(
            (event) => `  ${event.at} ${event.actor}: ${event.action}${event.note ? ` (${event.note})` : ""}`,
          ),
        ]);
      }),
    );
};

const printPast = async (app: App, systemId: string, options: ItemsOptions, day: string): Promise<void> => {
  requireNoChoice(options);
  const status = statusOf(options.status);
  const past = (await listItemsAsOf(app, operator(), systemId, requireDay(day, "--as-of"))).filter(
    (item) => status === undefined || item.status === status,
  );
  if (options.json) return printJson(past);
  printTable(
    ["ITEM", "RISK", "STATUS", "DUE", "WEAKNESS"],
    past.map((i) => [
      i.poamId,
      i.adjustedRiskRating ?? i.originalRiskRating,
      i.status,
      i.scheduledCompletionDate ?? "no date",
      i.weaknessName,
    ]),
  );
};

type ShownFinding = Awaited<ReturnType<typeof showItem>>["findings"][number];

/** Why the finding stands in the item, how its asset was known, and what its last record says otherwise. */
const becauseOf = ({ because, detectors, provenance }: ShownFinding): string => {
  const rule = because === null ? "recorded before reasons were kept" : `${because.rule} (${because.key})`;
  const known = provenance.matchedBy === null ? "" : `; asset known by ${provenance.matchedBy}`;
  const joined = detectors.length > 1 ? `; seen by ${detectors.join(" and ")}` : "";
  const differs = Object.keys(provenance.differs ?? {}).join(", ");
  return `${rule}${known}${joined}${differs === "" ? "" : `; differs from the sighting before in ${differs}`}`;
};

const statusOf = (text: string | undefined): ItemStatus | undefined => {
  if (text === undefined) return undefined;
  const status = ITEM_STATUSES.find((candidate) => candidate === text.toLowerCase().replaceAll("-", " "));
  if (status) return status;
  throw new Fault("input.invalid", `Expected a status, one of ${ITEM_STATUSES.join(", ")}. Found "${text}".`);
};

const dueOf = (item: TimedRow): string => {
  if (item.timeliness?.state === "late")
    return `${item.scheduledCompletionDate} (${item.timeliness.daysLate} days late)`;
  return item.scheduledCompletionDate ?? "no date";
};

const rowOf = (item: TimedRow) => {
  const { id: _, detector, ...row } = item;
  return { ...row, detectorSource: detectorName(detector) };
};
