import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { test } from "node:test";
import * as fc from "fast-check";
import { utf8ValidLength, utf8WholeLength } from "#reports/parts/utf8.ts";
import { runs } from "../support/depth.ts";

test("whole and valid lengths of any bytes agree with a decoder", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, fc.uint8Array({ maxLength: 3 }), fc.nat(60), (some, junk, cut) => {
      const block = Buffer.concat([some, junk, some]).subarray(0, cut);
      const valid = utf8ValidLength(block);
      assert.ok(isUtf8(block.subarray(0, valid)));
      for (let longer = valid + 1; longer <= block.length; longer++)
        assert.equal(isUtf8(block.subarray(0, longer)), false, `${block.toString("hex")} to ${longer}`);
      assert.ok(block.length - utf8WholeLength(block) <= 3);
    }),
    { numRuns: runs(3000), seed: 2 },
  );
});
