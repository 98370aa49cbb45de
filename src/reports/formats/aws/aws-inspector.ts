import {
  INSPECTOR_SEVERITIES,
  inspectorAsset,
  inspectorFound,
  inspectorTime,
} from "./aws-inspector-finding.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import { jsonTimes } from "../../json/json-times.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";

const FINDINGS = jsonPatterns("findings/#");

/** Findings of Amazon Inspector v2 as its API and exports give them. One record per finding; the file is read twice. */
export const awsInspector: ReportFormat<"aws-inspector"> = {
  id: "aws-inspector",
  about: {
    title: "Amazon Inspector v2 findings, JSON",
    identity:
      "Vulnerability (or open ports, or code detector with file) and resource: machine by instance id, image by registry and repository, else by ARN. The same as in Security Hub.",
    coverage:
      "A list of findings does not say what was looked for. Only findings with the status CLOSED prove that their vulnerability is gone from the resource.",
    severities: INSPECTOR_SEVERITIES,
  },
  detect: (bytes) => {
    const list = headAt(jsonHead(bytes), "findings");
    if (list?.kind !== "array") return false;
    const first = list.first;
    // An empty list is all that the service writes when it has nothing.
    if (first === null) return jsonHead(bytes)?.members.size === 1;
    return (
      headAt(first, "packageVulnerabilityDetails") !== null ||
      headAt(first, "findingArn")?.value?.toString().includes(":inspector2:") === true
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const times = await jsonTimes(open(), FINDINGS, limits, (value) => ({
      asset: inspectorAsset(value),
      time: inspectorTime(value),
    }));
    yield* readJsonReport(
      open(),
      {
        scan: { ...NOTHING_COVERED, detector: "inspector", tool: "Amazon Inspector" },
        assets: [],
        patterns: FINDINGS,
        found: ({ value }) => inspectorFound(value, (identifier) => times.of(identifier)),
      },
      limits,
    );
  },
};
