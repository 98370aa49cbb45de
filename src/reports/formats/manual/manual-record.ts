import {
  ASSET_KINDS,
  assetIdentity,
  NO_RECORD_DETAILS,
  NO_WEAKNESS_DETAILS,
  type ScanTime,
} from "#domain/reading.ts";
import { draftAsset } from "#domain/typed-finding.ts";
import { textAt, textsAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import type { SeverityTable } from "../../parts/severity-word.ts";
import { noSighting } from "../../parts/sighting.ts";

export const MANUAL_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  moderate: "moderate",
  low: "low",
};

/**
 * What one typed record says; set aside when a part is missing without which it is no finding. A draft that names no asset
 * stands on an unnamed one.
 */
export const manualFound = (
  value: unknown,
  {
    scannedAt,
    reference,
    draft,
  }: { readonly scannedAt: ScanTime; readonly reference: string; readonly draft: boolean },
): JsonFound => {
  const named = textAt(value, "asset", "identifier");
  const identifier = named ?? (draft ? draftAsset(reference) : null);
  const id = textAt(value, "sourceIdentifier");
  const name = textAt(value, "name");
  const word = textAt(value, "severity") ?? "";
  const severity = Object.hasOwn(MANUAL_SEVERITIES, word) ? MANUAL_SEVERITIES[word] : undefined;
  if (identifier === null) return noSighting("manual.no-asset", "The record names no asset.");
  if (id === null || name === null)
    return noSighting("manual.no-weakness", "The record has no source identifier or no name.");
  if (severity === undefined) {
    const known = Object.keys(MANUAL_SEVERITIES).join(", ");
    return noSighting("manual.unknown-severity", `Expected one of ${known}, found "${word.slice(0, 40)}".`);
  }
  const kind = ASSET_KINDS.find((known) => known === textAt(value, "asset", "kind")) ?? "host";
  return {
    asset: { asset: assetIdentity(kind, identifier), scannedAt, credentialed: "unknown" },
    record: {
      location: textAt(value, "location") ?? "",
      severity,
      actionable: true,
      output: textAt(value, "evidence"),
      details: NO_RECORD_DETAILS,
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: null,
        kind: textAt(value, "kind") === "configuration" ? "configuration" : "vulnerability",
        name,
        description: textAt(value, "description") ?? "",
        solution: textAt(value, "solution"),
        seeAlso: [],
        cves: textsAt(value, "cves"),
        cvss: [],
        details: {
          ...NO_WEAKNESS_DETAILS,
          controls: textsAt(value, "controls"),
          ...(draft ? { draft } : {}),
        },
      },
    },
    remarks: [],
    answered: null,
  };
};
