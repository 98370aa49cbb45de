import { createHash } from "node:crypto";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Credentialed, ScanReading } from "#domain/reading.ts";
import { remarkLog, type Remark } from "#domain/remark.ts";
import { SEVERITIES, type Severity } from "#domain/risk-rating.ts";
import { readReport, type ReportBytes } from "#reports/index.ts";

/** What a scanner or assessor file holds, in counts. */
export type ReportSummary = {
  readonly format: string;
  readonly tool: string | null;
  readonly toolVersion: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly scannedAt: string | null;
  /** Raw records of the file. */
  readonly records: number;
  /** Records that open a weakness. */
  readonly actionable: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly assets: number;
  /** Distinct source identifiers among the actionable records. */
  readonly weaknesses: number;
  readonly coverage: CoverageSummary;
  readonly remarks: readonly Remark[];
};

export type CoverageSummary = {
  readonly targets: number | null;
  /** How many checks were loaded; null when the file does not say. */
  readonly checks: number | null;
  readonly alive: number;
  readonly credentialed: Readonly<Record<Credentialed, number>>;
};

/** The hash and the length of a file. */
export const fingerprint = async (open: ReportBytes): Promise<{ sha256: string; bytes: number }> => {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of open()) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { sha256: hash.digest("hex"), bytes };
};

/** Reads a report to its end and counts. Memory grows with distinct assets and weaknesses only. Throws the reader's faults. */
export const inspectReport = async (open: ReportBytes): Promise<ReportSummary> => {
  const { format, readings } = await readReport(open);
  const bySeverity = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<
    Severity,
    number
  >;
  const credentialed: Record<Credentialed, number> = { yes: 0, no: 0, unknown: 0 };
  const assets = new Set<string>();
  const weaknesses = new Set<string>();
  const remarks = remarkLog();
  let scan: ScanReading | null = null;
  let scannedAt: { instant: string; date: CalendarDate } | null = null;
  let toolVersion: string | null = null;
  let [records, actionable, alive] = [0, 0, 0];

  for await (const reading of readings) {
    switch (reading.type) {
      case "scan":
        scan = reading;
        scannedAt = reading.scannedAt;
        break;
      case "asset":
        assets.add(reading.asset.identifier.toLowerCase());
        scannedAt ??= reading.scannedAt;
        break;
      case "record":
        records += 1;
        bySeverity[reading.severity] += 1;
        if (reading.actionable) {
          actionable += 1;
          weaknesses.add(reading.weakness.sourceIdentifier);
        }
        break;
      case "statement":
        records += 1;
        bySeverity[reading.severity ?? "informational"] += 1;
        break;
      case "setAside":
        records += 1;
        remarks.add(reading.reason);
        break;
      case "assetEnd":
        if (reading.coverage.alive) alive += 1;
        credentialed[reading.coverage.credentialed] += 1;
        toolVersion ??= reading.toolVersion;
        break;
      case "remark":
        remarks.add(reading.remark);
        break;
    }
  }
  return {
    format,
    tool: scan?.tool ?? null,
    toolVersion: toolVersion ?? scan?.toolVersion ?? null,
    ...(await fingerprint(open)),
    scannedAt: scannedAt?.instant ?? null,
    records,
    actionable,
    bySeverity,
    assets: assets.size,
    weaknesses: weaknesses.size,
    coverage: {
      targets: Array.isArray(scan?.coverage.targets) ? scan.coverage.targets.length : null,
      checks: scan?.coverage.checks?.size ?? null,
      alive,
      credentialed,
    },
    remarks: remarks.list(),
  };
};
