import type { Reading } from "#domain/reading.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import { wasFactsPlan, type WasFacts } from "./qualys-was-facts.ts";
import { wasRecordsPlan } from "./qualys-was-records.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { xmlRootName } from "../../xml/xml-root.ts";
import { readTree } from "../../xml/xml-tree.ts";

const DOCTYPE = { doctype: "skip" } as const;

/**
 * The scan report of Qualys Web Application Scanning (WAS_SCAN_REPORT). One record per VULNERABILITY, SENSITIVE_CONTENT and
 * INFORMATION_GATHERED of the results; elements of these names in the summary are numbers, no records. The file is read
 * twice, since its glossary and its web applications stand behind its results.
 */
export const qualysWas: ReportFormat<"qualys-was"> = {
  id: "qualys-was",
  about: {
    title: "Qualys Web Application Scanning scan report (XML)",
    identity: "QID, site, path and parameter.",
    coverage: "Only what Qualys itself calls Fixed; the report does not say which QIDs were looked for.",
    severities: QUALYS_SEVERITIES,
  },
  detect: (head) => xmlRootName(head) === "WAS_SCAN_REPORT",
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts: WasFacts = {
      definitions: definitionShelf(limits),
      site: null,
      scan: null,
      scanCount: 0,
      logins: new Set(),
      name: null,
    };
    for await (const _ of readTree<never>(open(), () => wasFactsPlan(facts), limits, DOCTYPE));
    yield* readTree<Reading>(open(), (emit) => wasRecordsPlan(emit, facts, limits), limits, DOCTYPE);
  },
};
