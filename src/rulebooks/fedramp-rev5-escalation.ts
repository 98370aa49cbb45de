import type { EscalationLevel, EscalationMeasure, EscalationTrigger } from "#domain/escalation.ts";
import { verified } from "#domain/fact.ts";

const TABLE = "FedRAMP Rev 5 continuous monitoring playbook, performance management, Table 1";

const row = (
  id: string,
  level: EscalationLevel,
  when: string,
  measure: EscalationMeasure | null = null,
): Omit<EscalationTrigger, "area"> => ({ id, level, when: verified(when, TABLE), measure });

const inArea = (area: string, rows: ReadonlyArray<Omit<EscalationTrigger, "area">>): EscalationTrigger[] =>
  rows.map((each) => ({ ...each, area }));

const aged = (ratings: "high" | "moderate", number: number, olderThanDays: number): EscalationMeasure => ({
  counts: "aged items",
  ratings: ratings === "high" ? ["critical", "high"] : ["moderate"],
  number,
  olderThanDays,
});

const unauthenticated = (incident: "first" | "again"): EscalationMeasure => ({
  counts: "unauthenticated scans",
  percent: 10,
  incident,
  withinMonths: 6,
});

/** The table of performance triggers; agencies pick from it. Rows without a measure need a person's word. */
export const FEDRAMP_REV5_ESCALATION: readonly EscalationTrigger[] = [
  ...inArea("Operational visibility", [
    row(
      "vulnerability-increase",
      "DFR",
      "Unique vulnerabilities 20 % or 10 above the baseline, whichever is more",
      {
        counts: "more vulnerabilities than baseline",
        percent: 20,
        number: 10,
      },
    ),
    row(
      "unauthenticated-scans-first",
      "DFR",
      "10 % of scans unauthenticated, first time in 6 months",
      unauthenticated("first"),
    ),
    row(
      "unauthenticated-scans-again",
      "CAP",
      "10 % of scans unauthenticated, again within 6 months",
      unauthenticated("again"),
    ),
    row("high-aged-30", "DFR", "5 or more high items older than 30 days", aged("high", 5, 30)),
    row("high-aged-60", "CAP", "5 or more high items older than 60 days", aged("high", 5, 60)),
    row("moderate-aged-90", "DFR", "10 or more moderate items older than 90 days", aged("moderate", 10, 90)),
    row(
      "moderate-aged-120",
      "CAP",
      "10 or more moderate items older than 120 days",
      aged("moderate", 10, 120),
    ),
    row("late-assessment-plan", "CAP", "Annual assessment plan less than 60 days before the anniversary"),
    row("late-assessment-package", "CAP", "Complete annual assessment package after the anniversary"),
    row("poor-quality", "DFR", "A deliverable that is late or inaccurate"),
    row("lack-of-transparency", "CAP", "Lack of transparency"),
    row("recurrences", "CAP", "Any trigger more than once in 6 months", {
      counts: "triggers again",
      withinMonths: 6,
    }),
    row("short-change-notice", "CAP", "Notice of a planned change less than 30 days before it"),
  ]),
  ...inArea("Change control", [
    row("late-emergency-notice", "CAP", "Notice of an emergency change more than 5 days after it"),
    row("unreported-change", "CAP", "A change that was not documented or not reported"),
    row("degraded-change-management", "DFR", "Change management gets worse"),
  ]),
  ...inArea("Incident response", [
    row("late-incident-notice", "CAP", "Late notification of an incident"),
    row("late-directive-response", "CAP", "Late response to an emergency directive of CISA"),
    row("recurring-incident", "CAP", "Incidents of the same type or cause recur"),
    row("four-incidents", "DFR", "4 or more incidents in 6 months"),
    row("zero-day-updates", "CAP", "No daily progress updates on a zero-day vulnerability"),
  ]),
];
