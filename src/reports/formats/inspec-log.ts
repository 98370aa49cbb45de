import { assetIdentity } from "#domain/reading.ts";
import { controlRecord, controlStatus, INSPEC_SEVERITIES, isConclusive } from "./hdf/hdf-control.ts";
import { fieldAt, listAt, textAt, wordAt } from "../json/json-fields.ts";
import { headAt, jsonHead } from "../json/json-head.ts";
import { jsonPatterns } from "../json/json-pattern.ts";
import { readJsonReport, type FoundAsset, type JsonFound } from "../json/json-report.ts";
import type { ReportFormat } from "../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../report-limits.ts";
import { NOTHING_COVERED } from "../parts/scan-facts.ts";
import { writtenTime } from "../parts/scan-time.ts";
import { noSighting } from "../parts/sighting.ts";

const RECORDS = jsonPatterns("#");

const assetOf = (value: unknown): FoundAsset => {
  const name = textAt(value, "platform", "name");
  const identifier = textAt(value, "platform", "target_id") ?? `unnamed ${name ?? "system"}`;
  return {
    asset: assetIdentity("host", identifier, {
      operatingSystem: [name, textAt(value, "platform", "release")].filter(Boolean).join(" ") || null,
    }),
    scannedAt: writtenTime(textAt(listAt(value, "results")[0], "start_time") ?? ""),
    credentialed: "yes",
  };
};

const lineFound = (value: unknown): JsonFound => {
  const id = wordAt(value, "id");
  if (id === null) return noSighting("inspec-log.no-control-id", "A control without id.");
  const impact = fieldAt(value, "impact");
  const status = controlStatus(value, impact);
  const asset = assetOf(value);
  if (status === "no_results") return { answer: { asset, check: id, conclusive: false } };
  const profile = textAt(value, "profile", "name") ?? "";
  return {
    asset,
    answered: isConclusive(status),
    ...controlRecord(value, { id, profile, impact, status }),
  };
};

/** Logs of InSpec runs with one control per line, as audit collectors write them. One record per control that has results. */
export const inspecLog: ReportFormat<"inspec-log"> = {
  id: "inspec-log",
  about: {
    title: "Chef InSpec log, one control per line (JSON lines)",
    identity:
      "Control id and the system's target id, else its platform; the same as in InSpec's JSON results.",
    coverage: "The controls that passed, failed or do not apply (impact 0).",
    severities: INSPEC_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    const control = headAt(head, "id") !== null && headAt(head, "impact") !== null;
    return (
      control && headAt(head, "results")?.kind === "array" && headAt(head, "platform")?.kind === "object"
    );
  },
  read: (open, limits = DEFAULT_REPORT_LIMITS) =>
    readJsonReport(
      open(),
      {
        scan: { ...NOTHING_COVERED, detector: "inspec", tool: "Chef InSpec" },
        assets: [],
        patterns: RECORDS,
        manyRoots: true,
        found: ({ value }) => lineFound(value),
      },
      limits,
    ),
};
