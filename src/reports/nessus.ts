import { NESSUS_ROOT, nessusReader } from "./nessus-reader.ts";
import type { ReportFormat } from "./report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "./report-limits.ts";
import { readXml } from "./xml.ts";
import { xmlRootName } from "./xml-root.ts";

/**
 * Tenable Nessus and Tenable Web App Scanning exports: the XML format NessusClientData_v2 (`.nessus`). One record per
 * `ReportItem`; the byte range of a record is the whole element.
 */
export const nessus: ReportFormat<"nessus"> = {
  id: "nessus",
  detect: (head) => xmlRootName(head) === NESSUS_ROOT,
  read: (bytes, limits = DEFAULT_REPORT_LIMITS) => readXml(bytes, nessusReader(limits), limits),
};
