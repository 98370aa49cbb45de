import { Fault } from "#domain/fault.ts";
import { columnsOf, type Mapping } from "#domain/mapping.ts";
import type { ScanTime } from "#domain/reading.ts";
import { csvHeader, hasAll } from "../../csv/csv-head.ts";
import { tableReport } from "../../csv/csv-report.ts";
import { readTable } from "../../csv.ts";
import { headOf } from "../../head-of.ts";
import { fieldText, rowDates, rowTime, type RowDates } from "./mapped-row.ts";
import { LISTED, mappedSighting } from "./mapped-sighting.ts";
import type { ReportBytes, ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { tableFace } from "./table-columns.ts";

/**
 * The format that a mapping makes of somebody's table: one record per row, set aside with the reason where the mapping does
 * not say what the row means. The scan and each asset are dated by the latest date of their rows, a record by its own. A list proves nothing of what it leaves
 * out, unless the mapping says that it is complete; one that is not of a scanner leaves what it does not name alone.
 */
export const mappedTable = (mapping: Mapping): ReportFormat<"csv"> => {
  const wanted = columnsOf(mapping);
  const when = rowDates(mapping.dateFormats);
  return {
    id: "csv",
    about: {
      title: "Any table, through a mapping of its columns",
      identity: "What the mapping says: source identifier, asset and location.",
      coverage:
        "Nothing, unless the mapping states that the file lists every finding of its assets. A row whose status says fixed proves it for its whole asset.",
      severities: mapping.severities,
    },
    detect: () => false,
    read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
      await requireColumns(open, wanted);
      const latest = await latestOf(mapping, when, wanted, open, limits);
      const { read } = tableReport({
        isHeader: (names) => hasAll(names, wanted),
        scan: () => ({
          detector: mapping.detector,
          tool: mapping.detector,
          scanName: mapping.source.reference,
          policyName: mapping.name,
          scannedAt: latest,
          coverage: coverageOf(mapping),
        }),
        row: (row) => mappedSighting(mapping, when, row),
        seen: {
          columns: columnsOf({ fields: { foundOn: mapping.fields.foundOn ?? { constant: "" } } }),
          at: (row) => {
            const time = rowTime(mapping, when, row);
            const identifier = fieldText(mapping, "asset", row);
            return identifier === null || typeof time === "string" ? null : { identifier, time };
          },
        },
      });
      yield* read(open, limits);
    },
  };
};

const coverageOf = ({ complete, source }: Mapping) => ({
  ...NOTHING_COVERED.coverage,
  families: complete === null ? null : new Map([[LISTED, "enabled" as const]]),
  ...(complete === null && source.kind !== "scanner" ? { unlisted: "left alone" as const } : {}),
});

/** A file without the mapping's columns is refused with the names of those that it lacks. */
const requireColumns = async (open: ReportBytes, wanted: readonly string[]): Promise<void> => {
  const head = await headOf(open, 64 * 1024);
  if (csvHeader(head, (names) => hasAll(names, wanted)) !== null) return;
  const face = await tableFace(open);
  const present = new Set(face?.columns.map(({ name }) => name.toLowerCase()));
  const missing = wanted.filter((name) => !present.has(name));
  const found =
    face === null ? "no table" : `a table without ${missing.map((name) => `"${name}"`).join(", ")}`;
  throw new Fault(
    "mapping.columns-missing",
    `Expected a table with the columns that the mapping names, found ${found.slice(0, 400)}. Choose another mapping, or save a new version of this one.`,
  );
};

const latestOf = async (
  mapping: Mapping,
  when: RowDates,
  wanted: readonly string[],
  open: ReportBytes,
  limits: ReportLimits,
): Promise<ScanTime | null> => {
  let latest: ScanTime | null = null;
  if (mapping.fields.foundOn === undefined) return latest;
  const { rows } = await readTable(open, (names) => hasAll(names, wanted), limits);
  for await (const row of rows) {
    const time = row.trouble === null ? rowTime(mapping, when, row) : "blank";
    if (typeof time === "string") continue;
    if (latest === null || (latest !== time && Temporal.Instant.compare(time.instant, latest.instant) > 0))
      latest = time;
  }
  return latest;
};
