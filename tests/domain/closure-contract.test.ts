import assert from "node:assert/strict";
import { test } from "node:test";
import {
  closureContractFrom,
  contractState,
  isMet,
  type Clause,
  type ContractFacts,
} from "#domain/closure-contract.ts";
import { Fault } from "#domain/fault.ts";
import { day } from "./observations.ts";

const NOTHING: ContractFacts = {
  today: day("2026-06-15"),
  findings: 2,
  fixedFindings: 0,
  fewestCleanScans: 0,
  evidence: [],
  milestones: { total: 0, complete: 0 },
};
const piece = { kind: "file", type: null, expiresOn: null, withdrawn: false } as const;
const training = {
  kind: "attestation",
  type: "training",
  expiresOn: day("2026-06-15"),
  withdrawn: false,
} as const;

/** Each clause with facts that meet it and facts that come near. */
const CASES: ReadonlyArray<readonly [Clause, Partial<ContractFacts>, readonly Partial<ContractFacts>[]]> = [
  [
    { clause: "clean scans", scans: 2 },
    { fixedFindings: 2, fewestCleanScans: 2 },
    [
      { fixedFindings: 1, fewestCleanScans: 2 },
      { fixedFindings: 2, fewestCleanScans: 1 },
      { findings: 0, fixedFindings: 0, fewestCleanScans: null },
    ],
  ],
  [
    { clause: "evidence", pieces: 2 },
    { evidence: [piece, piece] },
    [
      { evidence: [piece] },
      { evidence: [piece, { ...piece, withdrawn: true }] },
      { evidence: [piece, { ...piece, expiresOn: day("2026-06-14") }] },
      { evidence: [piece, training] },
    ],
  ],
  [
    { clause: "attestation", type: "training" },
    { evidence: [training] },
    [
      { evidence: [piece] },
      { evidence: [{ ...training, type: "review" }] },
      { evidence: [{ ...training, expiresOn: day("2026-06-14") }] },
    ],
  ],
  [
    { clause: "milestones" },
    { milestones: { total: 3, complete: 3 } },
    [{ milestones: { total: 3, complete: 2 } }, { milestones: { total: 0, complete: 0 } }],
  ],
];

test("a clause is met by what it asks for, and by nothing less", () => {
  for (const [clause, meets, misses] of CASES) {
    assert.ok(isMet(contractState([clause], { ...NOTHING, ...meets })), clause.clause);
    for (const near of misses) {
      const [state] = contractState([clause], { ...NOTHING, ...near });
      assert.equal(state?.met, false, `${clause.clause}: ${state?.found}`);
    }
  }
});

test("a contract is met when all of its clauses are; an empty one never is", () => {
  const contract = CASES.map(([clause]) => clause);
  const all: ContractFacts = Object.assign({}, NOTHING, ...CASES.map(([, meets]) => meets), {
    evidence: [piece, piece, training],
  });
  assert.ok(isMet(contractState(contract, all)));
  assert.ok(!isMet(contractState(contract, { ...all, evidence: [piece, piece] })));
  assert.ok(!isMet(contractState([], all)));
});

test("what is no contract is refused by name", () => {
  const given = [{ clause: "clean scans", scans: 2 }, { clause: "milestones" }];
  assert.deepEqual(closureContractFrom(given), given);
  for (const wrong of [
    null,
    {},
    [null],
    [{ clause: "hope" }],
    [{ clause: "clean scans" }],
    [{ clause: "clean scans", scans: 0 }],
    [{ clause: "evidence", pieces: 1.5 }],
    [{ clause: "attestation", type: " " }],
    Array.from({ length: 21 }, () => ({ clause: "milestones" })),
  ])
    assert.throws(
      () => closureContractFrom(wrong),
      (error) => error instanceof Fault && error.code === "input.invalid",
    );
});
