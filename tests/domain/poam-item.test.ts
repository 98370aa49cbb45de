import assert from "node:assert/strict";
import { test } from "node:test";
import * as item from "#domain/poam-item.ts";
import { day } from "./observations.ts";

const SCAN = { by: "scan" } as const;

test("an item is proposed for closure, verified, and opened again where it was", () => {
  const pending = item.proposeClosure({ status: "in progress" }, day("2026-02-01"));
  assert.deepEqual(pending, {
    status: "pending verification",
    fixedOn: "2026-02-01",
    proof: SCAN,
    resumes: "in progress",
  });
  const closed = item.close(pending);
  assert.deepEqual(closed, {
    status: "closed",
    fixedOn: "2026-02-01",
    completionDate: "2026-02-01",
    proof: SCAN,
  });
  assert.deepEqual(item.reopen(pending), { status: "in progress" });
  assert.deepEqual(item.reopen(closed), { status: "open" });
});

test("what is accepted, put off or judged false comes back to where it was", () => {
  const until = day("2026-09-30");
  assert.deepEqual(item.resume(item.acceptRisk({ status: "in progress" }, until)), { status: "in progress" });
  assert.deepEqual(item.resume(item.defer({ status: "open" }, until)), { status: "open" });
  const accepted = item.acceptRisk({ status: "in progress" }, until);
  assert.deepEqual(item.reopen(item.markFalsePositive(accepted, until)), { status: "in progress" });
  assert.equal(item.proposeClosure(accepted, until).resumes, "in progress");
});

test("an item's id is its system's prefix and its number", () => {
  assert.equal(item.poamId("V-", 17), "V-17");
  assert.equal(item.poamId("", 1), "1");
});
