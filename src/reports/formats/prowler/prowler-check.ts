import { NO_WEAKNESS_DETAILS, type WeaknessReading } from "#domain/reading.ts";
import type { SeverityTable } from "../../parts/severity-word.ts";
import type { SightingRemark } from "../../parts/sighting.ts";
import { linksIn, paragraphs } from "../../parts/word-list.ts";

/** Severities of Prowler's check metadata. */
export const PROWLER_SEVERITIES: SeverityTable = {
  informational: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** How a check went: PASS, FAIL or MANUAL. A muted check failed where somebody decided to accept that. */
export const prowlerOutcome = (
  status: string | null,
  muted: boolean,
): { readonly failed: boolean; readonly conclusive: boolean; readonly remark: SightingRemark | null } => {
  const word = status?.toUpperCase() ?? "";
  if (word === "PASS" || word === "FAIL")
    return { failed: word === "FAIL" && !muted, conclusive: !muted, remark: null };
  if (word === "MANUAL" || word === "MUTED") return { failed: false, conclusive: false, remark: null };
  const message = `Expected the status PASS, FAIL or MANUAL, found "${word.slice(0, 40)}"; it counts as FAIL.`;
  return { failed: true, conclusive: false, remark: { code: "report.unknown-outcome", message } };
};

/** The facts of a check, whichever of Prowler's files they come from. */
export type ProwlerCheck = {
  readonly check: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly risk: string | null;
  readonly remediation: string | null;
  readonly links: readonly (string | null)[];
  readonly service: string | null;
  /** Names of frameworks, and their requirements that the check belongs to. */
  readonly frameworks: readonly (readonly [string, readonly string[]])[];
};

export const prowlerWeakness = (said: ProwlerCheck): WeaknessReading => ({
  sourceIdentifier: said.check,
  check: said.check,
  family: said.service,
  kind: "configuration",
  name: said.title ?? said.check,
  description: paragraphs(said.description, said.risk),
  solution: said.remediation,
  seeAlso: [...new Set(said.links.flatMap(linksIn))],
  cves: [],
  cvss: [],
  details: { ...NO_WEAKNESS_DETAILS, product: said.service, controls: controlsOf(said.frameworks) },
});

/** NIST SP 800-53 controls: Prowler writes AC-2(1) as `ac_2_1`, and statement parts as in `ac_2_a`. */
const controlsOf = (frameworks: ProwlerCheck["frameworks"]): string[] => {
  const ids = frameworks
    .filter(([name]) => /^NIST-800-53/i.test(name))
    .flatMap(([, requirements]) => requirements.slice(0, 200));
  const controls = ids.flatMap((id) => {
    const [, family = "", number = "", part = null] =
      /^([a-z]{2})[_-](\d{1,2})(?:[_(](\d{1,2}))?/i.exec(id.trim()) ?? [];
    if (family === "") return [];
    return [`${family.toUpperCase()}-${number}${part === null ? "" : `(${part})`}`];
  });
  return [...new Set(controls)];
};
