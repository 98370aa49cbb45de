import { addDays, type CalendarDate } from "../calendar.ts";
import type { Rulebook } from "../rulebook.ts";
import type { CertificationClass } from "../vulnerability-evaluation.ts";
import type { ClockFacts } from "./clock-facts.ts";
import { NO_EFFECT, type ClockStep } from "./clock-step.ts";

/** The class of an item's system: its own, or that of its impact level; the strictest, D, when neither is known. */
export const certificationClassOf = (
  rulebook: Rulebook,
  { certificationClass, impactLevel }: Pick<ClockFacts, "certificationClass" | "impactLevel">,
): { readonly certificationClass: CertificationClass; readonly step: ClockStep } => {
  const implied = impactLevel && rulebook.certificationClasses[impactLevel];
  const value = certificationClass ?? implied ?? "D";
  const because =
    certificationClass !== undefined
      ? "Certification class of the system."
      : implied !== undefined
        ? `Certification class that the ${impactLevel} impact level of the system stands for.`
        : "Neither class nor impact level of the system is known: the strictest class is taken.";
  return { certificationClass: value, step: { step: "class", value, because, effect: NO_EFFECT } };
};

/** The day by which a detected vulnerability has to be evaluated; null where the rulebook asks for no evaluation. */
export const evaluationDue = (
  rulebook: Rulebook,
  facts: Pick<ClockFacts, "originalDetectionDate" | "certificationClass" | "impactLevel">,
): CalendarDate | null => {
  const { remediation } = rulebook;
  if (remediation.by !== "potential agency impact") return null;
  const { certificationClass } = certificationClassOf(rulebook, facts);
  return addDays(facts.originalDetectionDate, remediation.evaluationDays[certificationClass].value);
};
