import { cklbFacts } from "./cklb-facts.ts";
import { cklbFound } from "./cklb-rule.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { STIG_SEVERITIES } from "../../parts/stig-rule.ts";

const RECORDS = jsonPatterns("stigs/#/rules/#");

/** The checklist of DISA's STIG Viewer 3 (`.cklb`), also written by SCC and STIG Manager. One record per rule. */
export const cklb: ReportFormat<"cklb"> = {
  id: "cklb",
  about: {
    title: "STIG Viewer 3 checklist (.cklb)",
    identity: "V-number of the rule, asset and, for web and database checklists, site and instance.",
    coverage:
      "The rules that the checklist answers with open, not_a_finding or not_applicable; one that is not_reviewed proves nothing.",
    severities: STIG_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const lists = headAt(head, "stigs")?.kind === "array";
    return lists && (headAt(head, "target_data") !== null || headAt(head, "stigs", 0, "stig_id") !== null);
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await cklbFacts(open(), limits);
    const unnamed = {
      code: "cklb.unnamed-asset",
      message: `The checklist has no host name; its asset is called "${facts.asset.asset.identifier.slice(0, 100)}".`,
    };
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: [facts.asset],
        remarks: facts.unnamed ? [unnamed] : [],
        patterns: RECORDS,
        found: ({ path, value }) => cklbFound(value, facts.benchmark(Number(path[1])), facts),
      },
      limits,
    );
  },
};
