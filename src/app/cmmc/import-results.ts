import type { Actor } from "#domain/access.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import type { App } from "../context.ts";
import { recordResults, type RecordedResults } from "./record-results.ts";
import { resultsFrom } from "./results-file.ts";

/** Records the results of a file, all or none. Throws as `resultsFrom` and `recordResults` do. */
export const importResults = async (
  app: App,
  actor: Actor,
  systemId: string,
  level: CmmcLevel,
  bytes: Uint8Array,
): Promise<RecordedResults> => recordResults(app, actor, systemId, level, resultsFrom(bytes, level));
