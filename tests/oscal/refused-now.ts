import assert from "node:assert/strict";
import { Fault, type FaultCode } from "#domain/fault.ts";

/** The call is refused with that code; its message. */
export const refusedNow = (work: () => unknown, code: FaultCode): string => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code, error.message);
    return error.message;
  }
  return assert.fail(`expected the fault ${code}`);
};
