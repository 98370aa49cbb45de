import type { Severity } from "#domain/risk-rating.ts";
import { ratedSeverity, type RatedSeverity, type SeverityTable } from "./severity-word.ts";

/**
 * The names of a STIG rule are the same in every format (checklist, XCCDF, ARF): a finding is identified by the V-number of its
 * group, and the detector is `stig`.
 */
export const STIG_DETECTOR = "stig";

/** Severity words of checklists and XCCDF; CAT I, II and III are high, medium and low (DoD, STIG overview). */
export const STIG_SEVERITIES: SeverityTable = {
  high: "high",
  medium: "moderate",
  low: "low",
  info: "informational",
};

/** `V-235719` from the id of a group, such as `xccdf_mil.disa.stig_group_V-235719`; null when it has none. */
export const groupNumber = (text: string): string | null =>
  /(?:^|_)(V-\d{1,9})$/.exec(text.trim())?.[1] ?? null;

/** `SV-235719r960792_rule` from the id of a rule, with or without the name space of XCCDF; null when it has none. */
export const ruleNumber = (text: string): string | null =>
  /(?:^|_)(SV-\d{1,9}(?:r\d{1,9})?(?:_rule)?)$/.exec(text.trim())?.[1] ?? null;

/** A rule's id without the revision that every release of the benchmark raises. */
export const withoutRevision = (ruleId: string): string => ruleId.trim().replace(/r\d{1,9}(?:_rule)?$/, "");

/** The numbers from which on DISA gives a group and its rule the same digits (conversion of the legacy ids, 2020). */
const SHARED_DIGITS_FROM = 200_000;

/** The V-number that a rule's own id tells when its group is not known; null for ids from before the conversion. */
export const groupOfRule = (ruleId: string): string | null => {
  const digits = /^SV-(\d{1,9})/.exec(ruleNumber(ruleId) ?? "")?.[1];
  return digits !== undefined && Number(digits) >= SHARED_DIGITS_FROM ? `V-${digits}` : null;
};

/** `MS_Edge_STIG` from a benchmark's id, without the name space of XCCDF. */
export const benchmarkName = (id: string): string => id.trim().replace(/^xccdf_[^_]+_benchmark_/, "");

/** How a rule came out. `found`: a finding; `passed`: it does not apply or is met; `unsettled`: nobody knows yet. */
export type RuleOutcome = "found" | "passed" | "unsettled";

/** The severity of a rule's result: a rule that is met found nothing and is informational, whatever its own severity. */
export const outcomeSeverity = (
  table: SeverityTable,
  word: string | null,
  outcome: RuleOutcome,
): RatedSeverity & { readonly severity: Severity } =>
  outcome === "passed" ? { severity: "informational", remark: null } : ratedSeverity(table, word);
