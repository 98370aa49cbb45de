import type { RecordDetails, RecordReading } from "#domain/reading.ts";
import type { FindingRow } from "#store/findings.ts";

/** Field → value at the last sighting and now. */
export type Differences = Record<string, readonly [unknown, unknown]>;

/** What a record says otherwise than the last one of the same finding; null when nothing. None of it is part of the identity. */
export const sightingDifferences = (
  known: Pick<FindingRow, "severity" | "details">,
  record: RecordReading,
): Differences | null => {
  const differs: Differences = {};
  const compare = (field: string, before: unknown, now: unknown): void => {
    if (before !== now) differs[field] = [before, now];
  };
  compare("severity", known.severity, record.severity);
  if (known.details !== null) {
    const [before, now] = [flat(known.details), flat(record.details)];
    for (const field of Object.keys(now)) compare(field, before[field] ?? null, now[field] ?? null);
  }
  return Object.keys(differs).length === 0 ? null : differs;
};

const flat = ({ package: p, ...rest }: RecordDetails): Record<string, unknown> => ({
  ...rest,
  installedVersion: p?.installedVersion ?? null,
  fixedVersion: p?.fixedVersion ?? null,
  path: p?.path ?? null,
});

/** The details worth keeping with a finding: null when the record says nothing beyond its identity. */
export const keptDetails = (details: RecordDetails): RecordDetails | null =>
  Object.values(details).some((value) => value !== null) ? details : null;
