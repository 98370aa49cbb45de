import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS, type StigReading } from "#domain/reading.ts";
import type { SightedHere } from "../../parts/record-writer.ts";
import { checkAt, noSighting, type NoSighting, type SightingRemark } from "../../parts/sighting.ts";
import {
  benchmarkName,
  groupNumber,
  groupOfRule,
  outcomeSeverity,
  ruleNumber,
  withoutRevision,
  type RuleOutcome,
} from "../../parts/stig-rule.ts";
import {
  attributeOf,
  childrenOf,
  elementAt,
  flowingText,
  textAt,
  wholeText,
  type XmlElement,
} from "../../xml/xml-element.ts";
import { namesOf, XCCDF_SEVERITIES, type XccdfRule } from "./xccdf-rule.ts";

/** `result` of a rule (XCCDF 1.2, NISTIR 7275 r4, table 26). */
const OUTCOMES: ReadonlyMap<string, RuleOutcome> = new Map([
  ["fail", "found"],
  ["pass", "passed"],
  ["fixed", "passed"],
  ["notapplicable", "passed"],
  ["error", "unsettled"],
  ["unknown", "unsettled"],
  ["notchecked", "unsettled"],
  ["notselected", "unsettled"],
  ["informational", "unsettled"],
]);

export type RuleResult = SightedHere & { readonly outcome: RuleOutcome };

/**
 * What a `rule-result` says, with the facts of its Rule where the file has them. Only `fail` is a finding. A rule is identified by
 * its V-number, else by its id without revision; each instance of it that has a result of its own is a place.
 */
export const ruleResult = (
  element: XmlElement,
  rule: XccdfRule | null,
  benchmark: string | null,
): RuleResult | NoSighting => {
  const idref = attributeOf(element, "idref");
  const word = textAt(element, "result");
  const outcome = OUTCOMES.get(word?.toLowerCase() ?? "");
  if (idref === null) return noSighting("xccdf.no-rule", "The rule-result names no rule (idref).");
  if (outcome === undefined) {
    const found = word === null ? "no result" : `the result "${word.slice(0, 40)}"`;
    return noSighting("xccdf.unknown-result", `${idref.slice(0, 200)} has ${found}.`);
  }
  const stig = stigOf(idref, rule, benchmark, attributeOf(element, "version"));
  const id = stig?.groupId ?? withoutRevision(idref);
  const location = instancesOf(element);
  const rated = ratingOf(element, rule, outcome, word);
  const names = mergedNames(element, rule);
  return {
    outcome,
    remarks: rated.remarks,
    record: {
      location,
      severity: rated.severity,
      actionable: outcome === "found" && rated.severity !== "informational",
      output: resultOutput(element),
      details: { ...NO_RECORD_DETAILS, result: word },
      weakness: {
        sourceIdentifier: id,
        check: checkAt(id, location),
        family: benchmark === null ? null : benchmarkName(benchmark),
        kind: names.cves.length === 0 ? "configuration" : "vulnerability",
        name: rule?.title ?? id,
        description: rule?.description ?? "",
        solution: rule?.fix ?? null,
        seeAlso: names.references,
        cves: names.cves,
        cvss: [],
        details: { ...NO_WEAKNESS_DETAILS, controls: names.controls, ccis: names.ccis, stig },
      },
    },
  };
};

/** The severity of the result, else of its rule; a result that asks for nothing is informational. */
const ratingOf = (element: XmlElement, rule: XccdfRule | null, outcome: RuleOutcome, word: string | null) => {
  const severityWord = attributeOf(element, "severity") ?? rule?.severity ?? "unknown";
  const asksNothing = word === "notselected" || word === "informational";
  const { severity, remark } = outcomeSeverity(
    XCCDF_SEVERITIES,
    severityWord,
    asksNothing ? "passed" : outcome,
  );
  const remarks: SightingRemark[] = remark === null ? [] : [remark];
  if (outcome === "found" && severityWord.toLowerCase() === "unknown") {
    const message = "The benchmark does not rate this rule (severity unknown); such rules count as moderate.";
    remarks.push({ code: "xccdf.unrated-rule", message, once: true });
  }
  return { severity, remarks };
};

const stigOf = (
  idref: string,
  rule: XccdfRule | null,
  benchmark: string | null,
  version: string | null,
): StigReading | null => {
  const groupId = groupNumber(rule?.group ?? "") ?? groupOfRule(idref);
  if (groupId === null) return null;
  return {
    benchmark: benchmarkName(benchmark ?? rule?.benchmark ?? ""),
    groupId,
    ruleId: ruleNumber(idref),
    stigId: rule?.version ?? version,
  };
};

const mergedNames = (element: XmlElement, rule: XccdfRule | null) => {
  const own = namesOf(element);
  return {
    ccis: [...new Set([...(rule?.ccis ?? []), ...own.ccis])],
    cves: [...new Set([...(rule?.cves ?? []), ...own.cves])],
    controls: rule?.controls ?? [],
    references: rule?.references ?? [],
  };
};

const instancesOf = (element: XmlElement): string =>
  childrenOf(element, "instance")
    .map((instance) => wholeText(instance).trim())
    .filter((text) => text !== "")
    .join(" ");

/** What the checker said: its messages, what a person wrote, and a result that was overridden. */
const resultOutput = (element: XmlElement): string | null => {
  const parts = [
    ...childrenOf(element, "message").map((message) => wholeText(message).trim()),
    ...childrenOf(element, "check").flatMap((check) =>
      childrenOf(check, "check-content").flatMap((content) => contentLines(content)),
    ),
    ...childrenOf(element, "override").map(overrideLine),
  ].filter((part) => part !== "");
  return parts.join("\n") || null;
};

/** STIG Manager writes the reviewer's words as elements; others write text. */
const contentLines = (content: XmlElement): string[] => {
  const parts = childrenOf(content);
  if (parts.length === 0) return [wholeText(content).trim()];
  return parts.map((part) => `${part.name}: ${wholeText(part).trim()}`);
};

const overrideLine = (override: XmlElement): string => {
  const [before, after] = [textAt(override, "old-result"), textAt(override, "new-result")];
  const remark = flowingText(elementAt(override, "remark"));
  return `Result changed from ${before ?? "none"} to ${after ?? "none"}${remark === null ? "." : `: ${remark}`}`;
};
