import {
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type StigReading,
  type WeaknessDetails,
} from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import { fieldAt, listAt, numberAt, textAt, textsAt } from "../../json/json-fields.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import type { SightedRecord, SightingRemark } from "../../parts/sighting.ts";
import { controlAt } from "../../parts/control-list.ts";

/** Words that a control may use for its impact (Chef InSpec, "Profile controls", impact). */
export const INSPEC_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  low: "low",
  none: "informational",
};

/** How a control came out: an error counts before everything, then an impact of 0, then the worst result. */
export type ControlStatus = "error" | "no_impact" | "failed" | "passed" | "skipped" | "no_results";

export const controlStatus = (value: unknown, impact: unknown): ControlStatus => {
  const results = listAt(value, "results");
  const statuses = new Set(results.map((result) => textAt(result, "status")));
  const broken = results.some((result) => {
    const trace = fieldAt(result, "backtrace");
    return (trace !== undefined && trace !== null) || textAt(result, "status") === "error";
  });
  if (broken) return "error";
  if (impact === 0 || impact === "none") return "no_impact";
  return (["failed", "passed", "skipped"] as const).find((status) => statuses.has(status)) ?? "no_results";
};

/** Whether the outcome tells of the system at all. */
export const isConclusive = (status: ControlStatus): boolean =>
  status === "failed" || status === "passed" || status === "no_impact";

/** Impact as a number (CVSS scale over ten: below 0.4 low, 0.7 medium, 0.9 high) or as a word. */
export const impactSeverity = (
  impact: unknown,
): { readonly severity: Severity; readonly remark: SightingRemark | null } => {
  const number = numberAt({ impact }, "impact");
  if (number === null || number < 0 || number > 1)
    return ratedSeverity(INSPEC_SEVERITIES, typeof impact === "string" ? impact : null);
  const severity: Severity =
    number === 0
      ? "informational"
      : number < 0.4
        ? "low"
        : number < 0.7
          ? "moderate"
          : number < 0.9
            ? "high"
            : "critical";
  return { severity, remark: null };
};

/** A control as a record; `impact` may come from the overlay that stands over it. */
export const controlRecord = (
  value: unknown,
  control: {
    readonly id: string;
    readonly profile: string;
    readonly impact: unknown;
    readonly status: ControlStatus;
  },
): { readonly record: SightedRecord; readonly remarks: readonly SightingRemark[] } => {
  const { id, profile, impact, status } = control;
  const { severity, remark } = impactSeverity(impact);
  const met = status === "passed" || status === "no_impact";
  const tags = fieldAt(value, "tags") ?? fieldAt(value, "control_tags");
  return {
    remarks: remark === null ? [] : [remark],
    record: {
      location: "",
      severity: met ? "informational" : severity,
      actionable: status === "failed" && severity !== "informational",
      output: outputOf(value),
      details: { ...NO_RECORD_DETAILS, result: status },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: profile || null,
        kind: "configuration",
        name: textAt(value, "title") ?? id,
        description: textAt(value, "desc") ?? textAt(value, "description") ?? "",
        solution: textAt(tags, "fix") ?? described(value, "fix"),
        seeAlso: listAt(value, "refs").flatMap((ref) => textAt(ref, "url") ?? textAt(ref, "ref") ?? []),
        cves: [],
        cvss: [],
        details: tagDetails(tags, profile),
      },
    },
  };
};

const described = (value: unknown, label: string): string | null => {
  const entry = listAt(value, "descriptions").find((part) => textAt(part, "label") === label);
  return textAt(entry, "data");
};

/** What each result that did not pass says of the system. */
const outputOf = (value: unknown): string | null => {
  const lines = listAt(value, "results").flatMap((result) => {
    const status = textAt(result, "status");
    if (status === "passed") return [];
    const parts = [textAt(result, "code_desc"), textAt(result, "message"), textAt(result, "skip_message")];
    return `${status ?? "no status"}: ${parts.filter((part) => part !== null).join("\n")}`;
  });
  return lines.length === 0 ? null : lines.join("\n\n");
};

const tagDetails = (tags: unknown, profile: string): WeaknessDetails => ({
  ...NO_WEAKNESS_DETAILS,
  cwes: textsAt(tags, "cwe").filter((id) => /^CWE-\d+$/i.test(id)),
  // The revision (`Rev_4`) stands among them.
  controls: [...new Set(textsAt(tags, "nist").flatMap((text) => controlAt(text) ?? []))],
  ccis: textsAt(tags, "cci").filter((id) => /^CCI-\d{6}$/.test(id)),
  stig: stigOf(tags, profile),
});

const stigOf = (tags: unknown, profile: string): StigReading | null => {
  const groupId = textAt(tags, "gid");
  if (groupId === null || !/^V-\d+$/.test(groupId)) return null;
  return { benchmark: profile, groupId, ruleId: textAt(tags, "rid"), stigId: textAt(tags, "stig_id") };
};
