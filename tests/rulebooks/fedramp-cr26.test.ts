import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar.ts";
import { evaluationDue } from "#domain/clock/certification-class.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { CERTIFICATION_CLASSES, POTENTIAL_AGENCY_IMPACTS } from "#domain/vulnerability-evaluation.ts";
import { reportableIncident } from "#domain/reportable-incident.ts";
import { fedrampCr26 } from "#rulebooks/fedramp-cr26.ts";
import { day } from "../domain/observations.ts";

type Cells = readonly [irvLev: number | string | null, nirvLev: number | null, nlev: number | null];

const NONE: Cells = [null, null, null];
const LIGHT: Readonly<Record<number, Cells>> = {
  5: [4, 8, 32],
  4: [8, 32, 64],
  3: [32, 64, 192],
  2: [96, 160, 192],
  1: NONE,
};
const TABLE: Readonly<Record<string, Readonly<Record<number, Cells>>>> = {
  A: LIGHT,
  B: LIGHT,
  C: { 5: [2, 4, 16], 4: [4, 8, 64], 3: [16, 32, 128], 2: [48, 128, 192], 1: NONE },
  D: { 5: ["12 hours", 1, 8], 4: [2, 8, 32], 3: [8, 16, 64], 2: [24, 96, 192], 1: NONE },
};
const COLUMNS = [
  { internetReachable: true, likelyExploitable: true },
  { internetReachable: false, likelyExploitable: true },
  { internetReachable: false, likelyExploitable: false },
] as const;

test("every cell of the time frames: class, potential agency impact, exploitability", () => {
  let cells = 0;
  const evaluatedOn = day("2026-12-07");
  for (const certificationClass of CERTIFICATION_CLASSES)
    for (const potentialAgencyImpact of POTENTIAL_AGENCY_IMPACTS)
      for (const [index, column] of COLUMNS.entries()) {
        const cell = TABLE[certificationClass]?.[potentialAgencyImpact]?.[index];
        const evaluation = {
          evaluatedOn,
          evaluatedAt: "2026-12-07T18:00:00Z",
          potentialAgencyImpact,
          ...column,
        };
        const { date } = scheduledCompletion(fedrampCr26, {
          originalDetectionDate: day("2026-12-01"),
          originalRiskRating: "low",
          certificationClass,
          evaluation,
        });
        const due =
          typeof cell === "number"
            ? addDays(evaluatedOn, cell)
            : cell === null
              ? null
              : addDays(evaluatedOn, 1);
        assert.equal(
          date,
          due,
          `class ${certificationClass}, N${potentialAgencyImpact}, column ${index + 1}`,
        );
        cells += 1;
      }
  assert.equal(cells, 60);
});

test("reachable but not likely exploitable counts in the last column", () => {
  const { date } = scheduledCompletion(fedrampCr26, {
    originalDetectionDate: day("2026-12-01"),
    originalRiskRating: "critical",
    certificationClass: "C",
    evaluation: {
      evaluatedOn: day("2026-12-07"),
      potentialAgencyImpact: 5,
      internetReachable: true,
      likelyExploitable: false,
    },
  });
  assert.equal(date, "2026-12-23");
});

test("a vulnerability is to be evaluated 14, 7, 5 and 2 days after detection", () => {
  const originalDetectionDate = day("2026-12-07");
  for (const [certificationClass, due] of [
    ["A", "2026-12-21"],
    ["B", "2026-12-14"],
    ["C", "2026-12-12"],
    ["D", "2026-12-09"],
  ] as const)
    assert.equal(evaluationDue(fedrampCr26, { originalDetectionDate, certificationClass }), due);
  assert.equal(evaluationDue(fedrampCr26, { originalDetectionDate }), "2026-12-09", "the strictest class");
});

test("impact levels stand for classes; the system's own class comes first", () => {
  const originalDetectionDate = day("2026-12-07");
  const due = (more: object) => evaluationDue(fedrampCr26, { originalDetectionDate, ...more });
  assert.equal(due({ impactLevel: "li-saas" }), "2026-12-14");
  assert.equal(due({ impactLevel: "low" }), "2026-12-14");
  assert.equal(due({ impactLevel: "moderate" }), "2026-12-12");
  assert.equal(due({ impactLevel: "high" }), "2026-12-09");
  assert.equal(due({ impactLevel: "high", certificationClass: "A" }), "2026-12-21");
});

test("how often providers detect, verify and report, by class", () => {
  const table: Readonly<Record<string, readonly (string | null)[]>> = {
    "VDR-TFR-NMV": ["3 months", "3 months", "3 months", "3 months"],
    "VDR-TFR-MVX": ["1 months", "7 days", "3 days", null],
    "VDR-TFR-MVF": [null, "1 months", "1 months", "1 months"],
    "VDR-TFR-PSD": ["14 days", "7 days", "3 days", "1 days"],
    "VDR-TFR-PDD": ["3 months", "1 months", "14 days", "7 days"],
    "VDR-TFR-PCD": ["6 months", "6 months", "1 months", "1 months"],
    "VER-TFR-MHR": ["1 months", "1 months", "1 months", "1 months"],
    "VER-TFR-MRH": [null, "1 months", "14 days", "7 days"],
  };
  const said = fedrampCr26.upkeep.cadences.map(({ requirement, periods }) => [
    requirement,
    CERTIFICATION_CLASSES.map((each) => {
      const period = periods[each]?.value;
      return period === undefined ? null : `${period.amount} ${period.unit}`;
    }),
  ]);
  assert.deepEqual(Object.fromEntries(said), table);
});

test("accepted at 192 days; CISA's dates count, Rev 5's vendor rules do not", () => {
  assert.equal(fedrampCr26.upkeep.acceptedAfterDays.value, 192);
  assert.equal(fedrampCr26.clock.kevDueDateGoverns.value, true);
  assert.equal(fedrampCr26.clock.bod2604.value, "known exploited only");
  assert.equal(fedrampCr26.upkeep.vendorCheckInDays.value, null);
});

test("which vulnerabilities are incidents to report, by class", () => {
  const table = [
    ["irv_lev", 5, "VER-TFR-IRI", "may may should should"],
    ["irv_lev", 4, "VER-TFR-IRI", "may may should should"],
    ["irv_lev", 3, null, ""],
    ["nirv_lev", 5, "VER-TFR-NRI", "may may may should"],
    ["nirv_lev", 4, null, ""],
    ["nlev", 5, null, ""],
  ] as const;
  for (const [column, potentialAgencyImpact, requirement, forces] of table) {
    const index = ["irv_lev", "nirv_lev", "nlev"].indexOf(column);
    const evaluation = { potentialAgencyImpact, ...(COLUMNS[index] ?? COLUMNS[0]) };
    const found = CERTIFICATION_CLASSES.map((each) => reportableIncident(fedrampCr26, each, evaluation));
    for (const incident of found) assert.equal(incident?.requirement ?? null, requirement);
    assert.equal(
      found
        .map((incident) => incident?.force ?? "")
        .join(" ")
        .trim(),
      forces,
    );
  }
});
