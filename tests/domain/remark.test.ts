import assert from "node:assert/strict";
import { test } from "node:test";
import { remarkLog } from "#domain/remark.ts";

const remark = (number: number) => ({ code: "made.up", where: `line ${number}`, message: "Odd." });

test("remarks are kept in order, and all of them up to the bound", () => {
  const log = remarkLog(3);
  for (let i = 1; i <= 3; i += 1) log.add(remark(i));
  assert.deepEqual(log.list(), [remark(1), remark(2), remark(3)]);
});

test("beyond the bound remarks are counted, not kept", () => {
  const log = remarkLog(2);
  for (let i = 1; i <= 100_000; i += 1) log.add(remark(i));
  const list = log.list();
  assert.equal(list.length, 3);
  assert.deepEqual(list.slice(0, 2), [remark(1), remark(2)]);
  assert.equal(list[2]?.code, "remarks.left-out");
  assert.match(list[2]?.message ?? "", /\b99998\b/);
});

test("the list is a copy", () => {
  const log = remarkLog();
  log.list().push(remark(1));
  assert.deepEqual(log.list(), []);
});
