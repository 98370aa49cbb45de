import { csafFacts } from "./csaf-facts.ts";
import { CSAF_SEVERITIES, csafFound } from "./csaf-vulnerability.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

const RECORDS = jsonPatterns("vulnerabilities/#");

/** CSAF 2.0 and 2.1 documents (OASIS Standard): advisories and VEX. One statement per vulnerability. */
export const csaf: ReportFormat<"csaf"> = {
  id: "csaf",
  about: {
    title: "CSAF 2.0 advisory or VEX document",
    identity: "None of its own: a statement speaks of a vulnerability id in the products that it names.",
    coverage: "Nothing: statements open and close no finding.",
    severities: CSAF_SEVERITIES,
  },
  detect: (bytes) => headAt(jsonHead(bytes), "document", "csaf_version") !== null,
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await csafFacts(open(), limits);
    yield* readJsonReport(
      open(),
      { scan: facts.scan, assets: [], patterns: RECORDS, found: ({ value }) => csafFound(value, facts) },
      limits,
    );
  },
};
