import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";

/** One vulnerability of CISA's catalog of known exploited vulnerabilities. */
export type KnownExploited = {
  readonly cve: string;
  readonly listedOn: CalendarDate;
  /** Null where the catalog gives none. It can lie before `listedOn`: seven entries of 2025 do. */
  readonly dueDate: CalendarDate | null;
  readonly name: string;
  readonly product: string;
  /** Whether CISA knows of its use in ransomware campaigns. */
  readonly ransomware: boolean;
};

export type KevCatalog = {
  readonly version: string;
  readonly entries: readonly KnownExploited[];
  readonly remarks: readonly Remark[];
};

const CVE = /^CVE-\d{4}-\d{4,19}$/;

/**
 * Reads the catalog's JSON (`known_exploited_vulnerabilities.json`: catalogVersion, vulnerabilities with cveID, dateAdded,
 * dueDate). Entries without a CVE id or a day of listing become remarks; of two entries of one CVE the last one counts.
 * Throws `document.unrecognized` for what is no catalog. Memory grows with the file.
 */
export const readKevCatalog = (bytes: Uint8Array): KevCatalog => {
  const { catalogVersion, vulnerabilities } = record(parsed(bytes));
  if (!Array.isArray(vulnerabilities)) throw unrecognized("no list of vulnerabilities");
  const entries = new Map<string, KnownExploited>();
  const remarks: Remark[] = [];
  for (const [index, given] of (vulnerabilities as unknown[]).entries()) {
    const entry = entryOf(record(given));
    if (entry) entries.set(entry.cve, entry);
    else
      remarks.push({
        code: "kev.entry-unreadable",
        where: `vulnerabilities[${index}]`,
        message: "Expected cveID and dateAdded, found something else; the entry was left out.",
      });
  }
  if (entries.size === 0) throw unrecognized("no entry that can be read");
  return { version: text(catalogVersion) || "unknown", entries: [...entries.values()], remarks };
};

/** The day of a version as CISA writes it, `2025.08.25`; null where it names none. */
export const catalogDay = (version: string): CalendarDate | null => {
  const [, year, month, day] = /^(\d{4})\.(\d{2})\.(\d{2})(?:\D|$)/.exec(version) ?? [];
  return calendarDate(`${year}-${month}-${day}`);
};

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw unrecognized("no JSON");
  }
};

const entryOf = (given: Readonly<Record<string, unknown>>): KnownExploited | null => {
  const cve = text(given["cveID"]).toUpperCase();
  const listedOn = calendarDate(text(given["dateAdded"]));
  if (!CVE.test(cve) || listedOn === null) return null;
  return {
    cve,
    listedOn,
    dueDate: calendarDate(text(given["dueDate"])),
    name: text(given["vulnerabilityName"]).slice(0, 500),
    product: [text(given["vendorProject"]), text(given["product"])].join(" ").trim().slice(0, 500),
    ransomware: text(given["knownRansomwareCampaignUse"]).toLowerCase() === "known",
  };
};

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

const unrecognized = (found: string): Fault =>
  new Fault(
    "document.unrecognized",
    `Expected CISA's catalog of known exploited vulnerabilities as JSON, found ${found}. Download the JSON file of the catalog.`,
  );
