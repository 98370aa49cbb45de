import { verified, type Fact } from "#domain/fact.ts";
import type { ImpactPeriods, ImpactTimeframes, Period } from "#domain/rulebook/remediation.ts";
import type { Cadence, ReportableIncident } from "#domain/rulebook/upkeep-rules.ts";
import type { CertificationClass, Exploitability } from "#domain/vulnerability-evaluation.ts";

export const CR26 = "FedRAMP Consolidated Rules 2026 (2026.07.14.01)";
const PVR = `${CR26}, VDR-TFR-PVR`;

type Row = readonly [irvLev: number | Period, nirvLev: number, nlev: number];

const timeframe = (value: number | Period): Fact<Period | null> =>
  verified(typeof value === "number" ? { amount: value, unit: "days" } : value, PVR);

const columns = ([irv_lev, nirv_lev, nlev]: Row): Readonly<Record<Exploitability, Fact<Period | null>>> => ({
  irv_lev: timeframe(irv_lev),
  nirv_lev: timeframe(nirv_lev),
  nlev: timeframe(nlev),
});

const NONE = verified(null, `${PVR}: no time frame for N1`);

const timeframes = (n5: Row, n4: Row, n3: Row, n2: Row): ImpactTimeframes => ({
  5: columns(n5),
  4: columns(n4),
  3: columns(n3),
  2: columns(n2),
  1: { irv_lev: NONE, nirv_lev: NONE, nlev: NONE },
});

const CLASSES_A_AND_B = timeframes([4, 8, 32], [8, 32, 64], [32, 64, 192], [96, 160, 192]);
const CLASS_C = timeframes([2, 4, 16], [4, 8, 64], [16, 32, 128], [48, 128, 192]);
const CLASS_D = timeframes([{ amount: 12, unit: "hours" }, 1, 8], [2, 8, 32], [8, 16, 64], [24, 96, 192]);

const evaluation = (days: number): Fact<number> =>
  verified(days, `${CR26}, VER-TFR-EVU: evaluate within ${days} days of detection`);

/** Days from the evaluation to mitigate or fix, or to lower the potential agency impact. */
export const CR26_REMEDIATION: ImpactPeriods = {
  by: "potential agency impact",
  timeframes: { A: CLASSES_A_AND_B, B: CLASSES_A_AND_B, C: CLASS_C, D: CLASS_D },
  evaluationDays: { A: evaluation(14), B: evaluation(7), C: evaluation(5), D: evaluation(2) },
};

type Often = readonly [amount: number, unit: "days" | "months", force: "MUST" | "SHOULD"];

const cadence = (
  requirement: string,
  what: string,
  periods: Readonly<Partial<Record<CertificationClass, Often>>>,
): Cadence => ({
  requirement,
  what,
  periods: Object.fromEntries(
    Object.entries(periods).map(([each, [amount, unit, force]]) => [
      each,
      verified({ amount, unit }, `${CR26}, ${requirement} (${force})`),
    ]),
  ),
});

const everyClass = (often: Often): Readonly<Record<CertificationClass, Often>> => ({
  A: often,
  B: often,
  C: often,
  D: often,
});

/** How often providers detect, verify and report. */
export const CR26_CADENCES: readonly Cadence[] = [
  cadence("VDR-TFR-NMV", "Verify resources that are no machines", everyClass([3, "months", "MUST"])),
  cadence("VDR-TFR-MVX", "Verify machines (20x)", {
    A: [1, "months", "SHOULD"],
    B: [7, "days", "MUST"],
    C: [3, "days", "MUST"],
  }),
  cadence("VDR-TFR-MVF", "Verify machines (Rev 5)", {
    B: [1, "months", "SHOULD"],
    C: [1, "months", "MUST"],
    D: [1, "months", "MUST"],
  }),
  cadence("VDR-TFR-PSD", "Detect on samples", {
    A: [14, "days", "SHOULD"],
    B: [7, "days", "SHOULD"],
    C: [3, "days", "SHOULD"],
    D: [1, "days", "SHOULD"],
  }),
  cadence("VDR-TFR-PDD", "Detect on resources that are likely to drift", {
    A: [3, "months", "SHOULD"],
    B: [1, "months", "SHOULD"],
    C: [14, "days", "SHOULD"],
    D: [7, "days", "SHOULD"],
  }),
  cadence("VDR-TFR-PCD", "Detect on resources that are not likely to drift", {
    A: [6, "months", "SHOULD"],
    B: [6, "months", "SHOULD"],
    C: [1, "months", "SHOULD"],
    D: [1, "months", "SHOULD"],
  }),
  cadence("VER-TFR-MHR", "Report for people to read", everyClass([1, "months", "MUST"])),
  cadence("VER-TFR-MRH", "Report for machines to fetch", {
    B: [1, "months", "SHOULD"],
    C: [14, "days", "SHOULD"],
    D: [7, "days", "SHOULD"],
  }),
];

/** Vulnerabilities that are incidents to report. */
export const CR26_INCIDENTS: readonly ReportableIncident[] = [
  {
    requirement: "VER-TFR-IRI",
    exploitability: "irv_lev",
    until: 3,
    classes: verified(["C", "D"], `${CR26}, VER-TFR-IRI (SHOULD)`),
  },
  {
    requirement: "VER-TFR-NRI",
    exploitability: "nirv_lev",
    until: 4,
    classes: verified(["D"], `${CR26}, VER-TFR-NRI (SHOULD)`),
  },
];
