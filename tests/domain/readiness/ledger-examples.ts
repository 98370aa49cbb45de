import type { EarlierReport } from "#domain/escalation.ts";
import type { ReadinessItem } from "#domain/readiness/readiness-item.ts";
import type { Example, Examples } from "./examples.ts";
import { approval, CLOSED, cmmc, day, eligible, ledger, system } from "./ready-item.ts";

const item = (change: Partial<ReadinessItem>): Example => ({ item: change });

const pending = { product: "Example Server", releasedOn: null, lastCheckIn: day("2026-05-01") };

const epss = (score: number) => ({ cve: "CVE-2026-1000", score, scoreDate: day("2026-05-09") });

/** So many old items of High. */
const aged = (count: number): Partial<ReadinessItem>[] =>
  Array.from({ length: count }, (_, index) => ({
    poamId: `V-${index + 2}`,
    sourceIdentifier: `60${index}`,
    originalRiskRating: "high",
    originalDetectionDate: day("2025-01-01"),
  }));

/** Of a month in which high items were too old. */
const report = (on: string): EarlierReport => ({ on: day(on), met: ["high-aged-30"], notKnown: [] });

/** Examples of the checks that judge all items together, or need a ledger. */
export const LEDGER_EXAMPLES: Readonly<Record<string, Examples>> = {
  "escalation-trigger": {
    failing: [
      {
        item: { originalRiskRating: "high", originalDetectionDate: day("2025-01-01") },
        beside: aged(5),
      },
      {
        item: {},
        context: system({
          uniqueVulnerabilities: 60,
          baseline: { on: day("2026-01-01"), vulnerabilities: 50 },
        }),
      },
      { item: {}, context: system({ scans: { total: 20, unauthenticated: 2 } }) },
      { item: {}, context: system({ earlier: [report("2026-01-31"), report("2026-03-31")] }) },
      {
        item: {},
        beside: aged(5).map((one) => ({ ...one, vendor: { ...pending, releasedOn: day("2026-05-02") } })),
      },
    ],
    passing: [
      {
        item: {},
        context: system({
          uniqueVulnerabilities: 59,
          baseline: { on: day("2026-01-01"), vulnerabilities: 50 },
        }),
      },
      { item: {}, context: system({ scans: { total: 21, unauthenticated: 2 } }) },
      { item: {}, context: system({ earlier: [report("2025-10-31"), report("2026-03-31")] }) },
      { item: { originalRiskRating: "high", originalDetectionDate: day("2025-01-01") }, beside: aged(2) },
      { item: { originalRiskRating: "high" }, beside: aged(5), rulebook: "dod-rmf" },
      { item: {}, beside: aged(5).map((one) => ({ ...one, vendor: pending })) },
    ],
  },
  "draft-long": {
    failing: [item(ledger({ status: "draft", recordedOn: day("2026-04-25") }))],
    passing: [
      item(ledger({ status: "draft", recordedOn: day("2026-04-26") })),
      item(ledger({ status: "open", recordedOn: day("2026-01-01") })),
      item({}),
    ],
  },
  "likely-exploitable-unsaid": {
    failing: [
      { ...item(ledger({ epss: epss(0.1) })), rulebook: "fedramp-cr26" },
      {
        ...item({ ...ledger({ epss: epss(0.9) }), texts: { likelyExploitable: "false" } }),
        rulebook: "fedramp-cr26",
      },
    ],
    passing: [
      { ...item(ledger({ epss: epss(0.0999) })), rulebook: "fedramp-cr26" },
      { ...item(ledger({ epss: null })), rulebook: "fedramp-cr26" },
      {
        ...item({ ...ledger({ epss: epss(0.9) }), texts: { likelyExploitable: "true" } }),
        rulebook: "fedramp-cr26",
      },
      { ...item({ ...CLOSED, ...ledger({ epss: epss(0.9) }) }), rulebook: "fedramp-cr26" },
      item(ledger({ epss: epss(0.9) })),
    ],
  },
  "owner-left": {
    failing: [item(ledger({ ownerBelongs: false }))],
    passing: [
      item(ledger({ ownerBelongs: true })),
      item(ledger({ ownerBelongs: null })),
      item({ ...CLOSED, ...ledger({ ownerBelongs: false }) }),
    ],
  },
  "evidence-expired": {
    failing: [item(ledger({ expiredEvidence: [{ name: "Badge review", expiredOn: day("2026-05-09") }] }))],
    passing: [item(ledger({})), item({})],
  },
  "standing-deviation-expired": {
    failing: [{ item: {}, context: system({ expired: [approval(["V-1"])] }) }],
    passing: [{ item: {}, context: system({ expired: [approval([])] }) }, { item: {} }],
  },
  "approval-ending": {
    failing: [
      { item: {}, context: system({ ending: [approval(["V-1"]), { ...approval([]), standing: false }] }) },
    ],
    passing: [{ item: {}, context: system({}) }, { item: {} }],
  },
  "cmmc-not-eligible": {
    failing: [{ item: {}, context: system({ cmmc: cmmc("none", []) }) }],
    passing: [
      { item: {}, context: system({ cmmc: cmmc("none", [], eligible) }) },
      { item: {}, context: system({}) },
    ],
  },
  "cmmc-close-out-near": {
    failing: [{ item: {}, context: system({ cmmc: cmmc("2025-12-01", ["3.1.3"]) }) }],
    passing: [
      { item: {}, context: system({ cmmc: cmmc("2025-12-01", []) }) },
      { item: {}, context: system({ cmmc: cmmc("2026-01-01", ["3.1.3"]) }) },
    ],
  },
  "cmmc-close-out-missed": {
    failing: [{ item: {}, context: system({ cmmc: cmmc("2025-11-01", ["3.1.3"]) }) }],
    passing: [{ item: {}, context: system({ cmmc: cmmc("2025-12-01", ["3.1.3"]) }) }],
  },
};
