import { calendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { SOURCE_KINDS, type SourceKind } from "#domain/finding-source.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { textAt } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, readJsonReport } from "../../json/json-report.ts";
import { manualFound, MANUAL_SEVERITIES } from "./manual-record.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";

const FACTS = jsonPatterns("source/kind", "source/reference", "foundOn", "draft");
const RECORDS = jsonPatterns("findings/#");

const TOOLS: Readonly<Record<SourceKind, string>> = {
  scanner: "Scanner, typed in",
  audit: "Audit",
  "penetration-test": "Penetration test",
  incident: "Incident",
  "self-assessment": "Self-assessment",
  other: "Other source, typed in",
};

/** Findings that a person typed in (`manualFile`). One record per finding and asset. */
export const manual: ReportFormat<"manual"> = {
  id: "manual",
  about: {
    title: "Findings typed in by hand",
    identity: "Reference of the source with the finding's number there or its name, asset and location.",
    coverage: "Nothing: a finding that was typed in says nothing of any other, which is left as it is.",
    severities: MANUAL_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    return headAt(head, "format")?.value === "milepost-findings";
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = new Map<string, string>();
    await collectJson(open(), FACTS, limits, ({ path, value }) => {
      const text = value === true ? "true" : textAt({ value }, "value");
      if (text !== null) facts.set(path.join("/"), text.slice(0, 1000));
    });
    const detector = SOURCE_KINDS.find((kind) => kind === facts.get("source/kind"));
    const reference = facts.get("source/reference");
    const date = calendarDate(facts.get("foundOn") ?? "");
    if (detector === undefined || reference === undefined || date === null) {
      throw new Fault(
        "report.malformed",
        "Expected findings with the kind and the reference of their source and the day on which they were found; one of them is missing. Record the finding again.",
      );
    }
    const scannedAt = { instant: `${date}T00:00:00Z`, date };
    const { coverage } = NOTHING_COVERED;
    yield* readJsonReport(
      open(),
      {
        scan: {
          ...NOTHING_COVERED,
          detector,
          tool: TOOLS[detector],
          scanName: reference,
          scannedAt,
          coverage: { ...coverage, unlisted: "left alone" },
        },
        assets: [],
        patterns: RECORDS,
        found: ({ value }) =>
          manualFound(value, { scannedAt, reference, draft: facts.get("draft") === "true" }),
      },
      limits,
    );
  },
};
