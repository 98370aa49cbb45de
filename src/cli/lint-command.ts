import type { Command } from "commander";
import { lintDocument } from "#app/document/lint-document.ts";
import { calendarDate, dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { FoundTrouble } from "./found-trouble.ts";
import { MAX_DOCUMENT_BYTES, readWhole } from "./open-file.ts";
import { printJson, printLines } from "./output.ts";

type LintOptions = { readonly rulebook: string; readonly asOf?: string; readonly json?: boolean };

/** Files in, answers out, no database. */
export const lintCommand = (program: Command): void => {
  program
    .command("lint <file>")
    .description("what keeps a POA&M document from being handed in; exit 1 when it is an error")
    .requiredOption("--rulebook <id>", "the rulebook by which it is judged")
    .option("--as-of <date>", "judge it for this day instead of the document's own")
    .option("--json", "one JSON value on standard output")
    .action(async (file: string, options: LintOptions) => {
      const { findings, items, on } = await lintDocument(await readWhole(file, MAX_DOCUMENT_BYTES), {
        rulebookId: options.rulebook,
        asOf: dayOf(options.asOf),
        today: dateOfInstant(new Date()),
      });
      if (options.json) printJson(findings);
      else {
        const errors = findings.filter(({ level }) => level === "error").length;
        const warnings = findings.filter(({ level }) => level === "warning").length;
        printLines([
          ...findings.map(
            ({ check, level, poamId, field, message, fix }) =>
              `${poamId || "(no id)"}: ${level}: ${message} ${fix} [${check}, ${field}]`,
          ),
          `${items} items on ${on}: ${errors} errors, ${warnings} warnings, ${findings.length - errors - warnings} notes`,
        ]);
      }
      if (findings.some(({ level }) => level === "error")) throw new FoundTrouble();
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
