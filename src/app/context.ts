import type { Actor } from "#domain/access.ts";
import type { Store } from "#store/open-store.ts";

/** What every use case gets from the composition root: the store and the clock. */
export type App = {
  readonly store: Store;
  readonly now: () => Date;
};

/** A piece of work on an import, done for whoever asked for it. */
export type ImportTask = {
  readonly importId: string;
  readonly task: "preview" | "apply" | "undo";
  readonly actor: Actor;
};

/** A piece of work on a batch of imports. */
export type BatchTask = {
  readonly batchId: string;
  readonly task: "preview batch" | "apply batch";
  readonly actor: Actor;
};

/** Where work goes that outlasts a request; with `after` it begins that many seconds later. */
export type ImportQueue = { add(task: ImportTask | BatchTask, after?: number): Promise<void> };
