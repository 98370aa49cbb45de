import { headAt, jsonHead, type JsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { relativeNames } from "../../parts/unnamed-source.ts";
import { RESULT_LISTS, trivyFacts } from "./trivy-facts.ts";
import { TRIVY_SEVERITIES, trivyFound } from "./trivy-record.ts";

const LISTS = ["Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "ExperimentalModifiedFindings"];
const RECORDS = jsonPatterns(...RESULT_LISTS.flatMap((at) => LISTS.map((list) => `${at}/${list}/#`)));

const isResult = (head: JsonHead | null): boolean =>
  headAt(head, "Target")?.kind === "string" &&
  (headAt(head, "Vulnerabilities")?.kind === "array" || headAt(head, "Type")?.kind === "string");

const isCluster = (head: JsonHead | null): boolean =>
  headAt(head, "ClusterName")?.kind === "string" &&
  ["Resources", "Vulnerabilities", "Misconfigurations", "Findings"].some(
    (list) => headAt(head, list) !== null,
  );

/**
 * Trivy's own JSON: reports of schema 2 (images, file systems, repositories), cluster reports, and the list of results
 * that versions before 0.20 wrote. One record per entry of the lists of vulnerabilities, failed misconfigurations, secrets
 * and licenses.
 */
export const trivy: ReportFormat<"trivy"> = {
  id: "trivy",
  about: {
    title: "Trivy JSON report (schema 2, cluster reports, schema 1)",
    identity:
      "Vulnerability id and package without version; check id, file and resource; secret rule and file; license and package. The image's tag and digest are no part of it; in a cluster report the workload and its image are.",
    coverage:
      "Every class of results that stands in the report (os-pkgs, lang-pkgs, config, secret, license), but for findings that an ignore file took out. A severity filter on Trivy's command line leaves no trace: do not use one. Cluster reports prove nothing.",
    severities: TRIVY_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const schema = headAt(head, "SchemaVersion")?.kind === "number" && headAt(head, "ArtifactName") !== null;
    return schema || isCluster(head) || isResult(headAt(head, 0));
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await trivyFacts(open(), limits);
    const unnamed = {
      code: "trivy.unnamed-artifact",
      message: `The report names no artifact; "${facts.artifact?.identifier ?? ""}" stands in for it.`,
    };
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets:
          facts.artifact === null ? [] : [{ asset: facts.artifact, scannedAt: null, credentialed: "yes" }],
        remarks: [...(facts.unnamed ? [unnamed] : []), ...relativeNames("trivy", facts.artifact)],
        patterns: RECORDS,
        found: ({ path, value }) => trivyFound(String(path.at(-2)), value, facts.resultAt(path)),
      },
      limits,
    );
  },
};
