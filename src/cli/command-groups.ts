import type { Command } from "commander";
import type { OpenApp } from "./with-app.ts";

type CommandGroup = {
  /** The first words of its commands. */
  readonly names: readonly string[];
  /** Loads what these commands need, and gives what adds them to the program. */
  readonly load: () => Promise<(program: Command, open: OpenApp) => void>;
};

/**
 * Every command but `serve`, in the order of the help. A command line loads the one group that it names: reading a
 * thousand modules to list five systems takes longer than listing them.
 */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { names: ["system"], load: async () => (await import("./system-commands.ts")).systemCommands },
  {
    names: ["report", "document"],
    load: async () => (await import("./inspect-commands.ts")).inspectCommands,
  },
  { names: ["lint"], load: async () => (await import("./lint-command.ts")).lintCommand },
  { names: ["import"], load: async () => (await import("./import-commands.ts")).importCommands },
  { names: ["items", "item"], load: async () => (await import("./item-commands.ts")).itemCommands },
  { names: ["export"], load: async () => (await import("./export-command.ts")).exportCommand },
  { names: ["evidence"], load: async () => (await import("./evidence-commands.ts")).evidenceCommands },
  {
    names: ["milestone", "evergreen"],
    load: async () => (await import("./milestone-commands.ts")).milestoneCommands,
  },
  { names: ["assignment"], load: async () => (await import("./assignment-commands.ts")).assignmentCommands },
  { names: ["statement"], load: async () => (await import("./statement-commands.ts")).statementCommands },
  { names: ["extension"], load: async () => (await import("./extension-commands.ts")).extensionCommands },
  { names: ["vendor"], load: async () => (await import("./vendor-commands.ts")).vendorCommands },
  {
    names: ["deviation", "risk"],
    load: async () => (await import("./deviation-commands.ts")).deviationCommands,
  },
  { names: ["policy"], load: async () => (await import("./policy-commands.ts")).policyCommands },
  { names: ["rulebook"], load: async () => (await import("./rulebook-commands.ts")).rulebookCommands },
  { names: ["kev", "epss"], load: async () => (await import("./feed-commands.ts")).feedCommands },
  { names: ["mapping"], load: async () => (await import("./mapping-commands.ts")).mappingCommands },
  { names: ["finding"], load: async () => (await import("./finding-commands.ts")).findingCommands },
  { names: ["field"], load: async () => (await import("./field-commands.ts")).fieldCommands },
  { names: ["inventory"], load: async () => (await import("./inventory-commands.ts")).inventoryCommands },
  { names: ["catalog", "ssp"], load: async () => (await import("./catalog-commands.ts")).catalogCommands },
  { names: ["cmmc"], load: async () => (await import("./cmmc-commands.ts")).cmmcCommands },
  { names: ["metrics"], load: async () => (await import("./metrics-command.ts")).metricsCommand },
];

/** The groups that a command line needs: one, or all when its first word names none (help, a word that is wrong). */
export const groupsFor = (args: readonly string[]): readonly CommandGroup[] => {
  const named = COMMAND_GROUPS.filter(({ names }) => names.some((name) => name === args[0]));
  return named.length === 0 && args[0] !== "serve" && args[0] !== "--version" ? COMMAND_GROUPS : named;
};
