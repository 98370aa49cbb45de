import type { Store } from "#store/open-store.ts";

/** What every use case gets from the composition root: the store and the clock. */
export type App = {
  readonly store: Store;
  readonly now: () => Date;
};
