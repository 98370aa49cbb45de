import { userInfo } from "node:os";
import { Option, type Command } from "commander";
import type { App } from "#app/context.ts";
import type { Actor } from "#domain/access.ts";

/** How the composition root opens the house for one command, and closes it afterwards. */
export type OpenApp = (options: DataOptions) => Promise<{ readonly app: App; close(): Promise<void> }>;

export type DataOptions = { readonly data: string; readonly databaseUrl?: string };

export const dataOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--data <dir>", "folder of the managed PostgreSQL and the stored files").default("./data"),
    )
    .addOption(new Option("--database-url <url>", "an external PostgreSQL instead").env("DATABASE_URL"));

/** The command line acts as the host's own operator: whoever may read the data folder. */
export const operator = (): Actor => ({ kind: "operator", name: `${userInfo().username} (command line)` });

export const withApp = async <T>(
  open: OpenApp,
  options: DataOptions,
  work: (app: App) => Promise<T>,
): Promise<T> => {
  const opened = await open(options);
  try {
    return await work(opened.app);
  } finally {
    await opened.close();
  }
};
