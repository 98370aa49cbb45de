import { local, verified } from "#domain/fact.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { custom } from "./custom.ts";

const CLOSE_OUT = "32 CFR 170.21(b)";

/** What the levels share: everything is due within 180 days of the Conditional status, and nothing moves that. */
const cmmc = {
  ...custom,
  impactLevels: [],
  remediation: {
    by: "conditional status",
    days: verified(180, `${CLOSE_OUT}: closed out within 180 days of the Conditional CMMC Status Date`),
  },
  clock: {
    ...custom.clock,
    dayCount: verified("calendar days", `${CLOSE_OUT}: days`),
    riskAdjustmentMovesDate: local(false, "Every item of the assessment is due on the same day"),
    scannerRaiseMovesDate: local(false, "Every item of the assessment is due on the same day"),
    vendorReleaseRestarts: verified(false, `${CLOSE_OUT} names no exception for vendors`),
    extensionsMoveDate: verified(false, `${CLOSE_OUT} names no extension`),
    manualDates: verified("only earlier", `${CLOSE_OUT} names no extension`),
  },
  upkeep: {
    ...custom.upkeep,
    vendorPendingIsNotLate: verified(false, `${CLOSE_OUT} names no exception for vendors`),
  },
  deviations: {
    types: local([], "A requirement is met or not met; exceptions stand in the system security plan"),
    noOperationalRequirementFor: local([], "There is no operational requirement to refuse"),
  },
  closure: {
    proofs: verified(["close-out assessment"], `${CLOSE_OUT}: an assessment of the requirements not met`),
    whenItReturns: local("new item", "A later deficiency belongs to the operational plan of action"),
    evidenceYears: verified(6, "32 CFR 170.17(c)(4): kept for six years"),
  },
  record: {
    ...custom.record,
    statusWords: verified(
      [
        { word: "Not met", covers: ["open", "in progress", "pending verification", "deferred"] },
        { word: "Met", covers: ["closed"] },
      ],
      "32 CFR 170.24",
    ),
  },
} as const;

export const cmmcL2 = {
  ...cmmc,
  id: "cmmc-l2",
  name: "CMMC Level 2",
  source: "32 CFR part 170, 170.21 and 170.24",
  about: "Contractors with a Conditional Level 2 status, by self-assessment or by a C3PAO.",
} as const satisfies Rulebook;

export const cmmcL3 = {
  ...cmmc,
  id: "cmmc-l3",
  name: "CMMC Level 3",
  source: "32 CFR part 170, 170.21 and 170.24",
  about: "Contractors with a Conditional Level 3 status, assessed by DCMA DIBCAC.",
} as const satisfies Rulebook;
