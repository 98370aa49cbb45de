import type { FindingState } from "#domain/finding.ts";
import type { Credentialed } from "#domain/reading.ts";
import type { FindingRow } from "#store/findings.ts";
import type { ScanIndex } from "./scan-index.ts";

/** The stored row as the domain's state. `sightedCredentialed` is kept with the scan, not with the finding. */
export const stateOf = (
  row: FindingRow,
  scans: ScanIndex,
  sightedCredentialed: Credentialed,
): FindingState => {
  const sighted = {
    firstSeen: scans.keyOf(row.firstImportId, row.firstSeen),
    lastSeen: scans.keyOf(row.lastImportId, row.lastSeen),
    sightedCredentialed,
    cleanScans: row.cleanScans,
  };
  switch (row.status) {
    case "open":
      return { status: "open", ...sighted };
    case "fixed":
      return {
        status: "fixed",
        ...sighted,
        fixedBy: scans.keyOf(stated(row.statusImportId), stated(row.fixedOn)),
      };
    case "not observed":
      return {
        status: "not observed",
        ...sighted,
        since: scans.keyOf(stated(row.statusImportId), row.lastSeen),
        reason: stated(row.reason),
      };
  }
};

/** The row with another state; `lastOrdinal` is the record of the last sighting. */
export const withState = (
  row: FindingRow,
  state: FindingState,
  scans: ScanIndex,
  lastOrdinal: number,
): FindingRow => {
  const sighted = {
    ...row,
    firstImportId: scans.importOf(state.firstSeen),
    firstSeen: state.firstSeen.date,
    lastImportId: scans.importOf(state.lastSeen),
    lastSeen: state.lastSeen.date,
    lastOrdinal,
    cleanScans: state.cleanScans,
    status: state.status,
    reason: null,
    statusImportId: null,
    fixedOn: null,
  };
  switch (state.status) {
    case "open":
      return sighted;
    case "fixed":
      return { ...sighted, statusImportId: scans.importOf(state.fixedBy), fixedOn: state.fixedBy.date };
    case "not observed":
      return { ...sighted, statusImportId: scans.importOf(state.since), reason: state.reason };
  }
};

const stated = <T>(value: T | null): T => {
  if (value === null) throw new Error("A finding's status lacks its scan, date or reason.");
  return value;
};
