import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { sarifFacts } from "./sarif-facts.ts";
import { SARIF_SEVERITIES, sarifFound } from "./sarif-result.ts";
import { unnamedSource } from "../../parts/unnamed-source.ts";

const RECORDS = jsonPatterns("runs/#/results/#");

/**
 * SARIF 2.1.0 (OASIS Standard), the exchange format of static analysis. One record per result. Rules may stand behind
 * the results, so the file is read twice.
 */
export const sarif: ReportFormat<"sarif"> = {
  id: "sarif",
  about: {
    title: "SARIF 2.1.0 log of any static analysis tool",
    identity:
      "Tool, rule id, repository, file and the fingerprint that the tool gives; lines are no part of it. Without a fingerprint, results of one rule in one file are one finding.",
    coverage:
      "The rules that the runs list and have not switched off, but for rules with a suppressed result; nothing when a run says that it failed. Results of kind pass and notApplicable are answers.",
    severities: SARIF_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    if (headAt(head, "runs")?.kind !== "array") return false;
    const schema = String(headAt(head, "$schema")?.value ?? "");
    const version = String(headAt(head, "version")?.value ?? "");
    const run = headAt(head, "runs", 0);
    return schema.includes("sarif") || version.startsWith("2.1") || headAt(run, "tool", "driver") !== null;
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await sarifFacts(open(), limits);
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: [facts.first.asset],
        remarks: facts.unnamed ? [unnamedSource("sarif")] : [],
        patterns: RECORDS,
        found: ({ path, value }) => sarifFound(value, facts.run(Number(path[1])), facts),
      },
      limits,
    );
  },
};
