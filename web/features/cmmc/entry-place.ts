import type { Cmmc, CmmcEntry } from "../../api/api.generated.ts";

/** An entry, and where it stands. */
export type EntryPlace = {
  readonly systemId: string;
  readonly cmmc: Cmmc;
  readonly entry: CmmcEntry;
};
