import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { scoreOfV4 } from "#app/deviation/adjusted-score.ts";
import { attachmentsOf, CLAIM_TYPES, partsOf, requireWhole, type Claim } from "#domain/deviation/claim.ts";
import { fittingTypes, refusalOf, requireAdmissible } from "#domain/deviation/request-rules.ts";
import { requestMovesFrom, REQUEST_STATUSES } from "#domain/deviation/request-state.ts";
import { adjustedScore, type RiskReduction } from "#domain/deviation/risk-reduction.ts";
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

const V2 = "AV:N/AC:L/Au:N/C:C/I:C/A:C";
const V3 = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const CVSS = [
  { version: "2", score: 10, vector: V2 },
  { version: "4", score: 9.3, vector: V4 },
  { version: "3", score: null, vector: null },
  { version: "3", score: 9.8, vector: V3 },
] as const;
const score = (cvss: Parameters<typeof adjustedScore>[0], change: Partial<RiskReduction> = {}) =>
  adjustedScore(cvss, { ...reduction("low"), ...change }, scoreOfV4);
const asking = (change: Partial<RiskReduction>) => () =>
  requireWhole({ type: "risk adjustment", reduction: { ...reduction("low"), ...change } });
const refusal = (wanted: RegExp) => (error: unknown) =>
  error instanceof Fault && error.code === "input.invalid" && wanted.test(error.message);

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

  test("the score starts from the first CVSS 3 vector, else from one of 4.0, else of 2", () => {
    assert.equal(score(CVSS)?.vector, V3);
    assert.deepEqual(score(CVSS.slice(0, 2)), { vector: V4, baseScore: 9.3, score: 9.3, rating: "critical" });
    assert.deepEqual(score(CVSS.slice(0, 1)), { vector: V2, baseScore: 10, score: 10, rating: "critical" });
    const entered = { vector: null, baseScore: null, score: 3.1, rating: "low" };
    assert.deepEqual(score([], { enteredScore: 3.1 }), entered);
    assert.equal(score([]), null);
  });

  test("metrics and remediation level modify a vector as its version says it", () => {
    const modified = { MAV: { value: "P", explanation: "Locked." } };
    const remediationLevel = { level: "official fix", explanation: "Out." } as const;
    const of = (cvss: Parameters<typeof adjustedScore>[0], change: Partial<RiskReduction>) => {
      const found = score(cvss, { remediationLevel, ...change });
      return found && [found.vector, found.baseScore, found.score];
    };
    assert.deepEqual(of(CVSS, { modified }), [`${V3}/RL:O/MAV:P`, 9.8, 6.5]);
    // CVSS 4.0 knows no remediation level, CVSS 2 no modified metric.
    assert.deepEqual(of(CVSS.slice(0, 2), { modified }), [`${V4}/MAV:P`, 9.3, 7]);
    assert.equal(of(CVSS.slice(0, 1), { modified }), null);
    assert.deepEqual(of(CVSS.slice(0, 1), {}), [`${V2}/RL:OF`, 10, 8.7]);
    const surroundings = { TD: { value: "L", explanation: "One host." } };
    assert.deepEqual(of(CVSS, { modified: surroundings }), [`${V2}/RL:OF/TD:L`, 10, 2.2]);
    const impact = { MVC: { value: "L", explanation: "No secrets." } };
    assert.equal(of(CVSS, { modified: impact })?.[0], `${V4}/MVC:L`);
    assert.equal(of(CVSS, { modified: { ...surroundings, ...impact } }), null);
  });

  test("a vector that is none, or lacks a metric that is modified, is refused with what to do", () => {
    for (const baseVector of [V2, `(${V2})`, V3, V4, null]) assert.doesNotThrow(asking({ baseVector }));
    for (const baseVector of [
      "",
      "9.8",
      "CVSS:5.0/AV:N",
      `${V4}/MAV:__proto__`,
      `${V4}/${"E:A/".repeat(99)}`,
    ])
      assert.throws(
        asking({ baseVector }),
        refusal(/^Expected a CVSS vector of version 4\.0, 3\.1, 3\.0 or 2\.0/),
      );
    const modified = { MC: { value: "L", explanation: "No secrets." } };
    assert.doesNotThrow(asking({ baseVector: V3, modified }));
    assert.throws(asking({ baseVector: V4, modified }), refusal(/CVSS 4\.0 has.*Found MC:L/));
    assert.throws(asking({ baseVector: V2, modified }), refusal(/CVSS 2 has.*Found MC:L/));
    const required = { MUI: { value: "R", explanation: "A click." } };
    assert.throws(asking({ baseVector: V4, modified: required }), refusal(/Found MUI:R/));
    const unknown = { XX: { value: "L", explanation: "?" } } as RiskReduction["modified"];
    assert.throws(
      asking({ modified: unknown }),
      refusal(/^Expected a modified metric, one of MAV, .*Found XX\./),
    );
  });
});
