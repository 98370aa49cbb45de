import { Option, type Command } from "commander";
import { readCmmc } from "#app/cmmc/read-cmmc.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { dataOptions, operator, type DataOptions } from "./with-app.ts";

export type CmmcOptions = DataOptions & {
  readonly system: string;
  readonly level?: "1" | "2" | "3";
  readonly json?: boolean;
};
/** The options that every command about CMMC has. */
export const cmmcOptions = (command: Command): Command =>
  dataOptions(command)
    .requiredOption("--system <name>", "the system, by name or id")
    .addOption(
      new Option("--level <level>", "the CMMC level; that of the system's rulebook when absent").choices([
        "1",
        "2",
        "3",
      ]),
    )
    .option("--json", "one JSON value on standard output");

const LEVELS: Readonly<Record<"1" | "2" | "3", CmmcLevel>> = { "1": 1, "2": 2, "3": 3 };
/** The level that was asked for; null for that of the system's rulebook. */
export const levelOf = ({ level }: CmmcOptions): CmmcLevel | null =>
  level === undefined ? null : LEVELS[level];

/** The level that was asked for, or else that of the system. */
export const usedLevel = async (
  app: Parameters<typeof readCmmc>[0],
  systemId: string,
  options: CmmcOptions,
): Promise<CmmcLevel> => levelOf(options) ?? (await readCmmc(app, operator(), systemId)).rules.level;
