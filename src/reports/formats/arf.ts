import type { Reading } from "#domain/reading.ts";
import type { ReportFormat } from "../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../report-limits.ts";
import { xccdfPlan } from "./xccdf/xccdf-reader.ts";
import { xccdf } from "./xccdf/xccdf.ts";
import { readTree } from "../xml/xml-tree.ts";
import { xmlRootLocalName } from "../xml/xml-root.ts";

/**
 * SCAP Asset Reporting Format 1.1 (NISTIR 7694): the XCCDF TestResults among its reports, with the Benchmarks among its requests.
 * OVAL results and asset descriptions beside them are passed over. One record per `rule-result`.
 */
export const arf: ReportFormat<"arf"> = {
  id: "arf",
  about: { ...xccdf.about, title: "SCAP ARF results (OpenSCAP, SCC)" },
  detect: (head) => xmlRootLocalName(head) === "asset-report-collection",
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readTree<Reading>(open(), (emit) => xccdfPlan(emit, limits), limits),
};
