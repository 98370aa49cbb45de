import { grypeFacts } from "./grype-facts.ts";
import { GRYPE_SEVERITIES, grypeFound } from "./grype-record.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport, type FoundAsset } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { relativeNames } from "../../parts/unnamed-source.ts";

const RECORDS = jsonPatterns("matches/#", "ignoredMatches/#");

/** Grype's own JSON (`-o json`). One record per match; what was looked at stands behind them, so the file is read twice. */
export const grype: ReportFormat<"grype"> = {
  id: "grype",
  about: {
    title: "Grype JSON report",
    identity: "Vulnerability id and package without version; the image's tag and digest are no part of it.",
    coverage:
      "All vulnerabilities of the image or folder, unless the report's own settings show a filter (only-fixed, only-notfixed, exclude) or an ignore rule took the vulnerability out.",
    severities: GRYPE_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    if (headAt(head, "matches")?.kind !== "array") return false;
    const first = headAt(head, "matches", 0);
    const match = headAt(first, "vulnerability", "id") !== null && headAt(first, "artifact") !== null;
    return match || headAt(head, "descriptor", "name")?.value === "grype";
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await grypeFacts(open(), limits);
    const asset: FoundAsset = { asset: facts.asset, scannedAt: null, credentialed: "yes" };
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: [asset],
        remarks: relativeNames("grype", facts.asset),
        patterns: RECORDS,
        found: ({ path, value }) => grypeFound(value, asset, path[0] === "ignoredMatches"),
      },
      limits,
    );
  },
};
