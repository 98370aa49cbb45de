import { local, recalled, verified } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { custom } from "./custom.ts";
import { ratingDays } from "./rating-days.ts";

const PMO = "GovRAMP program management office, continuous monitoring";

/** GovRAMP, formerly StateRAMP: Critical immediately, then as FedRAMP. */
export const govramp = {
  ...custom,
  id: "govramp",
  name: "GovRAMP",
  source: "GovRAMP continuous monitoring requirements",
  about: "Cloud services of state and local governments under GovRAMP.",
  remediation: ratingDays([0, 30, 90, 180], verified, `${PMO}; immediately is on the day of detection`),
  upkeep: { ...custom.upkeep, staleAfterDays: verified(31, `${PMO}: POA&M every month`) },
} as const satisfies Rulebook;

/** TX-RAMP names no days and no workbook: what most programs do, and the reports of its two levels. */
export const txRamp = {
  ...custom,
  id: "tx-ramp",
  name: "TX-RAMP",
  source: "Texas DIR, TX-RAMP program manual",
  about: "Cloud services of Texas agencies; low stands for Level 1, moderate and high for Level 2.",
  remediation: ratingDays([30, 30, 90, 180], local, "TX-RAMP sets no days; common practice"),
  upkeep: {
    ...custom.upkeep,
    staleAfterDays: recalled(92, "TX-RAMP program manual: quarterly report of Level 2"),
  },
} as const satisfies Rulebook;
