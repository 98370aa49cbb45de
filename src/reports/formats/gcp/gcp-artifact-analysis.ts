import { gcpFacts } from "./gcp-artifact-facts.ts";
import { gcpFound, GCP_SEVERITIES } from "./gcp-artifact-occurrence.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

const OCCURRENCES = jsonPatterns("package_vulnerability_summary/vulnerabilities/*/#", "#", "occurrences/#");

/**
 * Vulnerabilities that Google Artifact Analysis found in images: the description of an image (`gcloud artifacts docker images
 * describe --show-package-vulnerability`) or a list of occurrences. One record per vulnerability occurrence.
 */
export const gcpArtifactAnalysis: ReportFormat<"gcp-artifact-analysis"> = {
  id: "gcp-artifact-analysis",
  about: {
    title: "Google Artifact Analysis vulnerabilities of container images, JSON",
    identity: "CVE (the note's name), package and image without its digest.",
    coverage:
      "All vulnerabilities of a described image whose analysis FINISHED_SUCCESS; a bare list of occurrences proves nothing.",
    severities: GCP_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    if (headAt(head, "package_vulnerability_summary") !== null)
      return headAt(head, "image_summary") !== null || headAt(head, "discovery_summary") !== null;
    const first = headAt(head, 0) ?? headAt(head, "occurrences", 0);
    return headAt(first, "noteName") !== null && headAt(first, "resourceUri") !== null;
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await gcpFacts(open(), limits);
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: facts.image === null ? [] : [facts.image],
        remarks: facts.remarks,
        patterns: OCCURRENCES,
        found: ({ value }) => gcpFound(value, facts),
      },
      limits,
    );
  },
};
