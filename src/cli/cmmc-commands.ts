import type { Command } from "commander";
import { importResults } from "#app/cmmc/import-results.ts";
import { readCmmc } from "#app/cmmc/read-cmmc.ts";
import { recordResults } from "#app/cmmc/record-results.ts";
import { MAX_RESULTS_BYTES } from "#app/cmmc/results-file.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { CMMC_RESULTS, resultOfWord } from "#domain/cmmc/result.ts";
import { Fault } from "#domain/fault.ts";
import { cmmcLines, cmmcSummary } from "./cmmc-lines.ts";
import { cmmcOptions, levelOf, usedLevel, type CmmcOptions } from "./cmmc-options.ts";
import { cmmcStatusCommands } from "./cmmc-status-commands.ts";
import { readWhole } from "./open-file.ts";
import { printJson, printLines } from "./output.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type SetOptions = CmmcOptions & { readonly note?: string; readonly evidence?: string };

/** CMMC: results of requirements, the score and what it permits. */
export const cmmcCommands = (program: Command, open: OpenApp): void => {
  const cmmc = program.command("cmmc").description("CMMC: requirements, score, eligibility, close-out");

  cmmcOptions(cmmc.command("score"))
    .description("the score, what it lost where, and whether a Conditional status can be had")
    .action((options: CmmcOptions) =>
      withApp(open, options, async (app) => {
        const { id, name } = await resolveSystem(app, operator(), options.system);
        const view = await readCmmc(app, operator(), id, levelOf(options));
        if (options.json) return printJson(cmmcSummary(name, view));
        printLines(cmmcLines(name, view));
      }),
    );

  cmmcOptions(cmmc.command("set"))
    .description("records the result of a requirement")
    .argument("<requirement>", "its number or CMMC id, such as 3.1.1")
    .argument("<result>", `one of: ${CMMC_RESULTS.join(", ")}`)
    .option("--note <text>", "why")
    .option("--evidence <text>", "what shows it")
    .action((requirement: string, word: string, options: SetOptions) =>
      withApp(open, options, async (app) => {
        const { id, name } = await resolveSystem(app, operator(), options.system);
        const level = await usedLevel(app, id, options);
        const given = {
          requirement,
          result: requireResult(word),
          note: options.note ?? null,
          evidence: options.evidence ?? null,
        };
        const { recorded, view } = await recordResults(app, operator(), id, level, [given]);
        if (options.json) return printJson({ recorded, ...cmmcSummary(name, view) });
        printLines([
          `${requirement}: ${given.result}${recorded === 0 ? " (as it was)" : ""}`,
          ...cmmcLines(name, view).slice(0, 2),
        ]);
      }),
    );

  cmmcOptions(cmmc.command("import"))
    .description("records the results of a table (CSV or JSON: id, result, note, evidence), all or none")
    .argument("<file>", "the table")
    .action((path: string, options: CmmcOptions) =>
      withApp(open, options, async (app) => {
        const bytes = await readWhole(path, MAX_RESULTS_BYTES);
        const { id, name } = await resolveSystem(app, operator(), options.system);
        const level = await usedLevel(app, id, options);
        const { recorded, unchanged, view } = await importResults(app, operator(), id, level, bytes);
        if (options.json) return printJson({ recorded, unchanged, ...cmmcSummary(name, view) });
        printLines([`${recorded} recorded, ${unchanged} as they were`, ...cmmcLines(name, view).slice(0, 2)]);
      }),
    );

  cmmcStatusCommands(cmmc, open);
};

const requireResult = (word: string) => {
  const result = resultOfWord(word);
  if (result !== null) return result;
  throw new Fault(
    "input.invalid",
    `Expected a result, one of: ${CMMC_RESULTS.join(", ")}. Found "${word.slice(0, 40)}".`,
  );
};
