import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import { jfrogFacts } from "./jfrog-xray-facts.ts";
import { jfrogFound, JFROG_SEVERITIES } from "./jfrog-xray-vulnerability.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

const VULNERABILITIES = jsonPatterns("#/vulnerabilities/#");

/**
 * Scan results of the JFrog CLI (`jf scan`, `jf docker scan` with `--format=json`): a list of scanned things. One record per
 * vulnerability. The thing is named behind its vulnerabilities, so the file is read twice.
 */
export const jfrogXray: ReportFormat<"jfrog-xray"> = {
  id: "jfrog-xray",
  about: {
    title: "JFrog Xray scan results of the JFrog CLI, JSON",
    identity: "Xray issue id, package without version, and the image or thing without its tag.",
    coverage: "All vulnerabilities of what was scanned, when every scan of the file is completed.",
    severities: JFROG_SEVERITIES,
  },
  detect: (bytes) => {
    const first = headAt(jsonHead(bytes), 0);
    return (
      headAt(first, "scan_id") !== null &&
      (headAt(first, "vulnerabilities") !== null || headAt(first, "component_id") !== null)
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await jfrogFacts(open(), limits);
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: [...facts.assets.values()],
        remarks: facts.remarks,
        patterns: VULNERABILITIES,
        found: ({ path, value }) => jfrogFound(value, facts.assets.get(Number(path[0])) ?? null),
      },
      limits,
    );
  },
};
