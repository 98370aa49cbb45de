import { headAt, jsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport } from "../../json/json-report.ts";
import { ocsfFacts } from "./ocsf-facts.ts";
import { OCSF_SEVERITIES, ocsfFound } from "./ocsf-finding.ts";
import type { JsonSelect } from "../../json/json-feed.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

/** A list of events, or events one after another (one a line): paths begin with the number of the root. */
const EVENTS = jsonPatterns("#/#", "#");
const select: JsonSelect = (path, kind) =>
  path.length === 1 && kind === "array" ? "enter" : EVENTS.select(path, kind) === "skip" ? "skip" : "take";

/**
 * Findings in the Open Cybersecurity Schema Framework: Vulnerability Finding (2002), Compliance Finding (2003), Detection
 * Finding (2004) and the older Security Finding (2001), as Prowler, Amazon Security Lake and others write them. One
 * record per event; the file is read twice, to know its products and when each resource was last looked at.
 */
export const ocsf: ReportFormat<"ocsf"> = {
  id: "ocsf",
  about: {
    title: "OCSF findings (Prowler, Amazon Security Lake), JSON or JSON lines",
    identity:
      "The product that found it, each by its own name; Prowler's check, or the vulnerability, rule or finding type; and the first resource or the device, with the package for vulnerabilities (none for Inspector's, which are of all packages of a resource).",
    coverage:
      "Per resource the checks that passed or failed, and findings that the product calls resolved. What does not stand in the file is not proven.",
    severities: OCSF_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const event = head?.kind === "array" ? head.first : head;
    const uid = headAt(event, "class_uid")?.value;
    return headAt(event, "metadata") !== null && typeof uid === "number";
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await ocsfFacts(open(), select, limits);
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: [],
        remarks: facts.remarks,
        // A list that stands as a root is entered, so only objects are taken at either depth.
        patterns: { select, matches: (path) => path.length === 1 || path.length === 2 },
        manyRoots: true,
        found: ({ value }) => ocsfFound(value, facts),
      },
      limits,
    );
  },
};
