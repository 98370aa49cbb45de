import { NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import { fieldAt, listAt, namesOf, numberAt, textAt, textsAt, wordAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import type { SarifFacts, SarifRun } from "./sarif-facts.ts";
import { sarifMessage, type SarifRule } from "./sarif-rule.ts";
import { isSuppressed, suppressionReason } from "./sarif-suppression.ts";
import { ratedSeverity, severityOfScores, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type SightingRemark } from "../../parts/sighting.ts";
import { cvesIn, cwesIn } from "../../parts/word-list.ts";

/** Levels (SARIF 2.1.0, section 3.27.10), and words that some tools put in a result's property `severity`. */
export const SARIF_SEVERITIES: SeverityTable = {
  error: "high",
  warning: "moderate",
  note: "low",
  none: "informational",
  critical: "critical",
  high: "high",
  medium: "moderate",
  moderate: "moderate",
  low: "low",
};

/** What a `result` says of the run's source code. */
export const sarifFound = (value: unknown, run: SarifRun, facts: SarifFacts): JsonFound => {
  const named = run.ruleOf(value);
  if (named === null) return noSighting("sarif.no-rule", "A result that names no rule.");
  const kind = textAt(value, "kind") ?? "fail";
  const suppressed = isSuppressed(value);
  const { severity, remark } = severityOf(value, named.rule, kind);
  const opens = kind === "fail" && !suppressed && textAt(value, "baselineState") !== "absent";
  const message = sarifMessage(fieldAt(value, "message"), named.rule);
  const place = placeOf(value, run);
  // Rule ids are a tool's own: those of another tool in the same file must not be taken for the first one's.
  const id = run.tool === facts.first.tool ? named.id : `${run.tool}/${named.id}`;
  const output = [message, suppressed ? suppressionReason(value) : null].filter((text) => text !== null);
  const { rule } = named;
  return {
    asset: run.asset,
    remarks: remark === null ? [] : [remark],
    answered: suppressed ? false : CONCLUSIVE.has(kind),
    record: {
      severity,
      actionable: opens && severity !== "informational",
      location: place.location,
      output: output.join("\n") || null,
      details: { ...NO_RECORD_DETAILS, result: suppressed ? "suppressed" : kind, line: place.line },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: null,
        kind: "vulnerability",
        name: rule?.name ?? id,
        description: rule?.description ?? "",
        solution: rule?.help ?? null,
        seeAlso: rule === null || rule.helpUri === null ? [] : [rule.helpUri],
        cves: cvesIn(`${id} ${rule?.name ?? ""}`),
        cvss: [],
        details: { ...NO_WEAKNESS_DETAILS, cwes: cwesOf(value, rule) },
      },
    },
  };
};

/** Kinds of result (section 3.27.9) that are an answer: `open` and `review` are none. */
const CONCLUSIVE: ReadonlySet<string> = new Set(["fail", "pass", "notApplicable", "informational"]);

/**
 * The score `security-severity` on the scale of CVSS decides; else a word in the property `severity`; else the level of the
 * result, else of its rule, else `warning`, and `none` for every kind but `fail` (section 3.27.10).
 */
const severityOf = (
  value: unknown,
  rule: SarifRule | null,
  kind: string,
): { readonly severity: Severity; readonly remark: SightingRemark | null } => {
  if (kind !== "fail") return { severity: "informational", remark: null };
  const scoreText = wordAt(value, "properties", "security-severity") ?? rule?.securitySeverity ?? null;
  const score = scoreText !== null && /^\d{1,2}(?:\.\d{1,4})?$/.test(scoreText) ? Number(scoreText) : null;
  const scored =
    score === null || score > 10 ? null : severityOfScores([{ version: "3", score, vector: null }]);
  if (scored !== null) return { severity: scored, remark: null };
  const word = textAt(value, "properties", "severity")?.toLowerCase() ?? "";
  if (WORDS.has(word)) return ratedSeverity(SARIF_SEVERITIES, word);
  return ratedSeverity(SARIF_SEVERITIES, textAt(value, "level") ?? rule?.level ?? "warning");
};

const WORDS: ReadonlySet<string> = new Set(["critical", "high", "medium", "moderate", "low"]);

const cwesOf = (value: unknown, rule: SarifRule | null): string[] => {
  const taxa = listAt(value, "taxa").map(
    (entry) => `CWE-${textAt(entry, "id")?.replace(/^CWE-?/i, "") ?? ""}`,
  );
  const own = cwesIn([...taxa, ...textsAt(value, "properties", "tags")].join(" "));
  return [...new Set([...own, ...(rule?.cwes ?? [])])];
};

/** File and fingerprint; never a line, which moves whenever something is added above it. */
const placeOf = (
  value: unknown,
  run: SarifRun,
): { readonly location: string; readonly line: number | null } => {
  const first = fieldAt(listAt(value, "locations")[0], "physicalLocation");
  const index = numberAt(first, "artifactLocation", "index");
  const file = textAt(first, "artifactLocation", "uri") ?? (index === null ? null : run.artifact(index));
  const logical = textAt(listAt(listAt(value, "locations")[0], "logicalLocations")[0], "fullyQualifiedName");
  const fingerprint = fingerprintOf(value);
  const where = file ?? logical ?? "";
  const line = numberAt(first, "region", "startLine");
  return {
    location: fingerprint === null ? where : `${where} [${fingerprint}]`.trim(),
    line: line !== null && Number.isSafeInteger(line) && line > 0 ? line : null,
  };
};

/**
 * `fingerprints` are stable by themselves; of `partialFingerprints` the hash of the first line (section 3.27.17). Of
 * several versions of one kind the last name in the order of the alphabet counts.
 */
const fingerprintOf = (value: unknown): string | null => {
  const whole = fieldAt(value, "fingerprints");
  const wholeName = namesOf(whole).toSorted().at(-1);
  if (wholeName !== undefined) return textAt(whole, wholeName);
  const partial = fieldAt(value, "partialFingerprints");
  const names = namesOf(partial).toSorted();
  const name = names.findLast((entry) => entry.startsWith("primaryLocationLineHash")) ?? names.at(-1);
  return name === undefined ? null : textAt(partial, name);
};
