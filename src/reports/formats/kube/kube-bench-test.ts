import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { textAt } from "../../json/json-fields.ts";
import type { FoundAsset, JsonFound } from "../../json/json-report.ts";
import type { SeverityTable } from "../../parts/severity-word.ts";
import { noSighting } from "../../parts/sighting.ts";

/** The benchmark has no severities: a failed test counts as moderate. */
export const KUBE_BENCH_SEVERITIES: SeverityTable = { fail: "moderate", warn: "moderate" };

const UNNAMED = {
  code: "kube-bench.unnamed-node",
  message: "The file does not name its nodes; assets are called after the type of node.",
  once: true,
} as const;

/**
 * What one test of a section says of a type of node. `FAIL` opens; `WARN` is for a person to look at; others are no
 * records. That a test passed is no proof, since every node of a type goes by the same name.
 */
export const kubeBenchFound = (value: unknown, node: string | null, section: string | null): JsonFound => {
  const id = textAt(value, "test_number");
  const status = textAt(value, "status")?.toUpperCase() ?? null;
  if (id === null) return noSighting("kube-bench.no-test-number", "A test without test_number.");
  const asset: FoundAsset = {
    asset: assetIdentity("host", `kubernetes ${node ?? "node"}`),
    scannedAt: null,
    credentialed: "yes",
  };
  if (status === "PASS" || status === "INFO") return { answer: { asset, check: id, conclusive: false } };
  if (status !== "FAIL" && status !== "WARN")
    return noSighting(
      "kube-bench.unknown-status",
      `Test ${id.slice(0, 40)} has the status "${status?.slice(0, 40) ?? ""}".`,
    );
  const reason = textAt(value, "reason");
  const actual = textAt(value, "actual_value");
  return {
    asset,
    remarks: [UNNAMED],
    answered: null,
    record: {
      location: "",
      severity: "moderate",
      actionable: status === "FAIL",
      output: reason ?? actual,
      details: { ...NO_RECORD_DETAILS, result: status, expected: textAt(value, "expected_result"), actual },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: section,
        kind: "configuration",
        name: textAt(value, "test_desc") ?? `Test ${id}`,
        description: textAt(value, "audit") ?? "",
        solution: textAt(value, "remediation"),
        seeAlso: [],
        cves: [],
        cvss: [],
        details: NO_WEAKNESS_DETAILS,
      },
    },
  };
};
