import assert from "node:assert/strict";
import { test } from "node:test";
import type { TypedFinding } from "#domain/typed-finding.ts";
import { manualFile } from "../../src/reports/formats/manual/manual-file.ts";
import { day } from "../domain/observations.ts";

test("controls are kept as they are typed, in capital letters, and an OSCAL id as the enhancement that it is", () => {
  const typed: TypedFinding = {
    source: { kind: "audit", reference: "AUDIT-7" },
    foundOn: day("2026-05-04"),
    kind: "vulnerability",
    sourceIdentifier: null,
    name: "Shared accounts",
    description: "Three people share one account.",
    severity: "high",
    assets: [{ kind: "host", identifier: "web-01" }],
    location: "",
    cves: [],
    controls: ["ac-2.1", "AC-2.1", "AC-2.1 (iii)", "ac-2", "ac-2a", "3.1.1", "Cci-000366"],
    solution: null,
    evidence: null,
  };
  const { findings } = JSON.parse(manualFile(typed).toString()) as {
    findings: Array<{ controls: string[] }>;
  };
  assert.deepEqual(findings[0]?.controls, [
    "AC-2(1)",
    "AC-2.1",
    "AC-2.1 (III)",
    "AC-2",
    "AC-2A",
    "3.1.1",
    "CCI-000366",
  ]);
});
