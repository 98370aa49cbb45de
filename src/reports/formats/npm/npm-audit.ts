import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import { NPM_FAMILY, NPM_SEVERITIES, npmAdvisory, npmPackage } from "./npm-audit-entry.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { UNNAMED_SOURCE, unnamedSource } from "../../parts/unnamed-source.ts";

const RECORDS = jsonPatterns("advisories/*", "vulnerabilities/*");

/**
 * The JSON of `npm audit`: advisories by number (npm 6) or vulnerable packages by name (npm 7 and later,
 * `auditReportVersion` 2). One record per advisory, or per package.
 */
export const npmAudit: ReportFormat<"npm-audit"> = {
  id: "npm-audit",
  about: {
    title: "npm audit JSON report (npm 6, npm 7 and later)",
    identity:
      "npm 6: advisory number and package. npm 7: the vulnerable package. The repository is not named.",
    coverage: "All packages of the lock file and all advisories that npm's registry knew at the time.",
    severities: NPM_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const npm7 =
      headAt(head, "auditReportVersion")?.kind === "number" &&
      headAt(head, "vulnerabilities")?.kind === "object";
    const others = ["actions", "muted", "metadata", "runId"].some((name) => headAt(head, name) !== null);
    return npm7 || (headAt(head, "advisories")?.kind === "object" && others);
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    yield* readJsonReport(
      open(),
      {
        scan: {
          ...NOTHING_COVERED,
          detector: "npm-audit",
          tool: "npm audit",
          coverage: { ...NOTHING_COVERED.coverage, families: new Map([[NPM_FAMILY, "enabled"]]) },
        },
        assets: [UNNAMED_SOURCE],
        remarks: [unnamedSource("npm-audit")],
        patterns: RECORDS,
        found: ({ path, value }) =>
          path[0] === "advisories" ? npmAdvisory(value, String(path[1])) : npmPackage(value, String(path[1])),
      },
      limits,
    );
  },
};
