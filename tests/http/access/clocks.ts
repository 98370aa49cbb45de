import type { AccessArea } from "./access-area.ts";

const FALSE_POSITIVE = {
  type: "false positive",
  falsePositive: { evidence: "The fix is backported.", attachments: [] },
};

/** Rulebooks, dates, extensions, vendor dependencies and deviations. */
export const CLOCKS_ACCESS: AccessArea = {
  cells: {
    //                      owner contr asses appro viewer other admin anonymous
    listSystemRulebooks: /**/ "200 200 200 200 200 404 403 401",
    readRulebook: /*     */ "200 200 200 200 200 404 403 401",
    saveRulebook: /*     */ "201 403 403 403 403 404 403 401",
    tryRulebook: /*      */ "200 200 403 403 403 404 403 401",
    adoptRulebook: /*    */ "409 403 403 403 403 404 403 401",
    setManualDate: /*    */ "200 403 403 200 403 404 403 401",
    listExtensions: /*   */ "200 200 200 200 200 404 403 401",
    requestExtension: /* */ "400 400 403 403 403 404 403 401",
    decideExtension: /*  */ "404 403 403 404 403 404 403 401",
    listVendorDependencies: /**/ "200 200 200 200 200 404 403 401",
    recordVendorEvent: /**/ "400 400 403 403 403 404 403 401",
    listItemsAsOf: /*    */ "200 200 200 200 200 404 403 401",
    readClockAsOf: /*    */ "200 200 200 200 200 404 403 401",
    listDeviations: /*   */ "200 200 200 200 200 404 403 401",
    readItemDeviations: /**/ "200 200 200 200 200 404 403 401",
    scoreAdjustment: /*  */ "200 200 200 200 200 404 403 401",
    requestDeviation: /* */ "201 409 403 403 403 404 403 401",
    requestStandingDeviation: /**/ "201 201 403 403 403 404 403 401",
    // The right depends on the move; this one is an approver's.
    decideDeviation: /*  */ "404 403 403 404 403 404 403 401",
  },
  bodies: {
    scoreAdjustment: () => ({ baseVector: null, modified: {}, remediationLevel: null, enteredScore: null }),
    requestDeviation: () => ({ claim: FALSE_POSITIVE, rationale: "Backported." }),
    requestStandingDeviation: () => ({
      claim: FALSE_POSITIVE,
      rationale: "Backported.",
      match: { detector: null, sourceIdentifier: null, cve: null, package: null, asset: "lab-*" },
      from: "2026-06-01",
      until: "2099-01-01",
    }),
    decideDeviation: () => ({ move: "approve", reason: "Looked at it." }),
    saveRulebook: () => ({ id: "ours", name: "Ours", baseId: "fedramp-rev5", changes: {} }),
    tryRulebook: () => ({ rulebookId: "govramp", rulebookVersion: null }),
    adoptRulebook: () => ({ rulebookId: "govramp", rulebookVersion: null, revision: -1, reason: "Test." }),
    setManualDate: () => ({ date: null, reason: "Test." }),
    // Earlier than the date in force, and no dependency to check in on.
    requestExtension: () => ({ to: "2020-01-01", reason: "Test." }),
    decideExtension: () => ({ decision: "approve", reason: "Test." }),
    recordVendorEvent: () => ({ event: "check in", answer: "No news.", on: "2026-06-01" }),
  },
  queries: {
    listItemsAsOf: "?day=2026-06-01",
    readClockAsOf: "?day=2026-06-01",
  },
};
