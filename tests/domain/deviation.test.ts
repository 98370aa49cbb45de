import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { attachmentsOf, CLAIM_TYPES, partsOf, type Claim } from "#domain/deviation/claim.ts";
import { fittingTypes, refusalOf, requireAdmissible } from "#domain/deviation/request-rules.ts";
import { requestMovesFrom, REQUEST_STATUSES } from "#domain/deviation/request-state.ts";
import { adjustedScore } from "#domain/deviation/risk-reduction.ts";
import { attachmentLines, partStanding, rationaleLines } from "#domain/deviation/standing-of-item.ts";
import { Fault } from "#domain/fault.ts";
import { ITEM_STATUSES, type ItemStatus } from "#domain/poam-item.ts";
import { RISK_RATINGS, type RiskRating } from "#domain/risk-rating.ts";
import { rulebookById } from "#rulebooks/index.ts";

const context = (rulebook: string, status: ItemStatus = "open", rating: RiskRating = "moderate") => ({
  rulebook: rulebookById(rulebook),
  poamId: "V-1",
  status,
  rating,
  requests: [],
});
const operational = { impactStatement: "It stops.", justification: "No other.", attachments: ["memo.pdf"] };
const reduction = (requestedRating: RiskRating) => ({
  requestedRating,
  baseVector: null,
  modified: {},
  remediationLevel: null,
  enteredScore: null,
  attachments: ["diagram.pdf"],
});
const isTaken = (claim: Claim, ...where: Parameters<typeof context>): boolean => {
  try {
    requireAdmissible(claim, context(...where));
    return true;
  } catch (error) {
    assert.ok(error instanceof Fault && error.code === "deviation.refused", String(error));
    return false;
  }
};

const typesTaken = (rulebook: string) =>
  fittingTypes(context(rulebook)).flatMap(({ type, refusal }) => (refusal === null ? [type] : []));

const statuses = (type: (typeof CLAIM_TYPES)[number]) =>
  ITEM_STATUSES.filter((status) => refusalOf(type, context("custom", status)) === null);

describe("deviation requests", () => {
  test("an operational requirement alone: of FedRAMP Rev 5 for moderate and low only; combined by the lowered rating", () => {
    const alone: Claim = { type: "operational requirement", operational };
    const taken = RISK_RATINGS.filter((rating) => isTaken(alone, "fedramp-rev5", "open", rating));
    assert.deepEqual(taken, ["moderate", "low"]);
    const combined = (requested: RiskRating): Claim => ({
      type: "operational requirement and risk adjustment",
      operational,
      reduction: reduction(requested),
    });
    const lowered = RISK_RATINGS.filter((rating) =>
      isTaken(combined(rating), "fedramp-rev5", "open", "high"),
    );
    assert.deepEqual(lowered, ["moderate", "low"]);
    assert.deepEqual(
      RISK_RATINGS.filter((rating) => isTaken(alone, "custom", "open", rating)),
      [...RISK_RATINGS],
    );
  });

  test("each rulebook takes its own types; a risk acceptance is never an authority's form", () => {
    assert.deepEqual(typesTaken("fedramp-rev5"), [...CLAIM_TYPES]);
    assert.deepEqual(typesTaken("fedramp-cr26"), ["false positive", "risk acceptance"]);
    assert.deepEqual(typesTaken("cmmc-l2"), ["risk acceptance"]);
  });

  test("nothing can be asked for what waits for verification or has ended, but a false positive again", () => {
    const open = ["draft", "open", "in progress", "risk accepted", "deferred"];
    assert.deepEqual(statuses("false positive"), [...open, "false positive"]);
    for (const type of ["operational requirement", "risk adjustment"] as const)
      assert.deepEqual(statuses(type), open);
    assert.deepEqual(statuses("risk acceptance"), ["open", "in progress", "risk accepted"]);
  });

  test("two requests that do the same do not wait at once", () => {
    const waiting = { name: "DR-1", status: "pending", type: "risk adjustment" } as const;
    const refused = CLAIM_TYPES.filter(
      (type) => refusalOf(type, { ...context("custom"), requests: [waiting] }) !== null,
    );
    assert.deepEqual(refused, ["risk adjustment", "operational requirement and risk adjustment"]);
    for (const type of CLAIM_TYPES)
      assert.equal(
        refusalOf(type, { ...context("custom"), requests: [{ ...waiting, status: "rejected" }] }),
        null,
      );
  });

  test("the moves of each status", () => {
    const moves = REQUEST_STATUSES.map((status) => `${status}: ${requestMovesFrom(status).join(", ")}`);
    assert.deepEqual(moves, [
      "pending: approve, reject, withdraw",
      "approved: review, revoke",
      "rejected: ",
      "withdrawn: ",
      "revoked: ",
      "expired: ",
      "replaced: ",
    ]);
  });

  test("what documents say: pending, then yes, then no; a combined request stands in two columns", () => {
    const claim: Claim = {
      type: "operational requirement and risk adjustment",
      operational,
      reduction: reduction("low"),
    };
    const asked = (status: (typeof REQUEST_STATUSES)[number]) => [
      { claim, status, rationale: "It has to run.", evidence: ["photo.png", "diagram.pdf"] },
    ];
    const standing = REQUEST_STATUSES.map((status) =>
      (["operational requirement", "risk adjustment", "false positive"] as const)
        .map((part) => partStanding(asked(status), part))
        .join(" "),
    );
    assert.deepEqual(standing, [
      "pending pending none",
      "approved approved none",
      ...Array.from({ length: 5 }, () => "none none none"),
    ]);
    assert.equal(partStanding([...asked("pending"), ...asked("approved")], "risk adjustment"), "approved");
    assert.deepEqual(rationaleLines(asked("pending")), [
      "Operational Requirement and Risk Adjustment : It has to run.",
    ]);
    assert.deepEqual(attachmentLines(asked("approved")), [
      "Operational Requirement : memo.pdf",
      "Risk Adjustment : diagram.pdf",
      "Operational Requirement and Risk Adjustment : photo.png",
      "Operational Requirement and Risk Adjustment : diagram.pdf",
    ]);
    assert.deepEqual(attachmentLines(asked("rejected")), []);
    assert.equal(attachmentsOf(claim).length, 2);
    for (const type of CLAIM_TYPES) assert.ok(partsOf(type).length > 0);
  });

  test("the score starts from the first CVSS 3 vector; CVSS 2 and 4 are entered by hand", () => {
    const all = "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    const cvss = [
      { version: "2", score: 10, vector: "AV:N/AC:L/Au:N/C:C/I:C/A:C" },
      { version: "3", score: null, vector: null },
      { version: "3", score: 9.8, vector: `CVSS:3.0/${all}` },
    ] as const;
    assert.equal(adjustedScore(cvss, reduction("low"))?.vector, `CVSS:3.0/${all}`);
    assert.equal(adjustedScore(cvss.slice(0, 1), reduction("low")), null);
    const entered = adjustedScore([], { ...reduction("low"), enteredScore: 3.1 });
    assert.deepEqual(entered, { vector: null, baseScore: null, score: 3.1, rating: "low" });
    const fixed = adjustedScore(cvss, {
      ...reduction("low"),
      modified: { MAV: { value: "P", explanation: "Locked." } },
      remediationLevel: { level: "official fix", explanation: "Out." },
    });
    assert.deepEqual([fixed?.baseScore, fixed?.score], [9.8, 6.5]);
  });
});
