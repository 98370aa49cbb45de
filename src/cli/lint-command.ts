import type { Command } from "commander";
import { lintDocument } from "#app/document/lint-document.ts";
import { lintSystem } from "#app/readiness/lint-system.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { calendarDate, dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { ReadinessFinding } from "#domain/readiness/readiness.ts";
import { FoundTrouble } from "./found-trouble.ts";
import { MAX_DOCUMENT_BYTES, readWhole } from "./open-file.ts";
import { printJson, printLines } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type LintOptions = DataOptions & {
  readonly system?: string;
  readonly rulebook?: string;
  readonly asOf?: string;
  readonly json?: boolean;
};

type Linted = {
  readonly on: CalendarDate;
  readonly items: number;
  readonly findings: readonly ReadinessFinding[];
};

/** A file in and answers out, without a database; or the ledger of a system. */
export const lintCommand = (program: Command, open: OpenApp): void => {
  dataOptions(program.command("lint [file]"))
    .description(
      "what keeps a POA&M document, or a system's ledger, from being handed in; exit 1 when it is an error",
    )
    .option("--system <name>", "judge the ledger of that system, by its own rulebook, as it is today")
    .option("--rulebook <id>", "the rulebook by which the document is judged")
    .option("--as-of <date>", "judge the document for this day instead of its own")
    .option("--json", "one JSON value on standard output")
    .action(async (file: string | undefined, options: LintOptions) => {
      const { findings, items, on } = await linted(file, options, open);
      if (options.json) printJson(findings);
      else {
        const errors = findings.filter(({ level }) => level === "error").length;
        const warnings = findings.filter(({ level }) => level === "warning").length;
        printLines([
          ...findings.map(
            ({ check, level, poamId, field, message, fix }) =>
              `${poamId || (options.system === undefined ? "(no id)" : "(all items)")}: ${level}: ${message} ${fix} [${check}, ${field}]`,
          ),
          `${items} items on ${on}: ${errors} errors, ${warnings} warnings, ${findings.length - errors - warnings} notes`,
        ]);
      }
      if (findings.some(({ level }) => level === "error")) throw new FoundTrouble();
    });
};

const linted = async (file: string | undefined, options: LintOptions, open: OpenApp): Promise<Linted> => {
  const { system, rulebook } = options;
  if (file !== undefined && rulebook !== undefined && system === undefined)
    return lintDocument(await readWhole(file, MAX_DOCUMENT_BYTES), {
      rulebookId: rulebook,
      asOf: dayOf(options.asOf),
      today: dateOfInstant(new Date()),
    });
  if (system === undefined || file !== undefined || rulebook !== undefined || options.asOf !== undefined)
    throw new Fault(
      "input.invalid",
      "Expected either a file with --rulebook ID, or --system S alone. Found neither. See milepost lint --help.",
    );
  return withApp(open, options, async (app) => {
    const findings: ReadinessFinding[] = [];
    const { id } = await resolveSystem(app, operator(), system);
    const judged = await lintSystem(app, operator(), id, (_, found) => findings.push(...found));
    return { ...judged, findings };
  });
};

const dayOf = (text: string | undefined): CalendarDate | null => {
  if (text === undefined) return null;
  const day = calendarDate(text);
  if (day !== null) return day;
  throw new Fault(
    "input.invalid",
    `Expected a day such as 2026-06-30 after --as-of, found "${text.slice(0, 40)}".`,
  );
};
