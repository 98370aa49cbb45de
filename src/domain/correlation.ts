import type { RecordReading } from "./reading.ts";

/**
 * The key under which two tools mean the same on one asset: the record's only CVE and the package it is in, or no package
 * for a check of the whole host. Null when the record names no CVE or several, because then it is not known which is meant.
 */
export const correlationKey = (record: Pick<RecordReading, "weakness" | "details">): string | null => {
  const [cve, other] = record.weakness.cves;
  if (cve === undefined || other !== undefined) return null;
  return `${cve.toUpperCase()} ${packageName(record.details.package?.name ?? "")}`.trimEnd();
};

/** `log4j-core` of `org.apache.logging.log4j:log4j-core`: tools differ in whether they write the group. */
const packageName = (name: string): string => /[^:/]*$/.exec(name.trim().toLowerCase())?.[0] ?? "";
