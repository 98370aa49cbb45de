import type { AssetIdentity, ScanTime } from "#domain/reading.ts";
import { readJson } from "../json.ts";
import type { JsonPatterns } from "./json-pattern.ts";
import { latestTimes, type LatestTimes } from "../parts/latest-times.ts";
import type { ReportLimits } from "../report-limits.ts";

/** A first reading of a list of findings that notes when each asset was last seen. */
export const jsonTimes = async (
  bytes: AsyncIterable<Uint8Array>,
  patterns: JsonPatterns,
  limits: ReportLimits,
  seen: (value: unknown) => { readonly asset: AssetIdentity | null; readonly time: ScanTime | null },
): Promise<LatestTimes> => {
  const times = latestTimes(limits);
  for await (const { path, value } of readJson(bytes, patterns.select, limits)) {
    if (!patterns.matches(path)) continue;
    const { asset, time } = seen(value);
    if (asset !== null && time !== null) times.note(asset.identifier, time);
  }
  return times;
};
