import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { close, poamId, proposeClosure, reopen, requirePending } from "#domain/poam-item.ts";
import { day } from "./observations.ts";

test("an item is proposed for closure, verified, and opened again", () => {
  const pending = proposeClosure({ status: "open" }, day("2026-02-01"));
  assert.deepEqual(pending, { status: "pending verification", fixedOn: "2026-02-01" });
  const closed = close(pending);
  assert.deepEqual(closed, { status: "closed", fixedOn: "2026-02-01", completionDate: "2026-02-01" });
  assert.deepEqual(reopen(pending), { status: "open" });
  assert.deepEqual(reopen(closed), { status: "open" });
});

test("only an item that waits for verification can be closed", () => {
  const pending = proposeClosure({ status: "open" }, day("2026-02-01"));
  assert.equal(requirePending("V-1", pending), pending);
  for (const state of [{ status: "open" } as const, close(pending)])
    assert.throws(
      () => requirePending("V-1", state),
      (error) =>
        error instanceof Fault && error.code === "item.illegal-transition" && /V-1/.test(error.message),
    );
});

test("an item's id is its system's prefix and its number", () => {
  assert.equal(poamId("V-", 17), "V-17");
  assert.equal(poamId("", 1), "1");
});
