import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault, FAULTS } from "#domain/fault.ts";

test("each fault has a code of an area and a name, a title and an HTTP status of a refusal", () => {
  for (const [code, { status, title }] of Object.entries(FAULTS)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    assert.ok(title.length > 0 && title.length < 80);
    assert.ok(status >= 400 && status < 600, code);
  }
});

test("a fault carries its code, its message and what caused it", () => {
  const cause = new Error("underneath");
  const fault = new Fault("item.stale", "Expected 1, found 2. Reload.", { cause });
  assert.ok(fault instanceof Error);
  assert.equal(fault.code, "item.stale");
  assert.equal(fault.message, "Expected 1, found 2. Reload.");
  assert.equal(fault.cause, cause);
});
