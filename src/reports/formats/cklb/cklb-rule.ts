import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import type { CklbFacts } from "./cklb-facts.ts";
import { fieldAt, textAt, textsAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import { noSighting } from "../../parts/sighting.ts";
import {
  groupNumber,
  groupOfRule,
  outcomeSeverity,
  STIG_SEVERITIES,
  type RuleOutcome,
} from "../../parts/stig-rule.ts";

/** `status` of a rule (STIG Viewer 3 checklist schema, version 1.0). */
const OUTCOMES: ReadonlyMap<string, RuleOutcome> = new Map([
  ["open", "found"],
  ["not_a_finding", "passed"],
  ["not_applicable", "passed"],
  ["not_reviewed", "unsettled"],
]);

/**
 * What a rule of a checklist says. Only `open` is a finding. An overriding severity rates; the benchmark's own stands in
 * the output with the reason. A rule without V-number or with an unknown status is set aside.
 */
export const cklbFound = (value: unknown, benchmark: string, facts: CklbFacts): JsonFound => {
  const ruleId = textAt(value, "rule_id_src") ?? textAt(value, "rule_id");
  const groupId = groupOf(value) ?? groupOfRule(ruleId ?? "");
  const status = textAt(value, "status");
  const outcome = OUTCOMES.get(status?.toLowerCase() ?? "");
  if (groupId === null) return noSighting("cklb.no-group-id", "The rule has no V-number.");
  if (outcome === undefined) {
    const found = status === null ? "no status" : `the status "${status.slice(0, 40)}"`;
    return noSighting("cklb.unknown-status", `${groupId} has ${found}.`);
  }
  const own = textAt(value, "severity");
  const override = textAt(value, "overrides", "severity", "severity");
  const { severity, remark } = outcomeSeverity(STIG_SEVERITIES, override ?? own, outcome);
  return {
    asset: facts.asset,
    answered: outcome !== "unsettled",
    remarks: remark === null ? [] : [remark],
    record: {
      location: facts.location,
      severity,
      actionable: outcome === "found" && severity !== "informational",
      output: outputOf(value, override, own),
      details: { ...NO_RECORD_DETAILS, result: status },
      weakness: {
        sourceIdentifier: groupId,
        check: groupId,
        family: benchmark || null,
        kind: "configuration",
        name: textAt(value, "rule_title") ?? groupId,
        description: textAt(value, "discussion") ?? "",
        solution: textAt(value, "fix_text"),
        seeAlso: [],
        cves: [],
        cvss: [],
        details: {
          ...NO_WEAKNESS_DETAILS,
          ccis: textsAt(value, "ccis"),
          stig: { benchmark, groupId, ruleId, stigId: textAt(value, "rule_version") },
        },
      },
    },
  };
};

const groupOf = (value: unknown): string | null => {
  const texts = [textAt(value, "group_id"), textAt(value, "group_id_src")];
  return texts.map((text) => groupNumber(text ?? "")).find((number) => number !== null) ?? null;
};

const outputOf = (value: unknown, override: string | null, own: string | null): string | null => {
  const comments = textAt(value, "comments");
  const reason = textAt(fieldAt(value, "overrides"), "severity", "reason");
  const lines = [
    textAt(value, "finding_details"),
    comments === null ? null : `Comments: ${comments}`,
    override === null
      ? null
      : `Severity override: ${override} instead of ${own ?? "none"}. ${reason ?? "No justification is given."}`,
  ].filter((line) => line !== null);
  return lines.join("\n\n") || null;
};
