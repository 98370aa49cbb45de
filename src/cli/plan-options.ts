import type { Command } from "commander";
import type { App } from "#app/context.ts";
import { listMembers } from "#app/people/members.ts";
import { Fault } from "#domain/fault.ts";
import { dataOptions, operator, type DataOptions } from "./with-app.ts";

export type SystemOptions = DataOptions & { readonly system: string; readonly json?: boolean };

/** The options of every command about the plan of a system. */
export const ofSystem = (command: Command): Command =>
  dataOptions(command)
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--json", "one JSON value on standard output");

/** The id of the member of that address; null when none is named. */
export const ownerFrom = async (
  app: App,
  systemId: string,
  email: string | undefined,
): Promise<string | null> => {
  if (email === undefined) return null;
  const members = await listMembers(app, operator(), systemId);
  const found = members.find((member) => member.email.toLowerCase() === email.toLowerCase());
  if (found) return found.userId;
  throw new Fault("input.invalid", `Expected the email of a member of the system. Found "${email}".`);
};

export const wholeNumber = (text: string, what: string): number => {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new Fault("input.invalid", `Expected ${what} as a whole number. Found "${text}".`);
};
