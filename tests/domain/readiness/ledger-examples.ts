import type { ReadinessItem } from "#domain/readiness/readiness-item.ts";
import type { Example, Examples } from "./examples.ts";
import { approval, CLOSED, cmmc, day, eligible, ledger, system } from "./ready-item.ts";

const item = (change: Partial<ReadinessItem>): Example => ({ item: change });

/** Examples of the checks that need a ledger. */
export const LEDGER_EXAMPLES: Readonly<Record<string, Examples>> = {
  "draft-long": {
    failing: [item(ledger({ status: "draft", recordedOn: day("2026-04-25") }))],
    passing: [
      item(ledger({ status: "draft", recordedOn: day("2026-04-26") })),
      item(ledger({ status: "open", recordedOn: day("2026-01-01") })),
      item({}),
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
