import { cvesIn } from "../../parts/word-list.ts";
import { STIG_SEVERITIES } from "../../parts/stig-rule.ts";
import type { SeverityTable } from "../../parts/severity-word.ts";
import { controlAt } from "../../parts/control-list.ts";
import {
  attributeOf,
  childrenOf,
  elementAt,
  flowingText,
  textAt,
  wholeText,
  type XmlElement,
} from "../../xml/xml-element.ts";

/**
 * `severity` of a rule or a result (XCCDF 1.2, NISTIR 7275 r4, 6.4.4.2 and 6.6.4). `unknown` is the default and means that
 * the author did not rate the rule; such a finding counts as moderate until somebody does.
 */
export const XCCDF_SEVERITIES: SeverityTable = { ...STIG_SEVERITIES, unknown: "moderate" };

/** What a `Rule` of a Benchmark says, kept until the results that name it. */
export type XccdfRule = {
  /** Id of the Group that the rule stands in. */
  readonly group: string | null;
  readonly benchmark: string | null;
  /** The STIG-ID. */
  readonly version: string | null;
  readonly severity: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly fix: string | null;
} & XccdfNames;

/** Names under which others know a rule or what it is about. */
export type XccdfNames = {
  readonly ccis: readonly string[];
  readonly cves: readonly string[];
  readonly controls: readonly string[];
  readonly references: readonly string[];
};

/** The parts of a Rule or a result that are not read. */
export const XCCDF_SKIPS: ReadonlySet<string> = new Set([
  "fix",
  "check-import",
  "check-export",
  "complex-check",
  "profile-note",
  "rationale",
  "metadata",
]);

export const xccdfRule = (rule: XmlElement, group: string | null, benchmark: string | null): XccdfRule => ({
  group,
  benchmark,
  version: textAt(rule, "version"),
  severity: attributeOf(rule, "severity"),
  title: flowingText(elementAt(rule, "title")),
  description: ruleDescription(rule),
  fix: fixText(rule),
  ...namesOf(rule),
});

/** Of DISA's description, which holds elements written as text, the discussion; of others all of it. */
const ruleDescription = (rule: XmlElement): string | null => {
  const element = elementAt(rule, "description");
  if (element === null) return null;
  const text = wholeText(element);
  const [start, end] = [text.indexOf("<VulnDiscussion>"), text.indexOf("</VulnDiscussion>")];
  if (start === -1 || end < start) return flowingText(element);
  return text.slice(start + "<VulnDiscussion>".length, end).trim() || null;
};

const fixText = (rule: XmlElement): string | null => {
  const element = elementAt(rule, "fixtext");
  return element === null ? null : wholeText(element).trim() || null;
};

const CCI = /^CCI-\d{6}$/;

/** Idents and references: CCIs by their form, CVEs, and controls from references to NIST SP 800-53. */
export const namesOf = (element: XmlElement): XccdfNames => {
  const idents = childrenOf(element, "ident").map((ident) => wholeText(ident).trim());
  const references = childrenOf(element, "reference");
  const referred = references.map((reference) => wholeText(reference).trim());
  const hrefs = references.map((reference) => attributeOf(reference, "href"));
  const controls = references
    .filter((reference) => /800-53/.test(attributeOf(reference, "href") ?? ""))
    .flatMap((reference) => wholeText(reference).split(","))
    .map(controlAt);
  return {
    ccis: [...new Set([...idents, ...referred].filter((text) => CCI.test(text)))],
    cves: [...new Set(idents.flatMap(cvesIn))],
    controls: [...new Set(controls.filter((control) => control !== null))],
    references: [...new Set(hrefs.filter((href) => href !== null && /^https?:/.test(href)))].flatMap(
      (href) => href ?? [],
    ),
  };
};
