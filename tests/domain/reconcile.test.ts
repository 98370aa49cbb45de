import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FindingState } from "#domain/finding.ts";
import { advance, reconcile, type Observation } from "#domain/reconcile.ts";
import { history, observation, scanOn } from "./observations.ts";

const sighted = (number: number): Observation => ({
  kind: "sighted",
  scan: scanOn(number),
  credentialed: "yes",
});
const provenAbsent = (number: number): Observation => ({
  kind: "absent",
  scan: scanOn(number),
  verdict: { proven: true },
});
const missed = (number: number): Observation => ({
  kind: "absent",
  scan: scanOn(number),
  verdict: { proven: false, reason: "asset-not-alive" },
});

const told = (...observations: Observation[]) => {
  let state: FindingState | null = null;
  return observations.map((each) => {
    const next = advance(state, each);
    state = next.state;
    return `${next.effect}: ${next.state?.status ?? "none"}`;
  });
};

test("the life of a finding: opened, seen again, not observed, fixed, returned", () => {
  const lives: Array<[Observation[], string[]]> = [
    [[provenAbsent(1)], ["unchanged: none"]],
    [[missed(1)], ["unchanged: none"]],
    [
      [sighted(1), sighted(2)],
      ["opened: open", "seenAgain: open"],
    ],
    [
      [sighted(1), missed(2), missed(3)],
      ["opened: open", "notObserved: not observed", "notObserved: not observed"],
    ],
    [
      [sighted(1), missed(2), sighted(3)],
      ["opened: open", "notObserved: not observed", "seenAgain: open"],
    ],
    [
      [sighted(1), missed(2), provenAbsent(3)],
      ["opened: open", "notObserved: not observed", "fixed: fixed"],
    ],
    [
      [sighted(1), provenAbsent(2), missed(3), provenAbsent(4)],
      ["opened: open", "fixed: fixed", "unchanged: fixed", "unchanged: fixed"],
    ],
    [
      [sighted(1), provenAbsent(2), sighted(3)],
      ["opened: open", "fixed: fixed", "returned: open"],
    ],
  ];
  for (const [observations, effects] of lives) assert.deepEqual(told(...observations), effects);
});

test("a finding keeps its first scan, and the first scan that fixed or missed it", () => {
  const fixed = reconcile([sighted(1), sighted(2), provenAbsent(3), provenAbsent(4)]);
  assert.deepEqual(fixed, {
    status: "fixed",
    firstSeen: scanOn(1),
    lastSeen: scanOn(2),
    sightedCredentialed: "yes",
    cleanScans: 1,
    fixedBy: scanOn(3),
  });
  const lost = reconcile([sighted(1), missed(3), missed(2)]);
  assert.ok(lost?.status === "not observed");
  assert.deepEqual(lost.since, scanOn(2));
});

test("silence is never a fix: without a proven absence nothing is fixed", () => {
  fc.assert(
    fc.property(fc.array(observation), (observations) => {
      const state = reconcile(observations);
      if (state?.status !== "fixed") return;
      assert.ok(
        observations.some(
          (o) => o.kind === "absent" && o.verdict.proven && o.scan.scannedAt >= state.lastSeen.scannedAt,
        ),
      );
    }),
  );
});

test("reconcile is total: a finding is there exactly when some scan showed it, and open when the last one did", () => {
  fc.assert(
    fc.property(fc.array(observation), (observations) => {
      const state = reconcile(observations);
      const sightings = observations.filter((o) => o.kind === "sighted");
      assert.equal(state === null, sightings.length === 0);
      const last = observations
        .map((o) => `${o.scan.scannedAt} ${o.scan.sha256}`)
        .toSorted()
        .at(-1);
      const shownLast = sightings.some((o) => `${o.scan.scannedAt} ${o.scan.sha256}` === last);
      if (state !== null) assert.equal(state.status === "open", shownLast);
    }),
  );
});

test("reconcile is free of order", () => {
  const shuffled = fc
    .array(observation)
    .chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([given, other]) => assert.deepEqual(reconcile(other), reconcile(given))),
    { numRuns: 3000 },
  );
});

test("reconcile is idempotent: an observation given twice counts once", () => {
  fc.assert(
    fc.property(fc.array(observation), (observations) =>
      assert.deepEqual(reconcile([...observations, ...observations]), reconcile(observations)),
    ),
  );
});

test("advance, folded in the order of the scans, ends where reconcile does", () => {
  fc.assert(
    fc.property(history, (observations) => {
      let state: FindingState | null = null;
      for (const each of observations) state = advance(state, each).state;
      assert.deepEqual(state, reconcile(observations));
    }),
  );
});
