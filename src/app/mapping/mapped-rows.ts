import type { Mapping } from "#domain/mapping.ts";
import type { RecordReading } from "#domain/reading.ts";
import { SEVERITIES, type Severity } from "#domain/risk-rating.ts";
import {
  DEFAULT_REPORT_LIMITS,
  readReport,
  tableStart,
  type ReportBytes,
  type TableFace,
} from "#reports/index.ts";

const SHOWN = 50;
const REASONS = 20;
/** A preview is for looking at: beyond this many rows it only says that there are more. */
const READ = 20_000;
const READ_BYTES = 4 * 1024 * 1024;

/** One row as it would become. */
export type MappedRow =
  | { readonly ordinal: number; readonly record: RecordReading; readonly setAside: null }
  | { readonly ordinal: number; readonly record: null; readonly setAside: string };

export type MappedRows = {
  /** Rows that were read, and whether the file goes on. */
  readonly read: number;
  readonly more: boolean;
  readonly findings: number;
  readonly notFindings: number;
  readonly setAside: number;
  readonly assets: number;
  readonly weaknesses: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Why rows are set aside: the code, the first row's words, how many. */
  readonly reasons: ReadonlyArray<{ readonly code: string; readonly message: string; readonly rows: number }>;
  readonly first: readonly MappedRow[];
};

/**
 * Reads the first rows of a table through a mapping: at most 20,000, out of the first 4 MB. Memory: these bytes, the
 * first 50 rows, and names.
 */
export const mappedRows = async (
  mapping: Mapping,
  open: ReportBytes,
  delimiter: TableFace["delimiter"],
): Promise<MappedRows> => {
  const start = await tableStart(open, delimiter, READ_BYTES);
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield start.bytes;
  };
  const { readings } = await readReport(bytes, DEFAULT_REPORT_LIMITS, { mapping });
  const bySeverity = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<
    Severity,
    number
  >;
  const reasons = new Map<string, { code: string; message: string; rows: number }>();
  const [assets, weaknesses] = [new Set<string>(), new Set<string>()];
  const first: MappedRow[] = [];
  let [read, findings, notFindings, setAside, more] = [0, 0, 0, 0, start.more];

  for await (const reading of readings) {
    if (reading.type !== "record" && reading.type !== "setAside") continue;
    if (read === READ) {
      more = true;
      break;
    }
    read += 1;
    if (reading.type === "record") {
      assets.add(reading.asset);
      if (reading.actionable) {
        findings += 1;
        bySeverity[reading.severity] += 1;
        weaknesses.add(reading.weakness.sourceIdentifier);
      } else notFindings += 1;
      if (first.length < SHOWN) first.push({ ordinal: reading.ordinal, record: reading, setAside: null });
      continue;
    }
    setAside += 1;
    const { code, message } = reading.reason;
    const known = reasons.get(code);
    if (known) known.rows += 1;
    else if (reasons.size < REASONS) reasons.set(code, { code, message, rows: 1 });
    if (first.length < SHOWN) first.push({ ordinal: reading.ordinal, record: null, setAside: message });
  }
  return {
    read,
    more,
    findings,
    notFindings,
    setAside,
    assets: assets.size,
    weaknesses: weaknesses.size,
    bySeverity,
    reasons: [...reasons.values()],
    first,
  };
};
