import { test } from "node:test";
test("shots", async () => { await import("./zz-shots.ts"); });
