import { madeReport } from "./make-report.ts";

/** A made-up report with about ten thousand weaknesses on twenty hosts: a ledger larger than any single system's. */
export const largeReport = (): Promise<string> =>
  madeReport({ seed: 1, hosts: 20, checks: 34_500, findingsPerHost: 4500, startDate: "2026-01-12" });
