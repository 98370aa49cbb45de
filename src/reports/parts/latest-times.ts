import type { ScanTime } from "#domain/reading.ts";
import { ownText } from "./kept-text.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";

/** The latest time at which a tool saw each asset, for lists whose every record has a time of its own. */
export type LatestTimes = {
  note(identifier: string, time: ScanTime): void;
  of(identifier: string): ScanTime | null;
};

export const latestTimes = (limits: ReportLimits): LatestTimes => {
  const latest = new Map<string, { readonly time: ScanTime; readonly at: number }>();
  return {
    note: (identifier, time) => {
      const at = Date.parse(time.instant);
      const before = latest.get(identifier);
      if (before !== undefined && before.at >= at) return;
      latest.set(ownText(identifier), { time, at });
      if (latest.size > limits.listEntries) throw tooLarge(limits, "listEntries", "asset times");
    },
    of: (identifier) => latest.get(identifier)?.time ?? null,
  };
};
