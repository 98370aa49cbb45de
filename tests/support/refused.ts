import assert from "node:assert/strict";
import { Fault, type FaultCode } from "#domain/fault.ts";

/** The work is refused with that code, by name. */
export const refused = (work: Promise<unknown>, code: FaultCode): Promise<void> =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof Fault, `expected the fault ${code}, got ${String(error)}`);
    assert.equal(error.code, code, error.message);
    return true;
  });
