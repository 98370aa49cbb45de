import { Fault } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";
import { SEVERITIES, type Severity } from "#domain/risk-rating.ts";
import { openArchive, type ReportBytes } from "#reports/index.ts";
import { fingerprint, inspectReport, type ReportSummary } from "./inspect-report.ts";

/** `inspectReport`, and what each report of an archive holds by itself. */
export type FileSummary = ReportSummary & {
  readonly members?: ReadonlyArray<ReportSummary & { readonly name: string }>;
};

/**
 * Inspects a report, or the reports of an archive, added up: the format of all, or `archive` when they differ. Files of an
 * archive that are no reports are remarked. Throws the faults of `inspectReport` and of `openArchive`.
 */
export const inspectFile = async (open: ReportBytes): Promise<FileSummary> => {
  const files = await openArchive(open);
  if (files === null) return inspectReport(open);
  const members: Array<ReportSummary & { name: string }> = [];
  const remarks: Remark[] = [];
  for (const file of files) {
    const { name } = file;
    try {
      members.push({ name, ...(await inspectReport(() => file.open())) });
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== "report.unrecognized") throw error;
      remarks.push({ code: error.code, where: name, message: error.message });
    }
  }
  if (members.length === 0) {
    const found = files.map(({ name }) => name).join(", ");
    throw new Fault(
      "report.unrecognized",
      `Expected a report in the archive, found none of a known format${found === "" ? "" : ` (${found.slice(0, 300)})`}. Pack the scanner's own exports.`,
    );
  }
  const summaries = members.map(({ name: _, ...summary }) => summary);
  return {
    ...addUp(summaries),
    ...(await fingerprint(open)),
    remarks: [...remarks, ...summaries.flatMap((summary) => summary.remarks)],
    members,
  };
};

const addUp = (summaries: readonly ReportSummary[]): ReportSummary => {
  const [first] = summaries;
  if (!first) throw new Error("There is nothing to add up.");
  const sum = (of: (summary: ReportSummary) => number): number =>
    summaries.reduce((total, summary) => total + of(summary), 0);
  const most = (of: (summary: ReportSummary) => number): number => Math.max(...summaries.map(of));
  const same = new Set(summaries.map(({ format }) => format)).size === 1;
  const dates = summaries.flatMap(({ scannedAt }) => scannedAt ?? []).toSorted();
  return {
    ...first,
    format: same ? first.format : "archive",
    tool: same ? first.tool : null,
    toolVersion: same ? first.toolVersion : null,
    scannedAt: dates[0] ?? null,
    records: sum(({ records }) => records),
    actionable: sum(({ actionable }) => actionable),
    bySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, sum(({ bySeverity }) => bySeverity[severity])]),
    ) as Record<Severity, number>,
    // The files of one archive mostly speak of the same assets and weaknesses; at least that many are there.
    assets: most(({ assets }) => assets),
    weaknesses: most(({ weaknesses }) => weaknesses),
    coverage: {
      targets: null,
      checks: null,
      alive: most(({ coverage }) => coverage.alive),
      credentialed: {
        yes: most(({ coverage }) => coverage.credentialed.yes),
        no: most(({ coverage }) => coverage.credentialed.no),
        unknown: most(({ coverage }) => coverage.credentialed.unknown),
      },
    },
  };
};
