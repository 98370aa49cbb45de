import { readReport } from "#reports/index.ts";
import { startReading } from "../import/read-batches.ts";
import type { WatchedReport } from "./watched-reports.ts";

type Placed = { readonly path: string; readonly report: WatchedReport };

/** Oldest scan first; what does not say when it was, or cannot be read, comes last. Reads only each file's beginning. */
export const inScanOrderOf = async (
  reports: readonly Placed[],
  signal: AbortSignal,
): Promise<readonly Placed[]> => {
  if (reports.length < 2) return reports;
  const dated: Array<{ placed: Placed; at: number }> = [];
  for (const placed of reports) {
    if (signal.aborted) return [];
    dated.push({ placed, at: await scanTime(placed.report) });
  }
  return dated.toSorted((a, b) => a.at - b.at).map(({ placed }) => placed);
};

const UNDATED = Number.MAX_SAFE_INTEGER;

const scanTime = async ({ file, fault }: WatchedReport): Promise<number> => {
  if (fault !== null) return UNDATED;
  try {
    const { readings } = await readReport(file.open);
    const start = await startReading(readings);
    await readings.return(undefined);
    return start?.scannedAt ? Date.parse(start.scannedAt.instant) : UNDATED;
  } catch {
    // Whatever is wrong with it is found again, and told, when it is taken in.
    return UNDATED;
  }
};
