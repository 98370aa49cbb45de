import { headAt, jsonHead, type JsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { SNYK_ROOTS, snykFacts } from "./snyk-facts.ts";
import { SNYK_SEVERITIES, snykFound } from "./snyk-issue.ts";

const RECORDS = jsonPatterns(
  ...SNYK_ROOTS.flatMap((at) => [`${at}vulnerabilities/#`, `${at}filtered/ignore/#`]),
);

/** The project's own facts stand behind its vulnerabilities, so a vulnerability must do when the list is long. */
const isProject = (head: JsonHead | null): boolean => {
  if (headAt(head, "vulnerabilities")?.kind !== "array") return false;
  const first = headAt(head, "vulnerabilities", 0);
  const issue =
    headAt(first, "id") !== null && headAt(first, "from") !== null && headAt(first, "packageName") !== null;
  return issue || (headAt(head, "dependencyCount") !== null && headAt(head, "licensesPolicy") !== null);
};

/** The JSON of `snyk test` and `snyk container test`, of one project or of several. One record per dependency path. */
export const snyk: ReportFormat<"snyk"> = {
  id: "snyk",
  about: {
    title: "Snyk CLI JSON (snyk test, snyk container test; one or all projects)",
    identity:
      "Snyk's issue id, project and package without version; the paths to one package are one finding.",
    coverage:
      "All vulnerabilities of each tested project, unless a severity threshold was set; not those that a policy ignores, and no licenses.",
    severities: SNYK_SEVERITIES,
  },
  detect: (bytes) => isProject(jsonHead(bytes)) || isProject(headAt(jsonHead(bytes), 0)),
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await snykFacts(open(), limits);
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: facts.assets,
        patterns: RECORDS,
        found: ({ path, value }) => snykFound(value, facts.assetAt(path), path.includes("ignore")),
      },
      limits,
    );
  },
};
