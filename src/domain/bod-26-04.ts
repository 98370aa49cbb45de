import type { CalendarDate } from "./calendar.ts";

/** What the directive asks for: fix on system upgrade, or within that many days; `3DF` with a forensic investigation. */
export const BOD_26_04_OUTCOMES = ["FSU", "60D", "14D", "3D", "3DF"] as const;
export type Bod2604Outcome = (typeof BOD_26_04_OUTCOMES)[number];

/** Calendar days of an outcome; null where the fix may wait for the next upgrade of the system. */
export const BOD_26_04_DAYS = {
  FSU: null,
  "60D": 60,
  "14D": 14,
  "3D": 3,
  "3DF": 3,
} as const satisfies Record<Bod2604Outcome, number | null>;

export const BOD_26_04_SOURCE =
  "CISA BOD 26-04, decision table as published by CERT/CC SSVC (cisa:DT_BOD2604:1.0.0)";

export type TechnicalImpact = "partial" | "total";

/** The four facts that decide (Stakeholder-Specific Vulnerability Categorization). */
export type Bod2604Facts = {
  readonly knownExploited: boolean;
  readonly publiclyExposed: boolean;
  readonly automatable: boolean;
  readonly technicalImpact: TechnicalImpact;
};

type Row = readonly [yes: string, impact: TechnicalImpact, outcome: Bod2604Outcome];

/** The sixteen rows in the order of the publication: k known exploited, e publicly exposed, a automatable, - not. */
export const BOD_26_04_TABLE: readonly Row[] = [
  ["---", "partial", "FSU"],
  ["k--", "partial", "14D"],
  ["-e-", "partial", "60D"],
  ["--a", "partial", "60D"],
  ["---", "total", "FSU"],
  ["ke-", "partial", "14D"],
  ["k-a", "partial", "14D"],
  ["-ea", "partial", "14D"],
  ["k--", "total", "14D"],
  ["-e-", "total", "14D"],
  ["--a", "total", "60D"],
  ["kea", "partial", "3D"],
  ["ke-", "total", "3DF"],
  ["k-a", "total", "3DF"],
  ["-ea", "total", "3D"],
  ["kea", "total", "3DF"],
];

const keyOf = (facts: Bod2604Facts): string =>
  `${facts.knownExploited ? "k" : "-"}${facts.publiclyExposed ? "e" : "-"}${facts.automatable ? "a" : "-"}`;

/** What the directive asks for in these circumstances. */
export const bod2604Outcome = (facts: Bod2604Facts): Bod2604Outcome => {
  const row = BOD_26_04_TABLE.find(
    ([yes, impact]) => yes === keyOf(facts) && impact === facts.technicalImpact,
  );
  if (row === undefined) throw new Error("The table of BOD 26-04 has a row for every combination.");
  return row[2];
};

/** Exposure as far as it is known. Whether the asset is publicly exposed is the owner's to say; the rest CISA publishes. */
export type Exposure = {
  readonly publiclyExposed?: boolean;
  readonly automatable?: boolean;
  readonly technicalImpact?: TechnicalImpact;
};

/**
 * The facts with what is missing filled in, and what was assumed: not automatable, total technical impact. Secondary
 * sources give both defaults for vulnerabilities that are not known exploited; they are taken for known exploited ones
 * too. Exposure that nobody stated is taken as public, the stricter case.
 */
export const assumeBod2604 = (
  knownExploited: boolean,
  exposure: Exposure | undefined,
): { readonly facts: Bod2604Facts; readonly assumed: readonly string[] } => ({
  facts: {
    knownExploited,
    publiclyExposed: exposure?.publiclyExposed ?? true,
    automatable: exposure?.automatable ?? false,
    technicalImpact: exposure?.technicalImpact ?? "total",
  },
  assumed: [
    ...(exposure?.publiclyExposed === undefined ? ["publicly exposed"] : []),
    ...(exposure?.automatable === undefined ? ["not automatable"] : []),
    ...(exposure?.technicalImpact === undefined ? ["total technical impact"] : []),
  ],
});

/** The day from which the directive counts: the earlier of KEV listing and detection (secondary source). */
export const bod2604Start = (detectedOn: CalendarDate, kevListedOn: CalendarDate | null): CalendarDate =>
  kevListedOn !== null && kevListedOn < detectedOn ? kevListedOn : detectedOn;
