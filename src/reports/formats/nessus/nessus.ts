import { NESSUS_ROOT, nessusReader } from "./nessus-reader.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { readXml } from "../../xml.ts";
import { xmlRootName } from "../../xml/xml-root.ts";

/**
 * Tenable Nessus and Tenable Web App Scanning exports: the XML format NessusClientData_v2 (`.nessus`). One record per
 * `ReportItem`; the byte range of a record is the whole element.
 */
export const nessus: ReportFormat<"nessus"> = {
  id: "nessus",
  about: {
    title: "Tenable Nessus, ACAS and Web App Scanning, NessusClientData_v2 (.nessus)",
    identity: "Plugin id (for compliance checks the name of the check), host, port and protocol.",
    coverage:
      "The policy's list of loaded plugins, else its families and single plugins; per host whether it answered and whether the credentials worked (plugin 19506).",
    severities: { "0": "informational", "1": "low", "2": "moderate", "3": "high", "4": "critical" },
  },
  detect: (head) => xmlRootName(head) === NESSUS_ROOT,
  read: (open, limits = DEFAULT_REPORT_LIMITS) => readXml(open(), nessusReader(limits), limits),
};
