import type { Rulebook } from "./rulebook.ts";
import {
  exploitabilityOf,
  type CertificationClass,
  type VulnerabilityEvaluation,
} from "./vulnerability-evaluation.ts";

/** Whether an evaluated vulnerability is an incident that the provider should or may report; null when it is none. */
export const reportableIncident = (
  { upkeep }: Rulebook,
  certificationClass: CertificationClass,
  evaluation: Pick<
    VulnerabilityEvaluation,
    "potentialAgencyImpact" | "internetReachable" | "likelyExploitable"
  >,
): { readonly requirement: string; readonly force: "should" | "may" } | null => {
  const column = exploitabilityOf(evaluation);
  const incident = upkeep.incidents.find(
    ({ exploitability, until }) => exploitability === column && evaluation.potentialAgencyImpact > until,
  );
  if (incident === undefined) return null;
  const { requirement, classes } = incident;
  return { requirement, force: classes.value.includes(certificationClass) ? "should" : "may" };
};
