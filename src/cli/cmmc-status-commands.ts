import { Option, type Command } from "commander";
import { beginAssessment } from "#app/cmmc/begin-assessment.ts";
import { readCmmc } from "#app/cmmc/read-cmmc.ts";
import { recordStatus, type GivenStatus } from "#app/cmmc/record-status.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { requireDay } from "#domain/calendar.ts";
import { ASSESSMENT_KINDS, type AssessmentKind } from "#domain/cmmc/requirement.ts";
import { Fault } from "#domain/fault.ts";
import { cmmcLines, cmmcSummary } from "./cmmc-lines.ts";
import { cmmcOptions, usedLevel, type CmmcOptions } from "./cmmc-options.ts";
import { printJson, printLines } from "./output.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type BeginOptions = CmmcOptions & {
  readonly kind?: AssessmentKind;
  readonly keepResults?: boolean;
  readonly insteadOfCloseOut?: boolean;
  readonly reason: string;
};
type StatusOptions = CmmcOptions & { readonly on?: string; readonly reason: string };
type Standing = GivenStatus["standing"];
const STANDINGS = ["conditional", "final", "none"] as const satisfies readonly Standing[];

/** A new assessment, and the status that an assessment gave. */
export const cmmcStatusCommands = (cmmc: Command, open: OpenApp): void => {
  cmmcOptions(cmmc.command("begin"))
    .description("ends the present assessment and begins the next; the status in force stays until a new one")
    .addOption(new Option("--kind <kind>", "who assesses; as before when absent").choices(ASSESSMENT_KINDS))
    .option("--keep-results", "the results so far stand until they are assessed again")
    .option(
      "--instead-of-close-out",
      "everything is assessed anew, although the 180 days of a Conditional status still run",
    )
    .requiredOption("--reason <text>", "why")
    .action((options: BeginOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId, name } = await resolveSystem(app, operator(), options.system);
        const level = await usedLevel(app, systemId, options);
        const { assessment, rules } = await readCmmc(app, operator(), systemId, level);
        const ref = { systemId, level, version: assessment?.version ?? null };
        const view = await beginAssessment(app, operator(), ref, {
          kind: options.kind ?? assessment?.kind ?? rules.kinds[0],
          keepResults: options.keepResults ?? false,
          insteadOfCloseOut: options.insteadOfCloseOut ?? false,
          reason: options.reason,
        });
        if (options.json) return printJson(cmmcSummary(name, view));
        printLines(["A new assessment has begun.", ...cmmcLines(name, view).slice(0, 3)]);
      }),
    );

  cmmcOptions(cmmc.command("status"))
    .description("records a status as SPRS or eMASS gave it; none withdraws one that was recorded by mistake")
    .argument("<status>", `one of: ${STANDINGS.join(", ")}`)
    .option("--on <day>", "the status date")
    .requiredOption("--reason <text>", "why, such as where the status is posted")
    .action((word: string, options: StatusOptions) =>
      withApp(open, options, async (app) => {
        const status = statusFrom(word, options);
        const { id: systemId, name } = await resolveSystem(app, operator(), options.system);
        const level = await usedLevel(app, systemId, options);
        const { assessment } = await readCmmc(app, operator(), systemId, level);
        const ref = { systemId, level, version: assessment?.version ?? null };
        const view = await recordStatus(app, operator(), ref, status);
        if (options.json) return printJson(cmmcSummary(name, view));
        printLines(cmmcLines(name, view).slice(0, 3));
      }),
    );
};

const statusFrom = (word: string, { on, reason }: StatusOptions): GivenStatus => {
  const standing = STANDINGS.find((known) => known === word.toLowerCase());
  if (standing === undefined)
    throw new Fault(
      "input.invalid",
      `Expected a status, one of: ${STANDINGS.join(", ")}. Found "${word.slice(0, 40)}".`,
    );
  return standing === "none"
    ? { standing, reason }
    : { standing, reason, date: requireDay(on ?? "", "--on") };
};
