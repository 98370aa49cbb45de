import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import type { SightedHere } from "../../parts/record-writer.ts";
import { noSighting, type NoSighting, type SightingRemark } from "../../parts/sighting.ts";
import { outcomeSeverity, STIG_SEVERITIES, type RuleOutcome } from "../../parts/stig-rule.ts";
import { childrenOf, textAt, type XmlElement } from "../../xml/xml-element.ts";

export type ChecklistBenchmark = {
  readonly id: string | null;
  readonly title: string | null;
  /** Such as `V2 Release: 4 Benchmark Date: 05 Jan 2026`. */
  readonly release: string | null;
};

/** The values of repeated pairs of a name and a value: `SI_DATA` of STIG_INFO, `STIG_DATA` of VULN. */
const pairs = (element: XmlElement, pair: string, name: string, value: string): Map<string, string[]> => {
  const byName = new Map<string, string[]>();
  for (const child of childrenOf(element, pair)) {
    const [key, text] = [textAt(child, name), textAt(child, value)];
    if (key === null || text === null) continue;
    const before = byName.get(key);
    if (before === undefined) byName.set(key, [text]);
    else before.push(text);
  }
  return byName;
};

export const benchmarkOf = (info: XmlElement): ChecklistBenchmark => {
  const data = pairs(info, "SI_DATA", "SID_NAME", "SID_DATA");
  const first = (name: string): string | null => data.get(name)?.[0] ?? null;
  const version = first("version");
  const release = [version === null ? null : `V${version}`, first("releaseinfo")].filter(
    (part) => part !== null,
  );
  return { id: first("stigid"), title: first("title"), release: release.join(" ") || null };
};

/** `STATUS` of a VULN (STIG Viewer 2 checklist schema). */
const OUTCOMES: ReadonlyMap<string, RuleOutcome> = new Map([
  ["open", "found"],
  ["notafinding", "passed"],
  ["not_applicable", "passed"],
  ["not_reviewed", "unsettled"],
]);

/**
 * What a `VULN` says. Only Open is a finding. An overriding severity rates; the benchmark's own stands in the output with the
 * justification. A rule without V-number or with an unknown status is set aside.
 */
export const vulnReading = (
  vuln: XmlElement,
  benchmark: string,
  location: string,
): (SightedHere & { readonly outcome: RuleOutcome }) | NoSighting => {
  const data = pairs(vuln, "STIG_DATA", "VULN_ATTRIBUTE", "ATTRIBUTE_DATA");
  const first = (name: string): string | null => data.get(name)?.[0] ?? null;
  const groupId = first("Vuln_Num");
  const status = textAt(vuln, "STATUS");
  const outcome = OUTCOMES.get(status?.toLowerCase() ?? "");
  if (groupId === null) return noSighting("ckl.no-vuln-num", "The rule has no Vuln_Num.");
  if (outcome === undefined) {
    const found = status === null ? "no status" : `the status "${status.slice(0, 40)}"`;
    return noSighting("ckl.unknown-status", `${groupId.slice(0, 40)} has ${found}.`);
  }
  const override = textAt(vuln, "SEVERITY_OVERRIDE");
  const { severity, remark } = outcomeSeverity(STIG_SEVERITIES, override ?? first("Severity"), outcome);
  const remarks: SightingRemark[] = remark === null ? [] : [remark];
  return {
    outcome,
    remarks,
    record: {
      location,
      severity,
      actionable: outcome === "found" && severity !== "informational",
      output: vulnOutput(vuln, override, first("Severity")),
      details: { ...NO_RECORD_DETAILS, result: status },
      weakness: {
        sourceIdentifier: groupId,
        check: groupId,
        family: benchmark || null,
        kind: "configuration",
        name: first("Rule_Title") ?? groupId,
        description: first("Vuln_Discuss") ?? "",
        solution: first("Fix_Text"),
        seeAlso: [],
        cves: [],
        cvss: [],
        details: {
          ...NO_WEAKNESS_DETAILS,
          ccis: [...new Set(data.get("CCI_REF") ?? [])],
          stig: { benchmark, groupId, ruleId: first("Rule_ID"), stigId: first("Rule_Ver") },
        },
      },
    },
  };
};

const vulnOutput = (vuln: XmlElement, override: string | null, severity: string | null): string | null => {
  const comments = textAt(vuln, "COMMENTS");
  const justification = textAt(vuln, "SEVERITY_JUSTIFICATION");
  const lines = [
    textAt(vuln, "FINDING_DETAILS"),
    comments === null ? null : `Comments: ${comments}`,
    override === null
      ? null
      : `Severity override: ${override} instead of ${severity ?? "none"}. ${justification ?? "No justification is given."}`,
  ].filter((line) => line !== null);
  return lines.join("\n\n") || null;
};
