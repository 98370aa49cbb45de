import assert from "node:assert/strict";
import { test } from "node:test";
import {
  earlierWords,
  inForce,
  notClosedOut,
  requireAnew,
  requireNoCloseOut,
  runningSince,
} from "#domain/cmmc/succession.ts";
import { statusOf } from "#domain/cmmc/status.ts";
import { Fault } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { day } from "../observations.ts";

const dated = (conditional: string | null, final: string | null = null) => ({
  dates: {
    conditional: conditional === null ? null : day(conditional),
    final: final === null ? null : day(final),
  },
});
const refused = (work: () => void, words: RegExp): void =>
  assert.throws(work, (error) => {
    assert.ok(error instanceof Fault && error.code === "cmmc.status-refused");
    assert.match(error.message, words);
    return true;
  });

test("the status in force is the present assessment's own, or else the latest one before it", () => {
  const [none, first, second] = [dated(null), dated("2026-01-01"), dated(null, "2029-01-01")];
  assert.equal(inForce(first, [second]), first);
  assert.equal(inForce(none, [none, second, first]), second);
  assert.equal(inForce(null, [first]), first);
  assert.equal(inForce(none, [none]), null);
  assert.equal(inForce(null, []), null);
});

test("only a Conditional status that was not closed out runs, to the end of its 180th day", () => {
  assert.equal(runningSince(dated("2026-01-01"), day("2026-06-30")), "2026-01-01");
  assert.equal(runningSince(dated("2026-01-01"), day("2026-07-01")), null);
  assert.equal(notClosedOut(dated("2026-01-01")), "2026-01-01");
  for (const other of [dated("2026-01-01", "2026-02-01"), dated(null, "2026-02-01"), dated(null), null]) {
    assert.equal(notClosedOut(other), null);
    assert.equal(runningSince(other, day("2026-03-01")), null);
  }
});

test("while it runs a new assessment is refused, unless it is said to be none for the close-out", () => {
  const running = dated("2026-01-01");
  refused(
    () => requireNoCloseOut(running, day("2026-06-30"), false),
    /its own assessment by 2026-06-30 \(32 CFR 170\.21\(b\)\)/,
  );
  requireNoCloseOut(running, day("2026-06-30"), true);
  requireNoCloseOut(running, day("2026-07-01"), false);
  requireNoCloseOut(null, day("2026-07-01"), false);
});

test("after a Conditional status that was not closed out, the next is later and rests on results of its own", () => {
  const before = { conditional: day("2026-01-01"), kept: [] };
  refused(() => requireAnew(day("2026-01-01"), before), /a day after 2026-01-01/);
  requireAnew(day("2026-01-02"), before);
  refused(() => requireAnew(day("2026-01-02"), { ...before, kept: ["3.1.1"] }), /found 1 result kept/);
  requireAnew(day("2025-01-02"), { conditional: null, kept: ["3.1.1"] });
});

const words = (...dates: Parameters<typeof dated>): string =>
  earlierWords(statusOf(rulesOfLevel(2), "self", dated(...dates).dates, day("2026-06-01")), 2);

test("what an earlier status means is said for each", () => {
  assert.match(words("2026-05-01"), /180 days run on\. 2 results kept/);
  assert.match(words("2025-05-01"), /has expired.*2 results kept/);
  assert.match(words("2026-01-01", "2026-05-01"), /stands until/);
  assert.match(words(null, "2020-05-01"), /has ended/);
  assert.equal(words(null), "");
});
