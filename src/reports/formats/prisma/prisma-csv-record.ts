import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS, type RecordDetails } from "#domain/reading.ts";
import type { TableRow } from "../../csv.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { checkAt, type Sighting } from "../../parts/sighting.ts";
import { linksIn } from "../../parts/word-list.ts";

/** Prisma hands on the words of the Linux distributions: Red Hat says important and moderate, Debian and Ubuntu negligible. */
export const PRISMA_SEVERITIES: SeverityTable = {
  critical: "critical",
  important: "high",
  high: "high",
  moderate: "moderate",
  medium: "moderate",
  low: "low",
  negligible: "low",
  unimportant: "low",
};

/** The record of a row; null when it names no weakness. */
export const prismaRecord = (row: TableRow): Pick<Sighting, "record" | "remarks"> | null => {
  const cve = row.text("cve id");
  return cve === null ? complianceRecord(row) : vulnerabilityRecord(row, cve.toUpperCase());
};

const vulnerabilityRecord = (row: TableRow, cve: string): Pick<Sighting, "record" | "remarks"> => {
  // The column does not tell the version; Prisma gives v3 wherever there is one.
  const cvss = cvssList({ version: "3", score: row.text("cvss") });
  const { severity, remark } = ratedSeverity(PRISMA_SEVERITIES, row.text("severity"), cvss);
  const location = row.text("packages") ?? "";
  return {
    record: {
      location,
      severity,
      actionable: severity !== "informational",
      output: row.text("cause"),
      details: packageDetails(row),
      weakness: {
        sourceIdentifier: cve,
        check: checkAt(cve, location),
        family: "vulnerability",
        kind: "vulnerability",
        name: cve,
        description: row.text("description") ?? "",
        solution: row.text("fix status"),
        seeAlso: linksIn(row.text("vulnerability link")),
        cves: /^CVE-\d{4}-\d+$/.test(cve) ? [cve] : [],
        cvss,
        details: { ...NO_WEAKNESS_DETAILS, product: location || null },
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

const packageDetails = (row: TableRow): RecordDetails => {
  const name = row.text("packages");
  const result = row.text("fix status");
  if (name === null) return { ...NO_RECORD_DETAILS, result };
  const fixedVersion = /^fixed in (\S.{0,200})$/i.exec(result ?? "")?.[1] ?? null;
  const installedVersion = row.text("package version");
  return {
    ...NO_RECORD_DETAILS,
    result,
    package: { purl: null, name, installedVersion, fixedVersion, path: row.text("package path") },
  };
};

const complianceRecord = (row: TableRow): Pick<Sighting, "record" | "remarks"> | null => {
  const id = row.text("compliance id");
  if (id === null) return null;
  const { severity, remark } = ratedSeverity(PRISMA_SEVERITIES, row.text("severity"));
  const description = row.text("description") ?? "";
  return {
    record: {
      location: "",
      severity,
      actionable: severity !== "informational",
      output: row.text("cause"),
      details: NO_RECORD_DETAILS,
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: "compliance",
        kind: "configuration",
        name: description.split(/\r?\n/, 1)[0]?.slice(0, 500) || `Compliance check ${id}`,
        description,
        solution: null,
        seeAlso: [],
        cves: [],
        cvss: [],
        details: NO_WEAKNESS_DETAILS,
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};
