import type { Reading } from "#domain/reading.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { xccdfPlan } from "./xccdf-reader.ts";
import { XCCDF_SEVERITIES } from "./xccdf-rule.ts";
import { readTree } from "../../xml/xml-tree.ts";
import { xmlHeadMatches, xmlRootLocalName } from "../../xml/xml-root.ts";

const ROOTS: ReadonlySet<string | null> = new Set(["Benchmark", "TestResult"]);

/**
 * XCCDF 1.1 and 1.2 results (NISTIR 7275): a Benchmark with TestResults, or a TestResult alone, as SCC, OpenSCAP and STIG Manager
 * write them. One record per `rule-result`.
 */
export const xccdf: ReportFormat<"xccdf"> = {
  id: "xccdf",
  about: {
    title: "XCCDF results (SCC, OpenSCAP, STIG Manager)",
    identity: "V-number of the rule (or the rule's id without revision), target and instance.",
    coverage:
      "The rules with the result pass, fail, fixed or notapplicable; error, unknown, notchecked and notselected prove nothing.",
    severities: XCCDF_SEVERITIES,
  },
  detect: (head) =>
    ROOTS.has(xmlRootLocalName(head)) && xmlHeadMatches(head, /checklists\.nist\.gov\/xccdf\/1\.[0-9]/),
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readTree<Reading>(open(), (emit) => xccdfPlan(emit, limits), limits),
};
