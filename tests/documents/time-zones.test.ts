import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL("./write-and-read.ts", import.meta.url));

describe("days do not depend on the time zone", () => {
  it("writes the same bytes and reads the same days in four zones", async () => {
    const zones = ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"];
    const answers = await Promise.all(
      zones.map(
        async (TZ) => (await run(process.execPath, [PROGRAM], { env: { ...process.env, TZ } })).stdout,
      ),
    );
    assert.match(answers[0] ?? "", /^[0-9a-f]{64} 2026-03-08 2026-11-01 1900-02-28 2026-12-31\n$/);
    for (const answer of answers) assert.equal(answer, answers[0]);
  });
});
