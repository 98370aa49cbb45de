import { asffFacts } from "./asff-facts.ts";
import { ASFF_SEVERITIES, asffFound } from "./asff-finding.ts";
import { headAt, jsonHead, type JsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

const FINDINGS = jsonPatterns("Findings/#", "findings/#", "#");

const isFinding = (finding: JsonHead | null): boolean =>
  headAt(finding, "ProductArn") !== null && headAt(finding, "GeneratorId") !== null;

/**
 * Findings in the AWS Security Finding Format, as Security Hub hands them over (`get-findings`) or as a bare list. One
 * record per finding; the file is read twice, to know its products and when each resource was last looked at.
 */
export const asff: ReportFormat<"asff"> = {
  id: "asff",
  about: {
    title: "AWS Security Hub findings (AWS Security Finding Format), JSON",
    identity:
      "The product that found it (each by its own name: Inspector's and Prowler's findings are the same as in their own exports; Trivy's are not, for its template names no kind of package and not always the image), what it names: control, rule, vulnerability (Inspector) or finding type (GuardDuty); and the first resource: machine by instance id, image by registry and repository, else by its id.",
    coverage:
      "A list of findings does not say what was looked for. Only controls that PASSED and Inspector findings that are CLOSED prove that the resource is clean; ARCHIVED, RESOLVED and SUPPRESSED open nothing and prove nothing.",
    severities: ASFF_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const list =
      headAt(head, "Findings") ?? headAt(head, "findings") ?? (head?.kind === "array" ? head : null);
    if (list?.kind !== "array") return false;
    return list.first === null ? headAt(head, "Findings") !== null : isFinding(list.first);
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const { mix, times } = await asffFacts(open(), FINDINGS, limits);
    yield* readJsonReport(
      open(),
      {
        scan: {
          ...NOTHING_COVERED,
          detector: mix.detector(),
          alsoOf: mix.alsoOf(),
          tool: "AWS Security Hub",
        },
        assets: [],
        patterns: FINDINGS,
        found: ({ value }) => asffFound(value, mix, times),
      },
      limits,
    );
  },
};
