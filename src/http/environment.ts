import type { Actor } from "#domain/access.ts";
import type { App, ImportQueue } from "#app/context.ts";
import type { Logger } from "pino";
import type { Accounts } from "./accounts.ts";

/** What the doors need of the house. */
export type ServerContext = {
  readonly app: App;
  readonly queue: ImportQueue;
  readonly accounts: Accounts;
  readonly log: Logger;
  readonly version: string;
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** Folder of the built page. */
  readonly webRoot: string;
};

/** What each request carries. */
export type Environment = { Variables: { requestId: string; actor: Actor } };
